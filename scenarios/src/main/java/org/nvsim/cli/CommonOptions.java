package org.nvsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that run a scenario have in common. */
final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            paramLabel = "FILE",
            description = "A scenario: a YAML file, or the name of a shipped one (nvsim list).")
    private String file;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random stream.")
    private Long seed;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides anything in the file; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also writes results (and captures) into this folder.")
    private Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no notes.")
    private boolean quiet;

    /** Reads the scenario; warnings go to standard error. Results can then be written. */
    ScenarioFile open() throws ScenarioException {
        List<String> all = new ArrayList<>(settings);
        if (seed != null) {
            all.add("seed=" + seed);
        }
        ScenarioFile scenario = ScenarioLoader.open(file, Overrides.of(all));
        if (!quiet) {
            for (Problem warning : scenario.warnings()) {
                command.commandLine().getErr().println(warning.render());
            }
        }
        if (out != null) {
            try {
                ResultFolder.probe(out);
            } catch (IOException e) {
                throw new ParameterException(
                        command.commandLine(),
                        "--out: '" + out + "' is no folder that can be made and written");
            }
        }
        return scenario;
    }

    /** The command line that does the same again, fit for a shell. */
    String again(String command) {
        StringBuilder line = new StringBuilder("nvsim " + command + " " + ShellWord.of(file));
        if (seed != null) {
            line.append(" --seed ").append(seed);
        }
        settings.forEach(setting -> line.append(" --set ").append(ShellWord.of(setting)));
        return line.toString();
    }

    String file() {
        return file;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    /** Where to write results, or null for nowhere. */
    Path out() {
        return out;
    }
}
