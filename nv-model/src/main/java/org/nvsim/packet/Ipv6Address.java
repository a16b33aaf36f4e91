package org.nvsim.packet;

import java.util.Arrays;

/**
 * An IPv6 address (RFC 4291) as two numbers, first byte on the wire in the top bits of the first.
 * Where packets are read, the two numbers go about alone; the object is for texts and tables.
 *
 * @param high first eight bytes
 * @param low last eight bytes
 */
public record Ipv6Address(long high, long low) {
    /** ::, no address. */
    public static final Ipv6Address UNSPECIFIED = new Ipv6Address(0, 0);

    /** ff02::1, every machine on this link (RFC 4291 s2.7.1). */
    public static final Ipv6Address ALL_NODES = new Ipv6Address(0xFF02L << 48, 1);

    private static final int GROUPS = 8;
    private static final long SOLICITED_NODE_LOW = 0x0000_0001_FF00_0000L;
    private static final String HINT =
            "' is not an IPv6 address; write groups of up to four hexadecimal digits joined by"
                    + " colons, as in 2001:db8::5";

    /** ff00::/8. */
    public static boolean isMulticast(long high) {
        return high >>> 56 == 0xFF;
    }

    /** ::, no address. */
    public static boolean isUnspecified(long high, long low) {
        return (high | low) == 0;
    }

    /** ::1, which is never on a wire (RFC 4291 s2.5.3). */
    public static boolean isLoopback(long high, long low) {
        return high == 0 && low == 1;
    }

    /** fe80::/10, which no router forwards (RFC 4291 s2.5.6). */
    public static boolean isLinkLocal(long high) {
        return high >>> 54 == 0xFE80 >>> 6;
    }

    /**
     * False for what can never send: multicast and loopback. :: can, in neighbour discovery and
     * MLD, while a host has no address yet.
     */
    public static boolean canBeSource(long high, long low) {
        return !isMulticast(high) && !isLoopback(high, low);
    }

    /** The group in which an address is asked for: ff02::1:ff and its last 24 bits. */
    public Ipv6Address solicitedNode() {
        return new Ipv6Address(ALL_NODES.high, SOLICITED_NODE_LOW | low & 0xFF_FFFF);
    }

    /** True for ff02::1:ff00:0/104 (RFC 4291 s2.7.1). */
    public static boolean isSolicitedNode(long high, long low) {
        return high == ALL_NODES.high && low >>> 24 == SOLICITED_NODE_LOW >>> 24;
    }

    /** MAC address to which a multicast goes: 33:33 and its last 32 bits (RFC 2464 s7). */
    public static long multicastMac(long low) {
        return 0x3333_0000_0000L | low & 0xFFFF_FFFFL;
    }

    /**
     * Reads any form of RFC 4291 s2.2, with an IPv4 address at its end or without; no zone.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is right
     */
    public static Ipv6Address parse(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            throw new IllegalArgumentException("'" + text + HINT);
        }
        int[] before = groups(gap < 0 ? text : text.substring(0, gap), text, gap < 0);
        int[] after = groups(gap < 0 ? "" : text.substring(gap + 2), text, true);
        int count = before.length + after.length;
        if (gap < 0 ? count != GROUPS : count >= GROUPS) {
            throw new IllegalArgumentException("'" + text + HINT);
        }
        int[] all = Arrays.copyOf(before, GROUPS);
        System.arraycopy(after, 0, all, GROUPS - after.length, after.length);
        return new Ipv6Address(number(all, 0), number(all, 4));
    }

    private static int[] groups(String part, String text, boolean last) {
        if (part.isEmpty()) {
            return new int[0];
        }
        String[] words = part.split(":", -1);
        boolean ipv4 = last && words[words.length - 1].indexOf('.') >= 0;
        int[] groups = new int[words.length + (ipv4 ? 1 : 0)];
        for (int i = 0; i < words.length; i++) {
            if (ipv4 && i == words.length - 1) {
                int address = Ipv4Address.parse(words[i]);
                groups[i] = address >>> 16;
                groups[i + 1] = address & 0xFFFF;
            } else if (words[i].matches("[0-9a-fA-F]{1,4}")) {
                groups[i] = Integer.parseInt(words[i], 16);
            } else {
                throw new IllegalArgumentException("'" + text + HINT);
            }
        }
        return groups;
    }

    private static long number(int[] groups, int from) {
        long number = 0;
        for (int i = from; i < from + GROUPS / 2; i++) {
            number = number << 16 | groups[i];
        }
        return number;
    }

    /** The address as RFC 5952 writes it: {@code 2001:db8::5}. */
    public static String format(long high, long low) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> 48 - 16 * (i % 4)) & 0xFFFF;
        }
        int gap = 0;
        int length = 1; // of a single group of zeros nothing is left out
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                gap = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (length > 1 && i == gap) {
                text.append("::");
                i += length - 1;
            } else {
                boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** As RFC 5952 writes it. */
    @Override
    public String toString() {
        return format(high, low);
    }
}
