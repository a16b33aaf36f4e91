package org.nvsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.TreeSet;
import org.nvsim.limits.Limits;
import org.nvsim.report.Amounts;
import org.nvsim.report.pcapng.Capture;
import org.nvsim.report.pcapng.CaptureLimits;
import org.nvsim.run.Run;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.bind.Quantity;
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

    @Option(
            names = "--snap-length",
            paramLabel = "SIZE",
            description = "Keeps so much of each frame, as in 128B; else whole frames.")
    private String snapLength;

    @Option(
            names = "--pcap-limit",
            paramLabel = "SIZE",
            defaultValue = "1GiB",
            description =
                    "Ends a capture, not the run, at this size of its file; else at"
                            + " ${DEFAULT-VALUE}.")
    private String limit;

    /**
     * Runs a scenario, capturing if asked to.
     *
     * @param folder where the capture goes, or null for the current one
     */
    RunResult run(Runner runner, Scenario scenario, Path folder)
            throws ScenarioException, IOException {
        Effect.needs(command, "--pcap", places != null, "--snap-length", "--pcap-limit");
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
            try (Capture capture =
                    new Capture(Files.newOutputStream(draft), chosen, about, limits())) {
                Run run = Run.of(scenario, capture, runner.threads());
                requireKnown(chosen, run.places());
                result = runner.run(run);
                capture.finish();
                runner.note(notes(name + ".pcapng", capture));
            }
            Files.move(draft, home.resolve(name + ".pcapng"), StandardCopyOption.REPLACE_EXISTING);
            return result;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Sizes of the command line; whatever is wrong with them is wrong usage. */
    private CaptureLimits limits() {
        int snapBytes = CaptureLimits.WHOLE_FRAMES;
        if (snapLength != null) {
            snapBytes = (int) Math.min(snapBytes, bytes("--snap-length", snapLength));
        }
        return new CaptureLimits(snapBytes, bytes("--pcap-limit", limit));
    }

    private long bytes(String option, String text) {
        try {
            return Quantity.SIZE.parse(text, Limits.DATA, "128B");
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), option + ": " + e.getMessage());
        }
    }

    /** What a reader of the file should know before Wireshark misleads him. */
    private List<String> notes(String file, Capture capture) {
        List<String> notes = new ArrayList<>();
        if (capture.fullPs().isPresent()) {
            notes.add(
                    file
                            + " ends after "
                            + Amounts.nanos(capture.fullPs().getAsLong() / 1000)
                            + " of the run, at "
                            + limit
                            + " (--pcap-limit); --snap-length=128B or fewer nodes make it last"
                            + " longer");
        }
        if (capture.interfaceCount() > 1) {
            notes.add(
                    file
                            + " has each frame once for every interface it passed, which Wireshark"
                            + " takes for retransmissions; look at one at a time, as in"
                            + " frame.interface_name == \""
                            + capture.firstInterface()
                            + "\"");
        }
        return notes;
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
