package org.nvsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.TreeSet;
import org.nvsim.report.pcapng.Capture;
import org.nvsim.run.Run;
import org.nvsim.run.RunResult;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --pcap}: also writes what passes the nodes to a file for Wireshark. */
final class CaptureOption {
    private static final String EVERYWHERE = "";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--pcap",
            arity = "0..1",
            paramLabel = "NODE,...",
            preprocessor = AttachedOnly.class,
            description =
                    "Captures the frames at these nodes and VMs (at all, if none is named) into"
                            + " NAME.pcapng, in the folder of --out or else here.")
    private String places; // null: not asked for

    /**
     * Runs a scenario, capturing if asked to.
     *
     * @param folder where the capture goes, or null for the current one
     */
    RunResult run(Runner runner, Scenario scenario, Path folder)
            throws ScenarioException, IOException {
        if (places == null) {
            return runner.run(scenario);
        }
        Set<String> chosen = new TreeSet<>(List.of(places.split(",")));
        chosen.remove(EVERYWHERE);
        String name = scenario.name() + scenario.variant().map(v -> "-" + v).orElse("");
        Path home = folder == null ? Path.of("") : Files.createDirectories(folder);
        Path draft = home.resolve(name + ".pcapng.part");
        try {
            RunResult result;
            String about = scenario.title() + " (" + name + ", seed " + scenario.seed() + ")";
            try (Capture capture = new Capture(Files.newOutputStream(draft), chosen, about)) {
                Run run = Run.of(scenario, capture, runner.threads());
                requireKnown(chosen, run.places());
                result = runner.run(run);
            }
            Files.move(draft, home.resolve(name + ".pcapng"), StandardCopyOption.REPLACE_EXISTING);
            return result;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void requireKnown(Set<String> chosen, List<String> known) {
        for (String place : chosen) {
            if (!known.contains(place)) {
                throw new ParameterException(
                        command.commandLine(),
                        "--pcap: no node or VM named '" + place + "'" + Nearest.hint(place, known));
            }
        }
    }

    /** So that {@code --pcap FILE} does not take the scenario for a node. */
    static final class AttachedOnly implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> args, CommandSpec spec, ArgSpec arg, Map<String, Object> info) {
            boolean attached = "=".equals(info.get("separator"));
            if (!attached) {
                arg.setValue(EVERYWHERE);
            }
            return !attached; // true: nothing is left to read
        }
    }
}
