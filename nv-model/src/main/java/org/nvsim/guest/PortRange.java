package org.nvsim.guest;

import java.util.function.IntPredicate;

/**
 * Hands out port numbers of the dynamic range, 49152 to 65535 (RFC 6335 s6), one after the other.
 */
public final class PortRange {
    private static final int FIRST = 49_152;
    private static final int COUNT = 16_384;

    private int given;

    public PortRange() {}

    /**
     * The next number that is not taken.
     *
     * @throws IllegalStateException if all are
     */
    public int next(IntPredicate taken) {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + given;
            given = (given + 1) % COUNT;
            if (!taken.test(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from 49152 to 65535 is free");
    }
}
