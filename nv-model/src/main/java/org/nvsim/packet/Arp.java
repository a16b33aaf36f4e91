package org.nvsim.packet;

/** ARP for IPv4 on Ethernet (RFC 826), 28 bytes. */
public final class Arp {
    public static final int LENGTH_BYTES = 28;
    public static final int REQUEST = 1;
    public static final int REPLY = 2;

    /** Hardware type 1, protocol type 0800, address lengths 6 and 4, as one number. */
    private static final long FORMAT = 0x0001_0800_0604L;

    private static final int OPERATION = 6;
    private static final int SENDER_MAC = 8;
    private static final int SENDER_IP = 14;
    private static final int TARGET_MAC = 18;
    private static final int TARGET_IP = 24;

    private Arp() {}

    public static int operation(byte[] b, int off) {
        return Bytes.u16(b, off + OPERATION);
    }

    public static long senderMac(byte[] b, int off) {
        return Bytes.u48(b, off + SENDER_MAC);
    }

    public static int senderIp(byte[] b, int off) {
        return Bytes.i32(b, off + SENDER_IP);
    }

    public static long targetMac(byte[] b, int off) {
        return Bytes.u48(b, off + TARGET_MAC);
    }

    public static int targetIp(byte[] b, int off) {
        return Bytes.i32(b, off + TARGET_IP);
    }

    /** True for an announcement of the sender's own address (RFC 5227 s3). */
    public static boolean isGratuitous(byte[] b, int off) {
        return senderIp(b, off) == targetIp(b, off);
    }

    /** True for a question from a sender without address, of whom nothing may be learnt. */
    public static boolean isProbe(byte[] b, int off) {
        return senderIp(b, off) == Ipv4Address.UNSPECIFIED;
    }

    /** Writes all 28 bytes. A request has 0 as target MAC. */
    public static void write(
            byte[] b,
            int off,
            int operation,
            long senderMac,
            int senderIp,
            long targetMac,
            int targetIp) {
        Bytes.put48(b, off, FORMAT);
        Bytes.put16(b, off + OPERATION, operation);
        Bytes.put48(b, off + SENDER_MAC, senderMac);
        Bytes.put32(b, off + SENDER_IP, senderIp);
        Bytes.put48(b, off + TARGET_MAC, targetMac);
        Bytes.put32(b, off + TARGET_IP, targetIp);
    }

    /** Why this is no ARP that can be understood, or {@link DropReason#NONE}. */
    public static DropReason defect(byte[] b, int off, int available) {
        if (available < LENGTH_BYTES || Bytes.u48(b, off) != FORMAT) {
            return DropReason.ARP_MALFORMED;
        }
        int operation = operation(b, off);
        return operation == REQUEST || operation == REPLY
                ? DropReason.NONE
                : DropReason.ARP_MALFORMED;
    }
}
