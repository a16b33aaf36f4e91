package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RscTest {
    private static final int SOURCE = Ipv4Address.parse("10.0.0.5");
    private static final int DESTINATION = Ipv4Address.parse("10.0.0.7");
    private static final int IP = Ethernet.HEADER_BYTES;
    private static final int TCP = IP + Ipv4.HEADER_BYTES;
    private static final int HEADERS = TCP + Tcp.HEADER_BYTES;

    private final FrameLedger ledger = new FrameLedger(0, new FramePool());

    private Frame segment(int sequence, int payload, int flags, int acknowledgment) {
        Frame frame = ledger.create(HEADERS, payload);
        byte[] b = frame.bytes();
        int at = frame.start();
        Ethernet.write(b, at, 1, 2, Ethernet.TYPE_IPV4);
        Ipv4.write(
                b,
                at + IP,
                0,
                frame.lengthBytes() - IP,
                7,
                Ipv4.DONT_FRAGMENT,
                128,
                Ipv4.PROTOCOL_TCP,
                SOURCE,
                DESTINATION);
        Tcp.write(b, at + TCP, 1000, 2000, sequence, acknowledgment, Tcp.HEADER_BYTES, flags, 9);
        Tcp.seal(b, at + TCP, 20, Tcp.HEADER_BYTES + payload, SOURCE, DESTINATION);
        return frame;
    }

    private static boolean join(Frame whole, Frame next) {
        return Rsc.join(
                whole, Rsc.NO_TUNNEL, whole.start() + IP, next, Rsc.NO_TUNNEL, next.start() + IP);
    }

    @Test
    void the_very_next_segment_is_joined_and_the_whole_is_a_good_packet() {
        Frame whole = segment(-700, 1460, Tcp.ACK, 5);

        assertThat(join(whole, segment(760, 1460, Tcp.ACK, 5))).isTrue();
        assertThat(join(whole, segment(2220, 100, Tcp.ACK | Tcp.PSH, 5))).isTrue();

        byte[] b = whole.bytes();
        int ip = whole.start() + IP;
        assertThat(whole.lengthBytes()).isEqualTo(HEADERS + 3020);
        assertThat(Ipv4.totalLength(b, ip)).isEqualTo(3060);
        assertThat(Ipv4.defect(b, ip, whole.end() - ip, whole.impliedBytes()))
                .isEqualTo(DropReason.NONE);
        assertThat(Transport.checksumGood(whole, ip)).isTrue();
        assertThat(Tcp.sequence(b, ip + 20)).isEqualTo(-700);
        assertThat(Tcp.flags(b, ip + 20)).isEqualTo(Tcp.ACK | Tcp.PSH);
    }

    @Test
    void what_tells_the_receiver_more_than_data_is_not_joined() {
        Frame whole = segment(0, 1000, Tcp.ACK, 5);

        assertThat(join(whole, segment(1001, 1000, Tcp.ACK, 5))).as("gap").isFalse();
        assertThat(join(whole, segment(0, 1000, Tcp.ACK, 5))).as("again").isFalse();
        assertThat(join(whole, segment(1000, 0, Tcp.ACK, 5))).as("no data").isFalse();
        assertThat(join(whole, segment(1000, 10, Tcp.ACK | Tcp.FIN, 5))).as("FIN").isFalse();
        assertThat(join(whole, segment(1000, 10, Tcp.ACK, 6))).as("other ACK").isFalse();
        assertThat(whole.lengthBytes()).isEqualTo(HEADERS + 1000);
    }

    @Test
    void a_packet_never_outgrows_its_length_field() {
        Frame whole = segment(0, 65_000, Tcp.ACK, 5);

        assertThat(join(whole, segment(65_000, 496, Tcp.ACK, 5))).isFalse();
        assertThat(join(whole, segment(65_000, 495, Tcp.ACK, 5))).isTrue();
    }

    @Test
    void a_segment_that_was_spoilt_on_its_way_spoils_no_other_and_does_not_pass_for_good() {
        Frame good = segment(0, 1000, Tcp.ACK, 5);
        Frame spoilt = segment(1000, 1000, Tcp.ACK, 5);
        spoilt.bytes()[spoilt.start() + IP + 8] ^= 0x10; // its time to live

        assertThat(join(good, spoilt)).isFalse();
        assertThat(join(spoilt, segment(2000, 1000, Tcp.ACK, 5))).isFalse();
    }

    @Test
    void joins_what_large_send_cut() {
        Frame large = segment(40, 7000, Tcp.ACK | Tcp.PSH, 5);
        byte[] sent = large.toByteArray();
        large.setSegmentBytes(1460);
        List<Frame> pieces = new ArrayList<>();
        Tso.cut(ledger, large, Tso.NO_TUNNEL, large.start() + IP, pieces::add);

        for (Frame piece : pieces.subList(1, pieces.size())) {
            assertThat(join(pieces.get(0), piece)).isTrue();
        }
        assertThat(pieces.get(0).toByteArray()).isEqualTo(sent);
    }
}
