package org.nvsim.report.pcapng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Udp;
import org.nvsim.run.Run;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.Shipped;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** What Wireshark says of the captures of the shipped scenarios; skipped without tshark. */
class ShippedCapturesTest {
    /** Of each flow the first packets, and a few here and there: enough to see every shape. */
    private static final long FIRST = 20;

    private static final long ONE_IN = 997;

    /** Most simulated time looked at. */
    private static final long LIMIT_PS = 2_000_000_000_000L;

    /** The same where hosts have cores, and packets by the hundred thousand for them to work on. */
    private static final long BUSY_LIMIT_PS = 20_000_000_000L;

    private static final String COMPLAINTS =
            "_ws.malformed or _ws.expert.group == \"Malformed\" or ip.checksum.status == \"Bad\""
                    + " or icmp.checksum.status == \"Bad\""
                    // Of what an ICMP error quotes the end is missing, which Wireshark overlooks.
                    + " or (tcp.checksum.status == \"Bad\" or udp.checksum.status == \"Bad\")"
                    + " and not icmp";

    @TempDir private Path folder;

    @BeforeAll
    static void tshark_is_there() {
        assumeThat(hasTshark()).as("tshark is installed").isTrue();
    }

    static Stream<String> shipped() {
        return Library.names().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void hold_no_malformed_packet_and_no_bad_checksum(String name) throws Exception {
        ScenarioFile file = ScenarioLoader.open(name, Shipped.overrides(name));
        List<Scenario> variants = new ArrayList<>(file.variants());
        if (variants.isEmpty()) {
            variants.add(file.scenario());
        }
        Path captures = folder.resolve(name + ".pcapng");
        for (Scenario variant : variants) {
            append(variant, captures); // a file may have several sections
        }
        assertThat(complaints(captures)).isEmpty();
    }

    @Test
    void the_check_finds_a_bad_checksum() throws Exception {
        Path capture = folder.resolve("bad.pcapng");
        FrameLedger ledger = new FrameLedger(1, new FramePool());
        try (Capture bad =
                new Capture(Files.newOutputStream(capture), Set.of(), "", CaptureLimits.NONE)) {
            for (int checksum = 0; checksum < 3; checksum++) { // 0 means: none
                Frame frame = ledger.create(42, 0);
                byte[] b = frame.bytes();
                int ip = frame.start() + 14;
                Ethernet.write(b, frame.start(), 7, 5, Ethernet.TYPE_IPV4);
                Ipv4.write(b, ip, 0, 28, 1, 0, 64, Ipv4.PROTOCOL_UDP, 0x0A00_0005, 0x0A00_0007);
                Udp.write(b, ip + 20, 1000, 2000, 8);
                Bytes.put16(b, ip + 26, checksum);
                bad.observe(
                        checksum, "hv1", 0, Action.ARRIVED, frame, DropReason.NONE, Decision.NONE);
            }
        }
        assertThat(complaints(capture)).hasSize(2);
    }

    private static void append(Scenario scenario, Path file) throws IOException, ScenarioException {
        OutputStream out =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (Capture capture = new Capture(out, Set.of(), "", CaptureLimits.NONE)) {
            Observer sample =
                    (timePs, place, port, action, frame, reason, decision) -> {
                        if (frame.number() < FIRST || frame.number() % ONE_IN < 2) {
                            capture.observe(timePs, place, port, action, frame, reason, decision);
                        }
                    };
            boolean busy = scenario.network().hosts().stream().anyMatch(h -> h.cores() > 0);
            Run.of(scenario, sample).advanceTo(busy ? BUSY_LIMIT_PS : LIMIT_PS);
        }
    }

    /** One line per packet that Wireshark finds fault with. */
    private static List<String> complaints(Path file) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                "tshark",
                                "-r",
                                file.toString(),
                                "-o",
                                "ip.check_checksum:TRUE",
                                "-o",
                                "tcp.check_checksum:TRUE",
                                "-o",
                                "udp.check_checksum:TRUE",
                                "-Y",
                                "frame.number == 1 or " + COMPLAINTS)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("status of tshark").isZero();
        List<String> lines = text.lines().toList();
        assertThat(lines).as("the first packet, and those with faults").isNotEmpty();
        return lines.subList(1, lines.size());
    }

    private static boolean hasTshark() {
        try {
            Process process =
                    new ProcessBuilder("tshark", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
