package org.nvsim.report.pcapng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Transport;
import org.nvsim.packet.Udp;

class CaptureTest {
    private static final Decision RULE =
            new Decision("firewall rule", "rule 1 of 1: deny gre", "net.yaml:9:5");

    private final FrameLedger ledger = new FrameLedger(1, new FramePool());
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private Capture capture;

    @BeforeEach
    void open() throws IOException {
        capture = new Capture(file, Set.of(), "", CaptureLimits.NONE);
    }

    private void see(long timePs, String place, int port, Action action, Frame frame) {
        capture.observe(timePs, place, port, action, frame, DropReason.NONE, Decision.NONE);
    }

    private void drop(long timePs, String place, Frame frame) {
        capture.observe(timePs, place, -1, Action.DROPPED, frame, DropReason.FIREWALL_DENIED, RULE);
    }

    private PcapngReader captured() throws IOException {
        capture.close();
        return PcapngReader.read(file.toByteArray());
    }

    /** A UDP packet with {@code implied} zeros as data. */
    private Frame udp(int implied) {
        Frame frame = ledger.create(42, implied);
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        int source = 0x0A00_0005;
        int destination = 0x0A00_0007;
        Ethernet.write(b, frame.start(), 7, 5, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 28 + implied, 1, 0, 64, Ipv4.PROTOCOL_UDP, source, destination);
        Udp.write(b, ip + 20, 1000, 2000, 8 + implied);
        Udp.seal(b, ip + 20, 8, source, destination);
        return frame;
    }

    @Test
    void has_the_bytes_of_the_format() throws IOException {
        Frame frame = ledger.create(14, 0);
        Ethernet.write(frame.bytes(), frame.start(), 7, 5, 0x88B5);
        see(((1L << 32) + 2) * 1000 + 999, "hv1", 0, Action.ARRIVED, frame);
        capture.close();
        String expected =
                """
                0a0d0d0a 2c000000 4d3c2b1a 0100 0000 ffffffffffffffff
                0400 0500 6e7673696d000000 0000 0000 2c000000
                01000000 2c000000 0100 0000 00000000
                0200 0500 6876313a30000000 0900 0100 09000000 0000 0000 2c000000
                06000000 3c000000 00000000 01000000 02000000 0e000000 0e000000
                000000000007 000000000005 88b5 0000 0200 0400 01000000 0000 0000 3c000000
                """;
        assertThat(HexFormat.of().formatHex(file.toByteArray()))
                .isEqualTo(expected.replaceAll("\\s", ""));
    }

    @Test
    void keeps_the_beginning_of_frames_and_says_how_long_they_were() throws IOException {
        capture = new Capture(file, Set.of(), "", new CaptureLimits(14, Long.MAX_VALUE));
        see(0, "hv1", 0, Action.ARRIVED, udp(86));
        capture.close();
        byte[] b = file.toByteArray();
        ByteBuffer bytes = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        int describing = bytes.getInt(4); // the section header comes first, then the interface
        int packet = describing + bytes.getInt(describing + 4);
        assertThat(bytes.getInt(describing + 12)).isEqualTo(14);
        assertThat(bytes.getInt(packet + 20)).isEqualTo(14);
        assertThat(bytes.getInt(packet + 24)).isEqualTo(14 + 28 + 86);
        assertThat(packet + bytes.getInt(packet + 4)).isEqualTo(b.length);
    }

    @Test
    void ends_at_its_limit_while_the_run_goes_on() throws IOException {
        capture = new Capture(file, Set.of(), "", new CaptureLimits(1500, 1000));
        for (int i = 0; i < 100; i++) {
            see(i, "hv1", 0, Action.ARRIVED, udp(86));
        }
        capture.close();
        assertThat(file.size()).isBetween(1000, 1200);
        assertThat(capture.fullPs()).hasValue(6);
    }

    @Test
    void each_port_and_each_machine_without_ports_is_an_interface() throws IOException {
        see(1_000, "hv1", 1, Action.FORWARDED, udp(0));
        see(2_000, "blue1", -1, Action.ARRIVED, udp(0));
        see(3_999, "hv1", 1, Action.ARRIVED, udp(0));
        see(4_000, "hv1", 0, Action.ARRIVED, udp(0));
        see(4_000, "hv1", -1, Action.CONSUMED, udp(0)); // no passage through an interface
        PcapngReader read = captured();
        assertThat(read.interfaces).containsExactly("hv1:1", "blue1", "hv1:0");
        assertThat(read.packets)
                .extracting(p -> p.interfaceName() + "@" + p.timeNs() + "/" + p.flags())
                .containsExactly("hv1:1@1/2", "blue1@2/1", "hv1:1@3/1", "hv1:0@4/1");
    }

