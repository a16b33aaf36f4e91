package org.nvsim.cli;

import java.util.List;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.spec.Scenario;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Chooses one variant of a file, for commands that look at one scenario closely. */
final class VariantOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--variant",
            paramLabel = "V",
            description = "A variant of the file's compare: section instead of the file itself.")
    private String variant;

    VariantOption() {}

    /** The file as it stands, or the variant that was asked for. */
    Scenario choose(ScenarioFile file) {
        if (variant == null) {
            return file.scenario();
        }
        return file.variants().stream()
                .filter(v -> v.variant().orElseThrow().equals(variant))
                .findFirst()
                .orElseThrow(() -> unknown(file));
    }

    /** What to add to the command line that does the same again, fit for a shell. */
    String again() {
        return variant == null ? "" : " --variant " + ShellWord.of(variant);
    }

    private ParameterException unknown(ScenarioFile file) {
        List<String> names = file.variants().stream().map(v -> v.variant().orElseThrow()).toList();
        return new ParameterException(
                command.commandLine(), unknown(file.scenario().name(), "variant", variant, names));
    }

    /** What to say of a name that is not there: the nearest one, and all there are. */
    static String unknown(String scenario, String kind, String name, List<String> known) {
        String all =
                known.isEmpty() ? " (it has none)" : " (it has: " + String.join(", ", known) + ")";
        return scenario + " has no " + kind + " '" + name + "'" + Nearest.hint(name, known) + all;
    }
}
