package org.nvsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.nvsim.report.Json;
import org.nvsim.report.RunText;
import org.nvsim.run.RunResult;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nvsim run}: one scenario, once. */
@Command(
        name = "run",
        description = "Runs a scenario: flows, drops by reason, addresses, expectations.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private CommonOptions options;
    @Mixin private CaptureOption capture;
    @Mixin private ReportOption report;

    RunCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Runner runner = new Runner(spec.commandLine().getErr(), options.quiet(), report);
        RunResult result = capture.run(runner, options.open().scenario(), options.out());
        out.print(options.json() ? Json.of(result) : RunText.of(result));
        if (options.out() != null) {
            ResultFolder.write(
                    options.out(),
                    "result.json",
                    Json.of(result),
                    "result.txt",
                    RunText.of(result));
        }
        report.write(options.out(), result.scenario(), options.again("run"));
        return runner.status(result.passed());
    }
}
