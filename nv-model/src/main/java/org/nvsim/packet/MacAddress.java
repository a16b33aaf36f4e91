package org.nvsim.packet;

/**
 * MAC addresses as the low 48 bits of a {@code long} (IEEE 802): first byte on the wire in bits 47
 * to 40.
 */
public final class MacAddress {
    /** ff:ff:ff:ff:ff:ff. */
    public static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

    private static final long GROUP_BIT = 1L << 40;
    private static final long IPV4_MULTICAST = 0x0100_5E00_0000L;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private MacAddress() {}

    /** True for multicast and broadcast: a group never sends. */
    public static boolean isGroup(long mac) {
        return (mac & GROUP_BIT) != 0;
    }

    /** The group MAC of an IPv4 multicast group: 01:00:5e and its low 23 bits (RFC 1112 s6.4). */
    public static long ofMulticast(int group) {
        return IPV4_MULTICAST | (group & 0x7F_FFFF);
    }

    /**
     * Reads {@code 06-06-00-00-00-05}, {@code 06:06:00:00:00:05} or {@code 060600000005}, in either
     * case of letters.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is right
     */
    public static long parse(String text) {
        String digits = text;
        if (text.length() == 17) {
            char separator = text.charAt(2);
            if (separator == ':' || separator == '-') {
                digits = withoutSeparators(text, separator);
            }
        }
        if (digits.length() != 12) {
            throw notAMac(text);
        }
        long mac = 0;
        for (int i = 0; i < 12; i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), 16) : -1;
            if (digit < 0) {
                throw notAMac(text);
            }
            mac = mac << 4 | digit;
        }
        return mac;
    }

    /** The address as {@code 06:06:00:00:00:05}. */
    public static String format(long mac) {
        char[] text = new char[17];
        for (int i = 0; i < 6; i++) {
            int octet = (int) (mac >>> (40 - 8 * i)) & 0xFF;
            text[3 * i] = HEX[octet >>> 4];
            text[3 * i + 1] = HEX[octet & 0xF];
            if (i < 5) {
                text[3 * i + 2] = ':';
            }
        }
        return new String(text);
    }

    private static String withoutSeparators(String text, char separator) {
        StringBuilder digits = new StringBuilder(12);
        for (int i = 0; i < text.length(); i++) {
            if (i % 3 != 2) {
                digits.append(text.charAt(i));
            } else if (text.charAt(i) != separator) {
                throw notAMac(text);
            }
        }
        return digits.toString();
    }

    private static IllegalArgumentException notAMac(String text) {
        return new IllegalArgumentException(
                "'"
                        + text
                        + "' is not a MAC address; write six bytes in hex, as in 06:06:00:00:00:05");
    }
}
