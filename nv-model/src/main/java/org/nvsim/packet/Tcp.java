package org.nvsim.packet;

/**
 * A TCP header (RFC 9293 s3.1), 20 bytes and up to 40 of options, which {@link TcpOptions} reads
 * and writes.
 *
 * <pre>
 * |          source port          |       destination port        |
 * |                        sequence number                        |
 * |                    acknowledgment number                      |
 * |offset |  0    |C|E|U|A|P|R|S|F|            window             |
 * |           checksum            |        urgent pointer         |
 * </pre>
 */
public final class Tcp {
    /** Length of a header without options. */
    public static final int HEADER_BYTES = 20;

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;
    public static final int URG = 0x20;
    public static final int ECE = 0x40;
    public static final int CWR = 0x80;

    private static final int DESTINATION = 2;
    private static final int SEQUENCE = 4;
    private static final int ACKNOWLEDGMENT = 8;
    private static final int DATA_OFFSET = 12;
    private static final int FLAGS = 13;
    private static final int WINDOW = 14;
    private static final int CHECKSUM = 16;
    private static final int URGENT = 18;

    private Tcp() {}

    public static int sourcePort(byte[] b, int off) {
        return Bytes.u16(b, off);
    }

    public static int destinationPort(byte[] b, int off) {
        return Bytes.u16(b, off + DESTINATION);
    }

    /** Sequence number; compare by the sign of a difference. */
    public static int sequence(byte[] b, int off) {
        return Bytes.i32(b, off + SEQUENCE);
    }

    /** Acknowledgment number, meaningful with {@link #ACK}. */
    public static int acknowledgment(byte[] b, int off) {
        return Bytes.i32(b, off + ACKNOWLEDGMENT);
    }

    /** Length of the header with its options. */
    public static int headerBytes(byte[] b, int off) {
        return (b[off + DATA_OFFSET] & 0xF0) >>> 2;
    }

    public static int flags(byte[] b, int off) {
        return Bytes.u8(b, off + FLAGS);
    }

    /** Window as it stands in the header, unscaled. */
    public static int window(byte[] b, int off) {
        return Bytes.u16(b, off + WINDOW);
    }

    public static int checksum(byte[] b, int off) {
        return Bytes.u16(b, off + CHECKSUM);
    }

    /**
     * Writes the 20 fixed bytes, urgent pointer 0 and checksum 0: {@link #seal} when options and
     * data are in place.
     *
     * @param headerBytes a multiple of 4 from 20 to 60, options included
     */
    public static void write(
            byte[] b,
            int off,
            int sourcePort,
            int destinationPort,
            int sequence,
            int acknowledgment,
            int headerBytes,
            int flags,
            int window) {
        Bytes.put16(b, off, sourcePort);
        Bytes.put16(b, off + DESTINATION, destinationPort);
        Bytes.put32(b, off + SEQUENCE, sequence);
        Bytes.put32(b, off + ACKNOWLEDGMENT, acknowledgment);
        Bytes.put8(b, off + DATA_OFFSET, headerBytes << 2);
        Bytes.put8(b, off + FLAGS, flags);
        Bytes.put16(b, off + WINDOW, window);
        Bytes.put16(b, off + CHECKSUM, 0);
        Bytes.put16(b, off + URGENT, 0);
    }

    /** Sets the sequence number; the checksum is left as it is. */
    public static void setSequence(byte[] b, int off, int sequence) {
        Bytes.put32(b, off + SEQUENCE, sequence);
    }

    /** Sets the flags; the checksum is left as it is. */
    public static void setFlags(byte[] b, int off, int flags) {
        Bytes.put8(b, off + FLAGS, flags);
    }

    /**
     * Computes and writes the checksum.
     *
     * @param stored bytes of the segment that are stored
     * @param lengthBytes length of the segment, header included; what is not stored is zeros
     */
    public static void seal(
            byte[] b, int off, int stored, int lengthBytes, int source, int destination) {
        Bytes.put16(b, off + CHECKSUM, 0);
        int sum = sum(b, off, stored, lengthBytes, source, destination);
        setChecksum(b, off, Checksum.finish(sum));
    }

    /** Leaves the checksum to the adapter: the field holds the pseudo header's sum. */
    public static void sealPending(
            byte[] b, int off, int lengthBytes, int source, int destination) {
        int sum = Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_TCP, lengthBytes);
        Bytes.put16(b, off + CHECKSUM, sum);
    }

    /** True if the checksum is right; parameters as in {@link #seal}. */
    public static boolean checksumGood(
            byte[] b, int off, int stored, int lengthBytes, int source, int destination) {
        return Checksum.isGood(sum(b, off, stored, lengthBytes, source, destination));
    }

    /** Updates the checksum for 32 bits (an address) changed from {@code was} to {@code is}. */
    public static void updateChecksum(byte[] b, int off, int was, int is) {
        Bytes.put16(b, off + CHECKSUM, Checksum.update32(checksum(b, off), was, is));
    }

    /** {@link #updateChecksum} for a checksum that is pending: the uncomplemented sum. */
    public static void updatePending(byte[] b, int off, int was, int is) {
        Bytes.put16(b, off + CHECKSUM, Checksum.adjust32(checksum(b, off), was, is));
    }

    static void setChecksum(byte[] b, int off, int computed) {
        Bytes.put16(b, off + CHECKSUM, computed);
    }

    /**
     * Why a receiver must discard this segment, or {@link DropReason#NONE}: the header is cut, its
     * length is wrong, the flags are none or SYN with FIN, or an option's length is wrong.
     *
     * @param available bytes of the segment that are stored; the whole header must lie in them
     */
    public static DropReason defect(byte[] b, int off, int available) {
        if (available < HEADER_BYTES) {
            return DropReason.TCP_TRUNCATED;
        }
        int header = headerBytes(b, off);
        int flags = flags(b, off);
        boolean senseless = flags == 0 || (flags & (SYN | FIN)) == (SYN | FIN);
        if (header < HEADER_BYTES || header > available || senseless) {
            return DropReason.TCP_BAD_HEADER;
        }
        return TcpOptions.wellFormed(b, off) ? DropReason.NONE : DropReason.TCP_BAD_HEADER;
    }

    private static int sum(
            byte[] b, int off, int stored, int lengthBytes, int source, int destination) {
        int pseudo = Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_TCP, lengthBytes);
        return Checksum.sum(b, off, Math.min(stored, lengthBytes), pseudo);
    }
}
