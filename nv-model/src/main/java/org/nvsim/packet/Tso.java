package org.nvsim.packet;

import java.util.function.Consumer;

/**
 * Cuts a large send into the TCP segments it stands for, as an adapter with large send offload
 * does, or software in its place. Each segment has the headers of the whole with its own sequence
 * number, lengths, identifications (one more each) and checksums; CWR stays on the first, FIN and
 * PSH on the last.
 */
public final class Tso {
    /** In place of an outer header's offset: the packet is in no tunnel. */
    public static final int NO_TUNNEL = -1;

    private Tso() {}

    /**
     * Cuts {@code frame}, which is consumed, and gives the segments in order to {@code out}, who
     * owns them. A frame that is no large send goes to {@code out} itself, its checksum completed.
     *
     * @param outerIp where the tunnel's IPv4 header stands in the array, or {@link #NO_TUNNEL}
     * @param ip where the IPv4 header of the TCP packet stands
     */
    public static void cut(
            FrameKeeper keeper, Frame frame, int outerIp, int ip, Consumer<Frame> out) {
        int segment = frame.segmentBytes();
        byte[] b = frame.bytes();
        int tcp = ip + Ipv4.headerBytes(b, ip);
        int head = tcp - frame.start() + (segment == 0 ? 0 : Tcp.headerBytes(b, tcp));
        int payload = frame.lengthBytes() - head;
        if (segment == 0 || payload <= segment) {
            frame.setSegmentBytes(0);
            Transport.completeChecksum(frame, ip);
            out.accept(frame);
            return;
        }
        int start = frame.start();
        keeper.becomesSegments(frame, (payload + segment - 1) / segment);
        int packets = Math.min(1, frame.packets());
        for (int i = 0, from = 0; from < payload; i++, from += segment) {
            int length = Math.min(segment, payload - from);
            Frame piece = keeper.piece(frame, head, head + from, length);
            piece.carry(packets, frame.shared());
            int shift = piece.start() - start;
            if (outerIp != NO_TUNNEL) {
                describePacket(piece, outerIp + shift, i);
            }
            describePacket(piece, ip + shift, i);
            describeSegment(piece, ip + shift, tcp + shift, from, from + length < payload);
            keeper.pieceComplete(piece);
            out.accept(piece);
        }
        frame.carry(0, null);
        keeper.consume(frame);
    }

    private static void describePacket(Frame piece, int ip, int index) {
        byte[] b = piece.bytes();
        Ipv4.setTotalLength(b, ip, piece.lengthBytes() - (ip - piece.start()));
        Ipv4.setIdentification(b, ip, Ipv4.identification(b, ip) + index & 0xFFFF);
    }

    private static void describeSegment(Frame piece, int ip, int tcp, int from, boolean more) {
        byte[] b = piece.bytes();
        int flags = Tcp.flags(b, tcp);
        flags &= from > 0 ? ~Tcp.CWR : ~0;
        flags &= more ? ~(Tcp.FIN | Tcp.PSH) : ~0;
        Tcp.setFlags(b, tcp, flags);
        Tcp.setSequence(b, tcp, Tcp.sequence(b, tcp) + from);
        int length = piece.lengthBytes() - (tcp - piece.start());
        Tcp.seal(b, tcp, piece.end() - tcp, length, Ipv4.source(b, ip), Ipv4.destination(b, ip));
        piece.setSegmentBytes(0);
        piece.setChecksumPending(false);
    }
}
