package org.nvsim.packet;

import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts an IPv4 packet that is too big for a link into fragments (RFC 791 s3.2). */
public final class Ipv4Fragmenter {
    private static final int OPTION_END = 0;
    private static final int OPTION_NO_OPERATION = 1;

    /** Set in the type of options that every fragment repeats (RFC 791 s3.1). */
    private static final int OPTION_COPIED = 0x80;

    private Ipv4Fragmenter() {}

    /**
     * Cuts {@code frame} and gives the fragments, in order, to {@code out}, who owns them. Each has
     * the link header of the whole. The frame itself is consumed; a pending checksum is completed
     * first, because no adapter sees the whole again.
     *
     * @param ipOffset where the IPv4 header, without {@link Ipv4#defect}, stands in the array
     * @param mtu largest IPv4 packet in bytes, at least 68 (RFC 791 s3.2)
     */
    public static void fragment(
            FrameKeeper keeper, Frame frame, int ipOffset, int mtu, Consumer<Frame> out) {
        if (mtu < Icmp.LEAST_MTU) {
            throw new IllegalArgumentException(
                    "an IPv4 link carries 68 bytes at least, not " + mtu);
        }
        Transport.completeChecksum(frame, ipOffset);
        byte[] b = frame.bytes();
        int link = ipOffset - frame.start();
        int header = Ipv4.headerBytes(b, ipOffset);
        int payload = Ipv4.payloadBytes(b, ipOffset);
        int step = (mtu - header) & ~7;
        int packets = frame.packets();
        int count = (payload + step - 1) / step;
        Shared shared = packets > 0 ? Shared.cut(frame, count) : null;
        for (int from = 0; from < payload; from += step) {
            int length = Math.min(step, payload - from);
            Frame piece = keeper.piece(frame, link + header, link + header + from, length);
            piece.carry(packets, shared);
            describe(piece, piece.start() + link, from, length, from + length < payload);
            keeper.pieceComplete(piece);
            out.accept(piece);
        }
        frame.carry(0, null);
        keeper.consume(frame);
    }

    /** Makes the copied header that of the fragment which begins {@code from} bytes into it. */
    private static void describe(Frame piece, int ip, int from, int length, boolean more) {
        byte[] b = piece.bytes();
        int flags = Ipv4.flags(b, ip) | (more ? Ipv4.MORE_FRAGMENTS : 0);
        Ipv4.setFragment(b, ip, flags, Ipv4.fragmentOffset(b, ip) + from);
        Ipv4.setTotalLength(b, ip, Ipv4.headerBytes(b, ip) + length);
        if (from > 0 && Ipv4.headerBytes(b, ip) > Ipv4.HEADER_BYTES) {
            blankUncopiedOptions(b, ip);
            Ipv4.seal(b, ip);
        }
    }

    /** Overwrites with no-ops the options that only the first fragment carries. */
    private static void blankUncopiedOptions(byte[] b, int ip) {
        int end = ip + Ipv4.headerBytes(b, ip);
        int at = ip + Ipv4.HEADER_BYTES;
        while (at < end && b[at] != OPTION_END) {
            int length = 1;
            if (b[at] != OPTION_NO_OPERATION) {
                length = at + 1 < end ? Bytes.u8(b, at + 1) : 0;
                if (length < 2 || length > end - at) {
                    return;
                }
            }
            if ((b[at] & OPTION_COPIED) == 0) {
                Arrays.fill(b, at, at + length, (byte) OPTION_NO_OPERATION);
            }
            at += length;
        }
    }
}
