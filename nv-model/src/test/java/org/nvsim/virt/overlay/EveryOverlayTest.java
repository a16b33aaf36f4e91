package org.nvsim.virt.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.packet.Carriage;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;

/** What every overlay must say and do; a failure names what lacks. */
class EveryOverlayTest {
    private static final int VSID = 0xC0FFEE;
    private static final int FROM = 0xC0A8040B;
    private static final int TO = 0xC0A80416;

    static List<Overlay> all() {
        return List.copyOf(Overlay.registry().all());
    }

    static List<Overlay> tunnels() {
        return all().stream().filter(Overlay::encapsulates).toList();
    }

    @Test
    void each_package_of_an_overlay_is_registered_in_both_lists() throws IOException {
        TreeSet<String> packages = new TreeSet<>();
        Path folder = Path.of("src/main/java/org/nvsim/virt/overlay");
        try (Stream<Path> inside = Files.list(folder)) {
            inside.filter(Files::isDirectory).forEach(p -> packages.add(p.getFileName() + ""));
        }
        TreeSet<String> found = new TreeSet<>();
        all().forEach(o -> found.add(o.getClass().getPackageName().replaceFirst(".*\\.", "")));
        assertThat(found)
                .as("META-INF/services names an overlay of each package")
                .isEqualTo(packages);

        String module = Files.readString(Path.of("src/main/java/module-info.java"));
        for (Overlay overlay : all()) {
            assertThat(module).as("module-info provides it").contains(overlay.getClass().getName());
        }
        try (InputStream services =
                Overlay.class.getResourceAsStream(
                        "/META-INF/services/" + Overlay.class.getName())) {
            String text = new String(services.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text.lines()).as("META-INF/services").hasSameSizeAs(all());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void it_says_what_others_ask(Overlay overlay) {
        String who = overlay.word();
        assertThat(overlay.doc()).as(who + ": a sentence").isNotBlank();
        assertThat(overlay.separation()).as(who + ": what keeps tenants apart").isNotNull();
        assertThat(overlay.carriage()).as(who + ": how it carries").isNotNull();
        assertThat(overlay.carriage()).as(who + ": tenants' frames").isNotEqualTo(Carriage.OWN);
        assertThat(overlay.tunnel() != null)
                .as(who + ": a tunnel")
                .isEqualTo(overlay.encapsulates());
        for (boolean perSubnet : new boolean[] {false, true}) {
            assertThat(overlay.addresses(perSubnet)).as(who + ": addresses").isNotNull();
        }
        if (overlay.usesRecords()) {
            assertThat(overlay.carriage())
                    .as(who + ": records lead to a tunnel or a rewrite")
                    .isNotEqualTo(Carriage.PLAIN);
            assertThat(overlay.towardsGateways().encapsulates())
                    .as(who + ": a tunnel towards gateways")
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("tunnels")
    void its_tunnel_gives_back_what_went_in(Overlay overlay) {
        Tunnel tunnel = overlay.tunnel();
        for (int flow : new int[] {0, 1, 0x12345678, -1}) {
            Frame frame = inner();
            byte[] before = frame.bytes().clone();
            int start = frame.start();
            tunnel.encapsulate(frame, VSID, tunnel.entropy(flow), FROM, TO, 0, 7);

            assertThat(start - frame.start()).isEqualTo(tunnel.overheadBytes());
            assertThat(tunnel.mtuCostBytes()).isEqualTo(tunnel.overheadBytes());
            int ip = frame.start() + Ethernet.HEADER_BYTES;
            byte[] b = frame.bytes();
            assertThat(Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes()))
                    .isEqualTo(DropReason.NONE);
            assertThat(Overlay.recognised(b, ip, frame.end() - ip)).isSameAs(overlay);
            assertThat(tunnel.defect(frame, ip)).isEqualTo(DropReason.NONE);
            assertThat(tunnel.vsid(frame, ip)).isEqualTo(VSID);
            assertThat(tunnel.isBetween(b, frame.start(), FROM, TO, VSID)).isTrue();
            assertThat(tunnel.isBetween(b, frame.start(), FROM, TO, VSID - 1)).isFalse();
            assertThat(tunnel.isBetween(b, frame.start(), TO, FROM, VSID)).isFalse();

            assertThat(tunnel.decapsulate(frame, ip)).isEqualTo(DropReason.NONE);
            assertThat(frame.start()).isEqualTo(start);
            for (int i = start; i < frame.end(); i++) {
                assertThat(b[i]).isEqualTo(before[i]);
            }
        }
    }

    /** A spoilt header is data: it is refused or it is another header, and nothing is thrown. */
    @ParameterizedTest
    @MethodSource("tunnels")
    void its_tunnel_refuses_without_exception(Overlay overlay) {
        Tunnel tunnel = overlay.tunnel();
        int refused = 0;
        for (int bit = 0; bit < (tunnel.overheadBytes() - 34) * 8; bit++) {
            Frame frame = inner();
            tunnel.encapsulate(frame, VSID, tunnel.entropy(1), FROM, TO, 0, 7);
            int ip = frame.start() + Ethernet.HEADER_BYTES;
            frame.bytes()[ip + Ipv4.HEADER_BYTES + bit / 8] ^= (byte) (1 << bit % 8);
            if (tunnel.defect(frame, ip) == DropReason.NONE) {
                tunnel.vsid(frame, ip);
                tunnel.decapsulate(frame, ip);
            } else {
                refused++;
            }
        }
        assertThat(refused).as("headers that are none of " + overlay.word()).isPositive();
    }

    private static Frame inner() {
        FrameLedger ledger = new FrameLedger(1, new FramePool());
        Frame frame = ledger.create(Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES, 100);
        byte[] b = frame.bytes();
        int off = frame.start();
        Ethernet.write(b, off, 2, 3, Ethernet.TYPE_IPV4);
        Ipv4.write(b, off + Ethernet.HEADER_BYTES, 0, 120, 1, 0, 64, 253, 0x0A000005, 0x0A000007);
        return frame;
    }
}
