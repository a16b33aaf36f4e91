package org.nvsim.cli;

import java.util.concurrent.Callable;
import org.nvsim.scenario.ScenarioLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nvsim schema}: what editors need to complete and check scenario files. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema (draft-07) of scenario files, for editors.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    SchemaCommand() {}

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(ScenarioLanguage.jsonSchema());
        return Status.OK;
    }
}
