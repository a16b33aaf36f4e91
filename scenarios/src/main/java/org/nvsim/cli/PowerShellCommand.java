package org.nvsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nvsim.run.Administration;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nvsim powershell}: policy scripts against a scenario, and the script it stands for. */
@Command(
        name = "powershell",
        description =
                "Runs a PowerShell policy script against a scenario's hosts and prints what it"
                        + " changed; or writes the script that the scenario stands for.",
        mixinStandardHelpOptions = true)
final class PowerShellCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A scenario: a YAML file, or the name of a shipped one (nvsim list).")
    private String file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SCRIPT",
            description = "A .ps1 file to run; without one, the scenario's own scripts are shown.")
    private Path script;

    @Option(
            names = "--on",
            paramLabel = "HOST",
            description = "The host the script runs on; else it must say where it acts.")
    private String host;

    @Option(names = "--export", description = "Writes the script that gives hosts this policy.")
    private boolean export;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides anything in the file; repeatable.")
    private List<String> settings = new ArrayList<>();

    PowerShellCommand() {}

    @Override
    public Integer call() throws ScenarioException, IOException {
        Effect.needs(spec, "SCRIPT", script != null, "--on");
        if (file.endsWith(".ps1")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The scenario comes first: nvsim powershell SCENARIO " + file);
        }
        ScenarioFile scenario = ScenarioLoader.open(file, Overrides.of(settings));
        Administration hosts = Administration.of(scenario.scenario());
        PrintWriter out = spec.commandLine().getOut();
        int status = Status.OK;
        if (script != null) {
            status = run(hosts, out);
        } else if (!export) {
            hosts.changes().forEach(out::println);
        }
        if (export) {
            out.print(hosts.export());
        }
        return status;
    }

    /** What a script says, without what would command a terminal. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }

    private int run(Administration hosts, PrintWriter out) throws IOException {
        Administration.Outcome outcome =
                hosts.run(script.toString(), Files.readString(script), Optional.ofNullable(host));
        if (!export) {
            outcome.output().forEach(line -> out.println(plain(line)));
            outcome.changes().forEach(out::println);
        }
        outcome.problem().ifPresent(spec.commandLine().getErr()::println);
        return outcome.problem().isPresent() ? Status.WRONG_INPUT : Status.OK;
    }
}
