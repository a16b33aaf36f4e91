package org.nvsim.packet;

/** IPv4 addresses as an {@code int}, first byte on the wire in bits 31 to 24. */
public final class Ipv4Address {
    /** 0.0.0.0: no address; as a next hop, on-link. */
    public static final int UNSPECIFIED = 0;

    /** 255.255.255.255: everybody on this link. */
    public static final int BROADCAST = -1;

    private Ipv4Address() {}

    /** 224.0.0.0/4. */
    public static boolean isMulticast(int address) {
        return address >>> 28 == 0xE;
    }

    /** 127.0.0.0/8, which is never on a wire (RFC 1122 s3.2.1.3). */
    public static boolean isLoopback(int address) {
        return address >>> 24 == 127;
    }

    /**
     * False for what can never send: multicast, broadcast, class E and loopback (RFC 1122
     * s3.2.1.3). 0.0.0.0 can, while a host has no address yet.
     */
    public static boolean canBeSource(int address) {
        return address >>> 28 < 0xE && !isLoopback(address);
    }

    /**
     * Reads four decimal numbers joined by dots, without leading zeros.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is right
     */
    public static int parse(String text) {
        int address = 0;
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int end = part < 3 ? text.indexOf('.', at) : text.length();
            int octet = end < 0 ? -1 : octet(text, at, end);
            if (octet < 0) {
                throw new IllegalArgumentException(
                        "'"
                                + text
                                + "' is not an IPv4 address; write four numbers from 0 to 255,"
                                + " as in 10.0.0.5");
            }
            address = address << 8 | octet;
            at = end + 1;
        }
        return address;
    }

    /** The address as {@code 10.0.0.5}. */
    public static String format(int address) {
        StringBuilder text = new StringBuilder(15);
        append(text, address);
        return text.toString();
    }

    static void append(StringBuilder text, int address) {
        text.append(address >>> 24)
                .append('.')
                .append(address >>> 16 & 0xFF)
                .append('.')
                .append(address >>> 8 & 0xFF)
                .append('.')
                .append(address & 0xFF);
    }

    private static int octet(String text, int from, int to) {
        if (to - from < 1 || to - from > 3 || (to - from > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= 255 ? value : -1;
    }
}
