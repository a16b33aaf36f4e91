package org.nvsim.packet;

/**
 * The fixed IPv6 header (RFC 8200 s3), 40 bytes, without a checksum of its own. What stands between
 * it and the upper layer {@link Ipv6Chain} walks through.
 */
public final class Ipv6 {
    public static final int HEADER_BYTES = 40;

    /** Least MTU of a link (RFC 8200 s5). */
    public static final int LEAST_MTU = 1280;

    public static final int HOP_BY_HOP = 0;
    public static final int ROUTING = 43;
    public static final int FRAGMENT = 44;
    public static final int AUTHENTICATION = 51;
    public static final int ICMPV6 = 58;

    /** Nothing follows. */
    public static final int NO_NEXT_HEADER = 59;

    public static final int DESTINATION_OPTIONS = 60;

    private static final int VERSION = 6;
    private static final int PAYLOAD_LENGTH = 4;
    private static final int NEXT_HEADER = 6;
    private static final int HOP_LIMIT = 7;
    private static final int SOURCE = 8;
    private static final int DESTINATION = 24;
    private static final int LABEL_MASK = 0xF_FFFF;

    private Ipv6() {}

    public static int version(byte[] b, int off) {
        return Bytes.u8(b, off) >>> 4;
    }

    public static int trafficClass(byte[] b, int off) {
        return Bytes.u16(b, off) >>> 4 & 0xFF;
    }

    /** Same for all packets of a flow; 0 if its sender sets none (RFC 6437). */
    public static int flowLabel(byte[] b, int off) {
        return Bytes.i32(b, off) & LABEL_MASK;
    }

    /** Bytes behind this header, extension headers counted. */
    public static int payloadLength(byte[] b, int off) {
        return Bytes.u16(b, off + PAYLOAD_LENGTH);
    }

    /** Protocol or extension header that follows. */
    public static int nextHeader(byte[] b, int off) {
        return Bytes.u8(b, off + NEXT_HEADER);
    }

    public static int hopLimit(byte[] b, int off) {
        return Bytes.u8(b, off + HOP_LIMIT);
    }

    public static long sourceHigh(byte[] b, int off) {
        return Bytes.i64(b, off + SOURCE);
    }

    public static long sourceLow(byte[] b, int off) {
        return Bytes.i64(b, off + SOURCE + Long.BYTES);
    }

    public static long destinationHigh(byte[] b, int off) {
        return Bytes.i64(b, off + DESTINATION);
    }

    public static long destinationLow(byte[] b, int off) {
        return Bytes.i64(b, off + DESTINATION + Long.BYTES);
    }

    /**
     * Writes all 40 bytes.
     *
     * @param flowLabel 20 bits
     * @param payloadLength bytes that will follow, extension headers counted
     */
    public static void write(
            byte[] b,
            int off,
            int trafficClass,
            int flowLabel,
            int payloadLength,
            int nextHeader,
            int hopLimit,
            Ipv6Address source,
            Ipv6Address destination) {
        Bytes.put32(b, off, VERSION << 28 | (trafficClass & 0xFF) << 20 | flowLabel & LABEL_MASK);
        Bytes.put16(b, off + PAYLOAD_LENGTH, payloadLength);
        Bytes.put8(b, off + NEXT_HEADER, nextHeader);
        Bytes.put8(b, off + HOP_LIMIT, hopLimit);
        setSource(b, off, source.high(), source.low());
        setDestination(b, off, destination.high(), destination.low());
    }

    /** Sets the source; no checksum is touched. */
    public static void setSource(byte[] b, int off, long high, long low) {
        Bytes.put64(b, off + SOURCE, high);
        Bytes.put64(b, off + SOURCE + Long.BYTES, low);
    }

    /** Sets the destination; no checksum is touched. */
    public static void setDestination(byte[] b, int off, long high, long low) {
        Bytes.put64(b, off + DESTINATION, high);
        Bytes.put64(b, off + DESTINATION + Long.BYTES, low);
    }

    /**
     * Takes one off the hop limit.
     *
     * @return false, with nothing changed, if none would be left: the packet has expired. Only who
     *     forwards it asks; its destination takes a packet of any hop limit (RFC 8200 s3).
     */
    public static boolean decrementHopLimit(byte[] b, int off) {
        int left = hopLimit(b, off);
        if (left <= 1) {
            return false;
        }
        Bytes.put8(b, off + HOP_LIMIT, left - 1);
        return true;
    }

    /**
     * Why a machine must discard this packet, or {@link DropReason#NONE}, going by the fixed header
     * alone. Bytes beyond the payload length are padding and no defect.
     *
     * @param available bytes present and stored from {@code off} on; the header must lie in them
     * @param implied zeros that follow them unstored
     */
    public static DropReason defect(byte[] b, int off, int available, int implied) {
        if (available < 1) {
            return DropReason.IP_TRUNCATED;
        }
        if (version(b, off) != VERSION) {
            return DropReason.IP_BAD_VERSION;
        }
        if (available < HEADER_BYTES
                || HEADER_BYTES + payloadLength(b, off) > available + implied) {
            return DropReason.IP_TRUNCATED;
        }
        long high = sourceHigh(b, off);
        long low = sourceLow(b, off);
        int next = nextHeader(b, off);
        boolean nobody =
                Ipv6Address.isUnspecified(high, low) && next != ICMPV6 && next != HOP_BY_HOP;
        return nobody || !Ipv6Address.canBeSource(high, low)
                ? DropReason.IP_BAD_SOURCE
                : DropReason.NONE;
    }

    /**
     * Sum of the pseudo header of ICMPv6, UDP and TCP (RFC 8200 s8.1), to be fed into the sum of
     * the bytes that {@link #checksumGood} and {@link #checksum} cover. A routing header is taken
     * to have no segments left, so that the destination is the final one.
     *
     * @param off where the fixed header stands
     * @param protocol of the upper layer, whatever stands between
     * @param lengthBytes of the upper layer, implied bytes included
     */
    public static int pseudoHeader(byte[] b, int off, int protocol, int lengthBytes) {
        int addresses = Checksum.sum(b, off + SOURCE, HEADER_BYTES - SOURCE);
        return Checksum.fold((long) addresses + protocol + lengthBytes);
    }

    /**
     * True if the checksum of an ICMPv6 message, a UDP datagram or a TCP segment is right.
     *
     * @param upper where it begins
     * @param stored bytes of it that are stored
     * @param lengthBytes its length; what is not stored is zeros
     */
    public static boolean checksumGood(
            byte[] b, int off, int protocol, int upper, int stored, int lengthBytes) {
        int pseudo = pseudoHeader(b, off, protocol, lengthBytes);
        return Checksum.isGood(Checksum.sum(b, upper, Math.min(stored, lengthBytes), pseudo));
    }

    /** The checksum of such bytes whose own field is zero; parameters as there. */
    public static int checksum(
            byte[] b, int off, int protocol, int upper, int stored, int lengthBytes) {
        int pseudo = pseudoHeader(b, off, protocol, lengthBytes);
        return Checksum.finish(Checksum.sum(b, upper, Math.min(stored, lengthBytes), pseudo));
    }
}
