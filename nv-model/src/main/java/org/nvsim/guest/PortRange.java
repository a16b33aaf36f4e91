package org.nvsim.guest;

import java.util.function.IntPredicate;

/**
 * Hands out port numbers of the dynamic range, 49152 to 65535 (RFC 6335 s6), one after the other.
 */
public final class PortRange {
    private static final int FIRST = 49_152;

    /** How many numbers there are. */
    public static final int COUNT = 16_384;

    /** No port: what {@link #next} answers if all are taken. */
    public static final int NONE = 0;

    private int given;

    public PortRange() {}

    /** Whether the number is one of the range. */
    public static boolean contains(int port) {
        return port >= FIRST;
    }

    /** The next number that is not taken; {@link #NONE} if all are. */
    public int next(IntPredicate taken) {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + given;
            given = (given + 1) % COUNT;
            if (!taken.test(port)) {
                return port;
            }
        }
        return NONE;
    }
}
