package org.nvsim.packet.protocol;

/** Numbers of headers that people know by their hexadecimal digits. */
public final class Hexadecimal {
    private static final String DIGITS = "0123456789abcdef";

    private Hexadecimal() {}

    /** The low {@code digits} hexadecimal digits of a value: {@code 0x0800}. */
    public static String of(int value, int digits) {
        StringBuilder text = new StringBuilder("0x");
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(DIGITS.charAt(value >>> shift & 0xF));
        }
        return text.toString();
    }
}
