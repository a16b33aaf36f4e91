package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TsoTest {
    private static final int SOURCE = Ipv4Address.parse("10.0.0.5");
    private static final int DESTINATION = Ipv4Address.parse("10.0.0.7");
    private static final int IP = Ethernet.HEADER_BYTES;
    private static final int TCP = IP + Ipv4.HEADER_BYTES;
    private static final int HEADERS = TCP + Tcp.HEADER_BYTES;

    private final FrameLedger ledger = new FrameLedger(0, new FramePool());

    private Frame large(int payload, int flags) {
        Frame frame = ledger.create(HEADERS, payload);
        frame.tag(4, 17);
        byte[] b = frame.bytes();
        int at = frame.start();
        Ethernet.write(b, at, 1, 2, Ethernet.TYPE_IPV4);
        Ipv4.write(
                b,
                at + IP,
                2,
                frame.lengthBytes() - IP,
                0xFFFF,
                Ipv4.DONT_FRAGMENT,
                128,
                Ipv4.PROTOCOL_TCP,
                SOURCE,
                DESTINATION);
        Tcp.write(b, at + TCP, 1000, 2000, -500, 77, Tcp.HEADER_BYTES, flags, 9);
        Tcp.sealPending(b, at + TCP, Tcp.HEADER_BYTES + payload, SOURCE, DESTINATION);
        frame.setChecksumPending(true);
        return frame;
    }

    private List<Frame> cut(Frame frame, int outerIp, int ip) {
        List<Frame> pieces = new ArrayList<>();
        Tso.cut(ledger, frame, outerIp, ip, pieces::add);
        return pieces;
    }

    @Test
    void each_segment_has_its_own_numbers_lengths_and_good_checksums() {
        Frame frame = large(3500, Tcp.ACK | Tcp.PSH | Tcp.FIN | Tcp.CWR);
        frame.setSegmentBytes(1000);
        List<Frame> pieces = cut(frame, Tso.NO_TUNNEL, frame.start() + IP);

        assertThat(pieces).hasSize(4);
        int[] flags = {Tcp.ACK | Tcp.CWR, Tcp.ACK, Tcp.ACK, Tcp.ACK | Tcp.PSH | Tcp.FIN};
        for (int i = 0; i < 4; i++) {
            Frame piece = pieces.get(i);
            byte[] b = piece.bytes();
            int ip = piece.start() + IP;
            assertThat(piece.lengthBytes()).isEqualTo(HEADERS + (i < 3 ? 1000 : 500));
            assertThat(Ipv4.defect(b, ip, piece.end() - ip, piece.impliedBytes()))
                    .isEqualTo(DropReason.NONE);
            assertThat(Ipv4.totalLength(b, ip)).isEqualTo(piece.lengthBytes() - IP);
            assertThat(Ipv4.identification(b, ip)).isEqualTo((0xFFFF + i) & 0xFFFF);
            assertThat(Tcp.sequence(b, ip + 20)).isEqualTo(-500 + 1000 * i);
            assertThat(Tcp.flags(b, ip + 20)).isEqualTo(flags[i]);
            assertThat(piece.checksumPending()).isFalse();
            assertThat(Transport.checksumGood(piece, ip)).isTrue();
            assertThat(piece.segmentBytes()).isZero();
            assertThat(piece.flow()).isEqualTo(4);
            assertThat(piece.number()).isEqualTo(17);
        }
        assertThat(ledger.consumed()).isEqualTo(1);
    }

    @Test
    void the_outer_header_of_a_tunnel_describes_each_segment_too() {
        Frame frame = large(2000, Tcp.ACK);
        frame.setSegmentBytes(1200);
        int at = frame.prepend(42);
        byte[] b = frame.bytes();
        Ethernet.write(b, at, 3, 4, Ethernet.TYPE_IPV4);
        Ipv4.write(
                b,
                at + IP,
                0,
                frame.lengthBytes() - IP,
                100,
                Ipv4.DONT_FRAGMENT,
                128,
                Ipv4.PROTOCOL_GRE,
                7,
                8);
        Bytes.put64(b, at + TCP, 0x2000_6558_0013_8900L);
        List<Frame> pieces = cut(frame, at + IP, at + 42 + IP);

        assertThat(pieces).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Frame piece = pieces.get(i);
            byte[] p = piece.bytes();
            int outer = piece.start() + IP;
            int inner = piece.start() + 42 + IP;
            assertThat(Ipv4.defect(p, outer, piece.end() - outer, piece.impliedBytes()))
                    .isEqualTo(DropReason.NONE);
            assertThat(Ipv4.totalLength(p, outer)).isEqualTo(piece.lengthBytes() - IP);
            assertThat(Ipv4.identification(p, outer)).isEqualTo(100 + i);
            assertThat(Bytes.i64(p, outer + 20)).isEqualTo(0x2000_6558_0013_8900L);
            assertThat(Ipv4.defect(p, inner, piece.end() - inner, piece.impliedBytes()))
                    .isEqualTo(DropReason.NONE);
            assertThat(Transport.checksumGood(piece, inner)).isTrue();
        }
    }

    @Test
    void what_fits_one_segment_goes_on_as_it_is_with_its_checksum_completed() {
        for (int segment : new int[] {0, 1000, 999}) {
            Frame frame = large(999, Tcp.ACK | Tcp.PSH);
            frame.setSegmentBytes(segment);
            List<Frame> pieces = cut(frame, Tso.NO_TUNNEL, frame.start() + IP);

            assertThat(pieces).containsExactly(frame);
            assertThat(frame.segmentBytes()).isZero();
            assertThat(frame.checksumPending()).isFalse();
            assertThat(Transport.checksumGood(frame, frame.start() + IP)).isTrue();
        }
    }
}
