package org.nvsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nvsim.report.Json;
import org.nvsim.report.RunText;
import org.nvsim.run.build.ScriptStopped;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nvsim run}: one scenario, once, or each time it is saved. */
@Command(
        name = "run",
        description = "Runs a scenario: flows, drops by reason, addresses, expectations.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private CommonOptions options;
    @Mixin private CaptureOption capture;
    @Mixin private ReportOption report;
    @Mixin private ThreadsOption threads;

    @Option(
            names = "--watch",
            description =
                    "Runs again whenever the scenario or a file it names is saved, until Ctrl-C. A"
                            + " mistake in the file is shown, and the last good result stands.")
    private boolean watch;

    RunCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        Runner runner =
                new Runner(spec.commandLine().getErr(), options.quiet(), report, threads.count());
        return watch ? watch(runner) : runner.status(run(runner, options.open().scenario()));
    }

    /** Runs once; returns whether all expectations hold. */
    private boolean run(Runner runner, Scenario scenario) throws ScenarioException, IOException {
        RunResult result = capture.run(runner, scenario, options.out());
        PrintWriter out = spec.commandLine().getOut();
        out.print(options.json() ? Json.of(result) : RunText.of(result));
        out.flush();
        if (options.out() != null) {
            ResultFolder.write(
                    options.out(),
                    "result.json",
                    Json.of(result),
                    "result.txt",
                    RunText.of(result));
        }
        report.write(options.out(), result.scenario(), options.again("run"));
        return result.passed();
    }

    private int watch(Runner runner) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.isRegularFile(Path.of(options.file()))) {
            throw new ParameterException(
                    spec.commandLine(), "--watch: '" + options.file() + "' is not a file");
        }
        SavedFiles files = new SavedFiles();
        List<String> named = List.of(options.file());
        boolean passed = true;
        while (true) {
            files.lookAt(named);
            report.startOver();
            try {
                Scenario scenario = options.open().scenario();
                named = scenario.sources().names();
                files.lookAlsoAt(named);
                passed = run(runner, scenario);
            } catch (ScenarioException e) {
                err.println(e.render());
                err.println("not run; the last good result stands");
            } catch (ScriptStopped | IllegalStateException e) {
                Complaint.of(e, err, List.of("run", options.file()));
                err.println("the last good result stands");
            }
            if (!runner.awaits(files)) {
                return runner.status(passed);
            }
            err.println("saved: running again");
        }
    }
}
