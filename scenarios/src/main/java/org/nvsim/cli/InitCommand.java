package org.nvsim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.nvsim.scenario.Starters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nvsim init}: a commented scenario to begin with. */
@Command(
        name = "init",
        description = "Writes a commented scenario to begin with; it never overwrites a file.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    /** What {@code --from} may name. */
    static final class Names implements Iterable<String> {
        Names() {}

        @Override
        public Iterator<String> iterator() {
            return Starters.names().iterator();
        }
    }

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            defaultValue = "scenario",
            description = "The file to write, without its ending (default: scenario).")
    private String name;

    @Option(
            names = "--from",
            paramLabel = "STARTER",
            completionCandidates = Names.class,
            description = "What to begin with: ${COMPLETION-CANDIDATES}.")
    private String from = Starters.names().get(0);

    InitCommand() {}

    @Override
    public Integer call() throws IOException {
        String text =
                Starters.text(from)
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                "no starter '"
                                                        + from
                                                        + "'; there are "
                                                        + String.join(", ", Starters.names())));
        boolean ended = name.endsWith(".yaml") || name.endsWith(".yml");
        Path file = Path.of(ended ? name : name + ".yaml");
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(
                    spec.commandLine(), file + " is there already; choose another name");
        }
        spec.commandLine().getErr().println("wrote " + file + "; try: nvsim run " + file);
        return Status.OK;
    }
}
