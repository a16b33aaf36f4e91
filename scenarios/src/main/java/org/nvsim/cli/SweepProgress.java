package org.nvsim.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.nvsim.run.sweep.SweepFailure;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepWatcher;

/** How far a sweep is, on one line; stops it when the user interrupts. */
final class SweepProgress implements SweepWatcher {
    private final ProgressLine line;
    private final Interruption interruption = Interruption.watch();

    SweepProgress(PrintWriter err, boolean quiet) {
        line = new ProgressLine(err, quiet);
        interruption.runBegins();
    }

    @Override
    public void progressed(int done, int computed, int planned) {
        line.show(
                () ->
                        String.format(
                                Locale.ROOT,
                                "%d of %d runs  %.0f%%  %s",
                                done,
                                planned,
                                100.0 * done / planned,
                                left(planned - done, computed)));
    }

    private String left(int runs, int computed) {
        return computed == 0
                ? ""
                : String.format(Locale.ROOT, "%.0fs left", line.seconds() / computed * runs);
    }

    @Override
    public boolean wantsToStop() {
        return interruption.requested();
    }

    /** Takes the line off the terminal. */
    void clear() {
        line.clear();
    }

    /** The status of a command that got this far. */
    int status(SweepResult result) {
        if (!result.complete()) {
            return Status.INTERRUPTED;
        }
        if (result.failures().stream().anyMatch(SweepFailure::defect)) {
            return Status.DEFECT;
        }
        return result.failures().isEmpty() ? Status.OK : Status.WRONG_INPUT;
    }
}
