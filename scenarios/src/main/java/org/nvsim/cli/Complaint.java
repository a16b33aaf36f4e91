package org.nvsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.nvsim.run.build.ScriptStopped;
import org.nvsim.scenario.problem.ScenarioException;

/** What is said when a command could not do its work, and the status that goes with it. */
final class Complaint {
    /** Of a recursion without an end, more would not say more. */
    private static final int FRAMES_SHOWN = 24;

    private Complaint() {}

    /**
     * Says it.
     *
     * @param args the words after {@code nvsim}
     * @return the exit status
     */
    static int of(Throwable e, PrintWriter err, List<String> args) {
        if (e instanceof OutOfMemoryError) {
            err.println("nvsim: " + outOfMemory());
            return Status.DEFECT;
        }
        if (e instanceof ScenarioException wrong) {
            err.println(wrong.render());
            return Status.WRONG_INPUT;
        }
        if (e instanceof ScriptStopped stopped) {
            err.println(stopped.problem().render());
            return Status.WRONG_INPUT;
        }
        if (e instanceof IOException) {
            err.println("nvsim: cannot read or write: " + e.getMessage());
            return Status.WRONG_INPUT;
        }
        err.println("nvsim: a defect in nvsim stopped this; please report it with this text");
        err.println("  " + e);
        err.println("  to see it again: nvsim " + String.join(" ", args));
        StackTraceElement[] frames = e.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, FRAMES_SHOWN); i++) {
            err.println("\tat " + frames[i]);
        }
        if (e.getCause() != null) {
            err.println("caused by " + e.getCause());
            StackTraceElement[] causes = e.getCause().getStackTrace();
            for (int i = 0; i < Math.min(causes.length, FRAMES_SHOWN); i++) {
                err.println("\tat " + causes[i]);
            }
        }
        return Status.DEFECT;
    }

    private static String outOfMemory() {
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        return "out of memory: "
                + mebibytes
                + " MiB are not enough for this; NVSIM_JAVA_OPTS=-Xmx8g gives it 8 GiB";
    }
}
