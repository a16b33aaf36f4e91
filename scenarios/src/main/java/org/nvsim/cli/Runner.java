package org.nvsim.cli;

import java.io.PrintWriter;
import java.util.List;
import org.nvsim.run.Forecast;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** Runs scenarios for a command: shows progress, and stops when the user interrupts. */
final class Runner {
    private static final long LOOK_EVERY_MS = 200;

    private final PrintWriter err;
    private final boolean quiet;
    private final Interruption interruption = Interruption.watch();

    private final ReportOption report;
    private final int threads;

    Runner(PrintWriter err, boolean quiet) {
        this(err, quiet, new ReportOption(), 1);
    }

    /**
     * @param report is told of every run
     * @param threads that a run may use
     */
    Runner(PrintWriter err, boolean quiet, ReportOption report, int threads) {
        this.err = err;
        this.quiet = quiet;
        this.report = report;
        this.threads = threads;
    }

    /** Runs a scenario to its end, or to where the user stopped it. */
    RunResult run(Scenario scenario) throws ScenarioException {
        return run(Run.of(scenario, null, threads));
    }

    /** How many threads a run may use. */
    int threads() {
        return threads;
    }

    /** Runs to the end, or to where the user stopped it. */
    RunResult run(Run run) {
        Scenario scenario = run.scenario();
        if (!quiet) {
            run.whyFewerThreads()
                    .ifPresent(
                            why -> err.println("threads: " + run.threads() + ", because " + why));
        }
        report.watch(run);
        Progress progress = new Progress(err, quiet);
        String name =
                scenario.variant().map(v -> scenario.name() + "/" + v).orElse(scenario.name());
        Forecast forecast = new Forecast();
        run.stopWhen(
                () -> {
                    forecast.lookAt(run).ifPresent(said -> say(progress, said));
                    progress.show(name, run.nowPs(), scenario.durationPs(), run.eventCount());
                    return interruption.requested();
                });
        interruption.runBegins();
        run.advanceTo(scenario.durationPs());
        interruption.runEnds();
        progress.clear();
        RunResult result = run.result();
        report.add(run, result);
        return result;
    }

    /** Says what a reader of results should know, unless notes are not wanted. */
    void note(List<String> notes) {
        if (!quiet) {
            notes.forEach(err::println);
        }
    }

    private void say(Progress progress, String what) {
        progress.clear();
        if (!quiet) {
            err.println(what);
        }
    }

    /** Whether the user stopped a run: those not begun are not worth beginning. */
    boolean interrupted() {
        return interruption.requested();
    }

    /** Waits until one of the files is saved; returns false when the user does not want to wait. */
    boolean awaits(SavedFiles files) {
        while (!interruption.requested()) {
            if (files.changed()) {
                return true;
            }
            try {
                Thread.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /** The status of a command that got this far. */
    int status(boolean passed) {
        if (interruption.requested()) {
            return Status.INTERRUPTED;
        }
        return passed ? Status.OK : Status.EXPECTATION_FAILED;
    }
}
