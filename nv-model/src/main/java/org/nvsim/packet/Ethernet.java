package org.nvsim.packet;

/**
 * An Ethernet II header (IEEE 802.3), 14 bytes: destination, source, type. The frame check sequence
 * is not part of the bytes; it, the preamble and the gap count in {@link #wireBytes}.
 */
public final class Ethernet {
    public static final int HEADER_BYTES = 14;

    public static final int TYPE_IPV4 = 0x0800;
    public static final int TYPE_ARP = 0x0806;
    public static final int TYPE_IPV6 = 0x86DD;
    public static final int TYPE_VLAN = 0x8100;
    public static final int TYPE_SERVICE_VLAN = 0x88A8;

    /** Shortest frame on a link, without frame check sequence: shorter ones are padded. */
    public static final int MINIMUM_BYTES = 60;

    /** What a frame costs on a link beyond its bytes: check sequence 4, preamble 8, gap 12. */
    public static final int WIRE_OVERHEAD_BYTES = 24;

    private static final int SOURCE = 6;
    private static final int TYPE = 12;

    /** Smaller values are lengths of IEEE 802.3, or nothing. */
    private static final int LOWEST_TYPE = 0x0600;

    /** In the first byte of an address: it is for many (IEEE 802). */
    private static final int GROUP_BIT = 1;

    private Ethernet() {}

    public static long destination(byte[] b, int off) {
        return Bytes.u48(b, off);
    }

    public static long source(byte[] b, int off) {
        return Bytes.u48(b, off + SOURCE);
    }

    /** The type right behind the addresses: of the tag, in a tagged frame. */
    public static int type(byte[] b, int off) {
        return Bytes.u16(b, off + TYPE);
    }

    public static void setDestination(byte[] b, int off, long mac) {
        Bytes.put48(b, off, mac);
    }

    public static void setSource(byte[] b, int off, long mac) {
        Bytes.put48(b, off + SOURCE, mac);
    }

    /** Sets both addresses. */
    public static void setAddresses(byte[] b, int off, long destination, long source) {
        Bytes.put64(b, off, destination << 16 | source >>> 32);
        Bytes.put32(b, off + Long.BYTES, (int) source);
    }

    public static void write(byte[] b, int off, long destination, long source, int type) {
        setAddresses(b, off, destination, source);
        Bytes.put16(b, off + TYPE, type);
    }

    /** Bytes of link time that a frame of {@code lengthBytes} takes, padding included. */
    public static int wireBytes(int lengthBytes) {
        return Math.max(lengthBytes, MINIMUM_BYTES) + WIRE_OVERHEAD_BYTES;
    }

    /** Why this is no Ethernet II frame, or {@link DropReason#NONE}. */
    public static DropReason defect(byte[] b, int off, int available) {
        if (available < HEADER_BYTES) {
            return DropReason.ETH_TRUNCATED;
        }
        if ((b[off + SOURCE] & GROUP_BIT) != 0) {
            return DropReason.ETH_BAD_SOURCE;
        }
        return type(b, off) < LOWEST_TYPE ? DropReason.ETH_UNKNOWN_TYPE : DropReason.NONE;
    }
}
