package org.nvsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nvsim.report.SweepJson;
import org.nvsim.report.SweepText;
import org.nvsim.run.sweep.PlannedRun;
import org.nvsim.run.sweep.Sweep;
import org.nvsim.run.sweep.SweepFailure;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepStore;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nvsim sweep}: every point of a file's sweep, with replications. */
@Command(
        name = "sweep",
        description =
                "Runs every point of the file's sweep:, with replications, on all cores. What is"
                        + " finished is kept: the same command goes on after an interruption.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;

    @Spec private CommandSpec spec;
    @Mixin private CommonOptions options;
    @Mixin private ReportOption report;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at a time (default: as many as there are cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description =
                    "What to write into the folder of --out (default: NAME-sweep): csv, json,"
                            + " parquet; several with commas (default: csv).")
    private List<String> formats = List.of("csv");

    SweepCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        if (threads < 1 || threads > MOST_THREADS) {
            throw wrong("--threads is from 1 to " + MOST_THREADS + ", not " + threads);
        }
        SweepFolder writer = writer();
        ScenarioFile file = options.open();
        if (file.sweep().isEmpty()) {
            throw wrong(options.file() + " has no sweep: section; add one, or use nvsim run");
        }
        Path folder =
                options.out() == null ? Path.of(file.scenario().name() + "-sweep") : options.out();
        SweepProgress progress = new SweepProgress(spec.commandLine().getErr(), options.quiet());
        try (SweepStore store = SweepStore.open(folder.resolve("runs"))) {
            SweepResult result = new Sweep(file, store, threads, SweepJson::run, progress).run();
            progress.clear();
            result.failures().forEach(failure -> report(file, failure));
            if (result.complete()) {
                writer.write(folder, result, store);
                ResultFolder.write(
                        folder, "sweep.txt", SweepText.of(result), "scenario.yaml", file.filled());
            }
            print(result, store);
            report.write(folder, file.scenario(), result, options.again("sweep"));
            return progress.status(result);
        }
    }

    private SweepFolder writer() {
        try {
            return SweepFolder.of(formats);
        } catch (IllegalArgumentException e) {
            throw wrong("--format: " + e.getMessage());
        }
    }

    private void print(SweepResult result, SweepStore store) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            SweepJson.write(result, store, out);
        } else {
            out.print(SweepText.of(result));
        }
    }

    private void report(ScenarioFile file, SweepFailure failure) {
        PrintWriter err = spec.commandLine().getErr();
        PlannedRun plan = failure.plan();
        StringBuilder command =
                new StringBuilder("nvsim run ").append(ShellWord.of(options.file()));
        for (String setting : file.settings(plan.variant(), plan.values(), plan.seed())) {
            command.append(" --set ").append(ShellWord.of(setting));
        }
        err.println(
                "failed: point "
                        + plan.point()
                        + plan.variant().map(variant -> ", variant " + variant).orElse("")
                        + ", replication "
                        + plan.replication()
                        + ", seed "
                        + plan.seed()
                        + (failure.defect() ? ": a defect in nvsim" : ""));
        failure.reason().lines().forEach(line -> err.println("  " + line));
        err.println("  to reproduce it: " + command);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
