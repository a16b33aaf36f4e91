package org.nvsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nvsim.report.ComparisonText;
import org.nvsim.report.Json;
import org.nvsim.run.build.ScriptStopped;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nvsim compare}: every variant of a scenario, side by side. */
@Command(
        name = "compare",
        description = "Runs every variant of the file's compare: and prints them side by side.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private CommonOptions options;
    @Mixin private CaptureOption capture;
    @Mixin private ReportOption report;
    @Mixin private ThreadsOption threads;

    CompareCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        List<Scenario> variants = options.open().variants();
        if (variants.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    options.file() + " has no compare: section; add one, or use nvsim run");
        }
        PrintWriter out = spec.commandLine().getOut();
        Runner runner =
                new Runner(spec.commandLine().getErr(), options.quiet(), report, threads.count());
        List<RunResult> results = new ArrayList<>();
        int worst = Status.OK;
        for (Scenario variant : variants) {
            if (!runner.interrupted()) {
                try {
                    results.add(capture.run(runner, variant, options.out()));
                } catch (ScenarioException | ScriptStopped | IllegalStateException e) {
                    worst = Math.max(worst, failed(variant, e)); // the others run all the same
                }
            }
        }
        if (results.isEmpty()) {
            return worst;
        }
        out.print(options.json() ? Json.of(results) : ComparisonText.of(results));
        if (options.out() != null) {
            ResultFolder.write(
                    options.out(),
                    "results.json",
                    Json.of(results),
                    "comparison.txt",
                    ComparisonText.of(results));
        }
        report.write(
                options.out(), results.get(0).scenario() + "-compare", options.again("compare"));
        int status = runner.status(results.stream().allMatch(RunResult::passed));
        return Math.max(status, worst);
    }

    private int failed(Scenario variant, Exception e) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("variant " + variant.variant().orElse("") + " has no result:");
        return Complaint.of(e, err, spec.commandLine().getParseResult().originalArgs());
    }
}
