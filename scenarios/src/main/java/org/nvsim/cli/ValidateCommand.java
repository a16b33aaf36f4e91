package org.nvsim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nvsim.run.Run;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nvsim validate}: everything that is wrong, without running anything. */
@Command(
        name = "validate",
        description = "Checks scenarios without running them; every error with its place.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenarios: files or names.")
    private List<String> files;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides anything in the files; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--show",
            description =
                    "Prints each good file with everything filled in that an author may leave out.")
    private boolean show;

    ValidateCommand() {}

    @Override
    public Integer call() {
        int status = Status.OK;
        for (String file : files) {
            try {
                ScenarioFile scenario = ScenarioLoader.open(file, Overrides.of(settings));
                for (Problem warning : scenario.warnings()) {
                    spec.commandLine().getErr().println(warning.render());
                }
                Run.of(scenario.scenario()); // what only building can find
                for (Scenario variant : scenario.variants()) {
                    Run.of(variant);
                }
                report(file, scenario);
            } catch (ScenarioException | RuntimeException | Error e) { // the others are read too
                List<String> again = List.of("validate", file);
                status = Math.max(status, Complaint.of(e, spec.commandLine().getErr(), again));
            }
        }
        return status;
    }

    private void report(String file, ScenarioFile scenario) {
        if (show) {
            spec.commandLine().getOut().print(scenario.filled());
        } else {
            spec.commandLine().getOut().println(file + ": good");
        }
    }
}
