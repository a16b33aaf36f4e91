package org.nvsim.cli;

import java.util.concurrent.Callable;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nvsim list}: the scenarios that ship. */
@Command(
        name = "list",
        description = "Lists the shipped scenarios.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    ListCommand() {}

    @Override
    public Integer call() throws ScenarioException {
        int width = Library.names().stream().mapToInt(String::length).max().orElse(0);
        for (String name : Library.names()) {
            String title = ScenarioLoader.load(name, Overrides.none()).title();
            spec.commandLine()
                    .getOut()
                    .println(name + " ".repeat(width - name.length() + 2) + title);
        }
        return Status.OK;
    }
}