    @Test
    void implied_zeros_are_written_out_and_the_frame_is_left_alone() throws IOException {
        Frame frame = udp(70_000 - 42);
        byte[] whole = frame.toByteArray();
        see(0, "hv1", 0, Action.ARRIVED, frame);
        assertThat(frame.storedBytes()).isEqualTo(42);
        Frame small = udp(0);
        see(1, "hv1", 0, Action.ARRIVED, small);
        List<PcapngReader.Packet> packets = captured().packets;
        assertThat(packets.get(0).bytes()).isEqualTo(whole);
        assertThat(packets.get(1).bytes()).isEqualTo(small.toByteArray());
    }

    @Test
    void a_frame_dropped_where_it_came_in_says_why_and_stands_there_once() throws IOException {
        Frame good = udp(0);
        Frame bad = udp(0);
        see(5_000, "fw", 0, Action.ARRIVED, good);
        see(5_000, "fw", 1, Action.ARRIVED, bad);
        see(5_000, "fw", 1, Action.FORWARDED, good);
        drop(5_000, "fw", bad);
        assertThat(captured().packets)
                .extracting(p -> p.interfaceName() + " " + p.comment())
                .containsExactly(
                        "fw:0 ",
                        "fw:1 dropped: firewall-denied; firewall rule: rule 1 of 1: deny gre"
                                + " (net.yaml:9:5)",
                        "fw:1 ");
    }

    @Test
    void a_frame_dropped_later_or_elsewhere_is_written_with_the_reason() throws IOException {
        Frame frame = udp(0);
        see(5_000, "hv1", 0, Action.ARRIVED, frame);
        drop(6_000, "hv1", frame);
        drop(6_000, "blue1", udp(0));
        List<PcapngReader.Packet> packets = captured().packets;
        assertThat(packets)
                .extracting(PcapngReader.Packet::interfaceName)
                .containsExactly("hv1:0", "hv1", "blue1");
        assertThat(packets.get(0).comment()).isEmpty();
        assertThat(packets.get(1).comment()).startsWith("dropped: firewall-denied");
        assertThat(packets.get(1).flags()).isZero();
    }

    @Test
    void only_chosen_places_are_captured() throws IOException {
        capture = new Capture(file, Set.of("blue1"), "gre-blocked, seed 1", CaptureLimits.NONE);
        see(1, "hv1", 0, Action.ARRIVED, udp(0));
        see(2, "blue1", -1, Action.ARRIVED, udp(0));
        drop(3, "hv1", udp(0));
        PcapngReader read = captured();
        assertThat(read.comment).isEqualTo("gre-blocked, seed 1");
        assertThat(read.interfaces).containsExactly("blue1");
        assertThat(read.packets).hasSize(1);
    }

    @Test
    void a_checksum_left_to_the_adapter_is_written_as_the_adapter_will() throws IOException {
        Frame sealed = udp(100);
        Frame pending = udp(100);
        int udp = pending.start() + 34;
        Udp.sealPending(pending.bytes(), udp, 0x0A00_0005, 0x0A00_0007);
        pending.setChecksumPending(true);
        see(1, "blue1", -1, Action.FORWARDED, pending);
        assertThat(pending.checksumPending()).isTrue();
        assertThat(captured().packets.get(0).bytes()).isEqualTo(sealed.toByteArray());
        Transport.completeChecksum(pending, pending.start() + 14);
        assertThat(pending.toByteArray()).isEqualTo(sealed.toByteArray());
    }

    @Test
    void equal_runs_give_equal_bytes() throws IOException {
        byte[] first = twoFrames();
        assertThat(twoFrames()).isEqualTo(first).hasSizeGreaterThan(200);
    }

    private byte[] twoFrames() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        capture = new Capture(bytes, Set.of(), "", CaptureLimits.NONE);
        see(1, "hv2", 0, Action.ARRIVED, udp(9));
        see(1, "hv1", 0, Action.ARRIVED, udp(8));
        capture.close();
        return bytes.toByteArray();
    }

    @Test
    void a_disk_that_is_full_ends_the_capture_and_not_the_run() throws IOException {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("no space left");
                    }
                };
        capture = new Capture(full, Set.of(), "", CaptureLimits.NONE);
        for (int i = 0; i < 10_000; i++) {
            see(i, "hv1", 0, Action.ARRIVED, udp(1000));
        }
        assertThatThrownBy(capture::close)
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }
}
