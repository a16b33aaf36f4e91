package org.nvsim.packet;

import org.nvsim.limits.Limits;

/** The 802.1Q tag between Ethernet addresses and type: 0x8100, then priority, DEI and VLAN. */
public final class Vlan {
    public static final int TAG_BYTES = 4;

    /** Highest VLAN a frame can be in; 0 is a priority tag, 4095 is reserved. */
    public static final int HIGHEST_ID = Limits.VLAN.maxInt();

    private static final int ADDRESSES_BYTES = 12;
    private static final int TCI = 14;
    private static final int ID_MASK = 0xFFF;

    private Vlan() {}

    /** True if the frame at {@code off}, of at least 14 bytes, has a tag. */
    public static boolean isTagged(byte[] b, int off) {
        return Ethernet.type(b, off) == Ethernet.TYPE_VLAN;
    }

    /** Tag control information for priority 0 to 7 and VLAN 0 to 4094. */
    public static int tci(int priority, int id) {
        return priority << 13 | id & ID_MASK;
    }

    /** Tag control information of a tagged frame. */
    public static int tci(byte[] b, int off) {
        return Bytes.u16(b, off + TCI);
    }

    /** VLAN of a tagged frame; 0 means untagged with a priority. */
    public static int id(byte[] b, int off) {
        return tci(b, off) & ID_MASK;
    }

    /** Priority of a tagged frame. */
    public static int priority(byte[] b, int off) {
        return tci(b, off) >>> 13;
    }

    /** Type behind the tag of a tagged frame. */
    public static int type(byte[] b, int off) {
        return Bytes.u16(b, off + TCI + 2);
    }

    /**
     * Type of what a frame of at least 14 bytes, 18 with a tag, carries: behind its tag, if any.
     */
    public static int payloadType(byte[] b, int off) {
        int type = Ethernet.type(b, off);
        return type == Ethernet.TYPE_VLAN ? type(b, off) : type;
    }

    /** Length of the Ethernet header, with its tag if there is one. */
    public static int headerBytes(byte[] b, int off) {
        return isTagged(b, off) ? Ethernet.HEADER_BYTES + TAG_BYTES : Ethernet.HEADER_BYTES;
    }

    /** What a frame grows by to be in a VLAN; 0 stands for none. */
    public static int tagBytes(int vlan) {
        return vlan == 0 ? 0 : TAG_BYTES;
    }

    /** Puts a tag into a frame, in its headroom. */
    public static void push(Frame frame, int tci) {
        int off = frame.prepend(TAG_BYTES);
        byte[] b = frame.bytes();
        System.arraycopy(b, off + TAG_BYTES, b, off, ADDRESSES_BYTES);
        Bytes.put16(b, off + ADDRESSES_BYTES, Ethernet.TYPE_VLAN);
        Bytes.put16(b, off + TCI, tci);
    }

    /** Takes the tag out of a tagged frame of at least 18 stored bytes; returns its TCI. */
    public static int pop(Frame frame) {
        byte[] b = frame.bytes();
        int off = frame.start();
        int tci = tci(b, off);
        System.arraycopy(b, off, b, off + TAG_BYTES, ADDRESSES_BYTES);
        frame.strip(TAG_BYTES);
        return tci;
    }

    /** Why the tag, if any, of the frame at {@code off} is bad, or {@link DropReason#NONE}. */
    public static DropReason defect(byte[] b, int off, int available) {
        if (available < Ethernet.HEADER_BYTES || !isTagged(b, off)) {
            return DropReason.NONE;
        }
        if (available < Ethernet.HEADER_BYTES + TAG_BYTES) {
            return DropReason.VLAN_TRUNCATED;
        }
        return id(b, off) == ID_MASK ? DropReason.VLAN_BAD_ID : DropReason.NONE;
    }
}
