package org.nvsim.packet;

/** A UDP header (RFC 768), 8 bytes: ports, length of header and data, checksum. */
public final class Udp {
    public static final int HEADER_BYTES = 8;

    /** In the checksum field: the sender computed none. */
    public static final int NO_CHECKSUM = 0;

    private static final int DESTINATION = 2;
    private static final int LENGTH = 4;
    private static final int CHECKSUM = 6;

    private Udp() {}

    public static int sourcePort(byte[] b, int off) {
        return Bytes.u16(b, off);
    }

    public static int destinationPort(byte[] b, int off) {
        return Bytes.u16(b, off + DESTINATION);
    }

    /** Length of header and data. */
    public static int length(byte[] b, int off) {
        return Bytes.u16(b, off + LENGTH);
    }

    public static int checksum(byte[] b, int off) {
        return Bytes.u16(b, off + CHECKSUM);
    }

    /** Writes the header with {@link #NO_CHECKSUM}: {@link #seal} when the data is in place. */
    public static void write(
            byte[] b, int off, int sourcePort, int destinationPort, int lengthBytes) {
        // at once: a sum that reads what several stores wrote would wait for them
        long ports = (long) sourcePort << 48 | (destinationPort & 0xFFFFL) << 32;
        Bytes.put64(b, off, ports | (lengthBytes & 0xFFFFL) << 16 | NO_CHECKSUM);
    }

    /**
     * As {@link #write} and {@link #seal} when the data is in place already: in one store, and
     * without reading back what was just written.
     *
     * @param stored bytes of the datagram that are stored; the rest of its length is zeros
     */
    public static void writeSealed(
            byte[] b,
            int off,
            int sourcePort,
            int destinationPort,
            int lengthBytes,
            int stored,
            int source,
            int destination) {
        int ports = sourcePort << 16 | destinationPort & 0xFFFF;
        int before = pseudoHeader(source, destination, lengthBytes) + Checksum.words(ports);
        int data = Math.min(stored, lengthBytes) - HEADER_BYTES;
        int sum = Checksum.sum(b, off + HEADER_BYTES, data, before + (lengthBytes & 0xFFFF));
        int checksum = asSent(Checksum.finish(sum));
        Bytes.put64(b, off, (long) ports << 32 | (lengthBytes & 0xFFFFL) << 16 | checksum);
    }

    /**
     * Computes and writes the checksum.
     *
     * @param stored bytes of the datagram that are stored; the rest of its length is zeros
     */
    public static void seal(byte[] b, int off, int stored, int source, int destination) {
        int sum = sum(b, off, stored, source, destination);
        int others = Checksum.adjust16(sum, checksum(b, off), 0); // without the field itself
        setChecksum(b, off, Checksum.finish(others));
    }

    /** Leaves the checksum to the adapter: the field holds the pseudo header's sum. */
    public static void sealPending(byte[] b, int off, int source, int destination) {
        int sum = Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_UDP, length(b, off));
        Bytes.put16(b, off + CHECKSUM, sum);
    }

    /** True if the checksum is right or was not computed; parameters as in {@link #seal}. */
    public static boolean checksumGood(byte[] b, int off, int stored, int source, int destination) {
        return checksum(b, off) == NO_CHECKSUM
                || Checksum.isGood(sum(b, off, stored, source, destination));
    }

    /**
     * Updates the checksum for 32 bits (an address) changed from {@code was} to {@code is}. "Not
     * computed" stays so.
     */
    public static void updateChecksum(byte[] b, int off, int was, int is) {
        int checksum = checksum(b, off);
        if (checksum != NO_CHECKSUM) {
            setChecksum(b, off, Checksum.update32(checksum, was, is));
        }
    }

    /** {@link #updateChecksum} for a checksum that is pending: the uncomplemented sum. */
    public static void updatePending(byte[] b, int off, int was, int is) {
        Bytes.put16(b, off + CHECKSUM, Checksum.adjust32(checksum(b, off), was, is));
    }

    /** Writes a computed checksum; a computed zero is sent as its other form, 0xFFFF. */
    static void setChecksum(byte[] b, int off, int computed) {
        Bytes.put16(b, off + CHECKSUM, asSent(computed));
    }

    private static int asSent(int computed) {
        return computed == NO_CHECKSUM ? 0xFFFF : computed;
    }

    /**
     * Why a receiver must discard this datagram, or {@link DropReason#NONE}.
     *
     * @param available bytes of IP payload, stored
     * @param implied zeros that follow them unstored
     */
    public static DropReason defect(byte[] b, int off, int available, int implied) {
        if (available < HEADER_BYTES) {
            return DropReason.UDP_TRUNCATED;
        }
        int length = length(b, off);
        return length < HEADER_BYTES || length > available + implied
                ? DropReason.UDP_BAD_LENGTH
                : DropReason.NONE;
    }

    private static int sum(byte[] b, int off, int stored, int source, int destination) {
        int length = length(b, off);
        int before = pseudoHeader(source, destination, length);
        return Checksum.sum(b, off, Math.min(stored, length), before);
    }

    /** {@link Checksum#pseudoHeader}, not folded yet. */
    private static int pseudoHeader(int source, int destination, int lengthBytes) {
        return Checksum.words(source)
                + Checksum.words(destination)
                + Ipv4.PROTOCOL_UDP
                + (lengthBytes & 0xFFFF);
    }
}
