package org.nvsim.guest;

import java.util.function.IntPredicate;
import org.nvsim.limits.Limits;

/** Hands out port numbers of a range, one after the other. */
public final class PortRange {
    /** The dynamic range, 49152 to 65535 (RFC 6335 s6). */
    public static final int FIRST_DYNAMIC = 49_152;

    public static final int LAST_DYNAMIC = Limits.PORT.maxInt();

    /** No port: what {@link #next} answers if all are taken. */
    public static final int NONE = 0;

    private final int first;
    private final int count;
    private int given;

    /** The dynamic range. */
    public PortRange() {
        this(FIRST_DYNAMIC, LAST_DYNAMIC);
    }

    /** From {@code first} to {@code last}, both within {@link Limits#PORT}. */
    public PortRange(int first, int last) {
        Limits.PORT.require(first, "a port");
        Limits.PORT.require(last, "a port");
        if (first > last) {
            throw new IllegalArgumentException("no range of ports: " + first + " to " + last);
        }
        this.first = first;
        this.count = last - first + 1;
    }

    /** How many numbers there are. */
    public int count() {
        return count;
    }

    /** Whether the number is one of the range. */
    public boolean contains(int port) {
        return port >= first && port < first + count;
    }

    /** The next number that is not taken; {@link #NONE} if all are. */
    public int next(IntPredicate taken) {
        for (int i = 0; i < count; i++) {
            int port = first + given;
            given = (given + 1) % count;
            if (!taken.test(port)) {
                return port;
            }
        }
        return NONE;
    }

    @Override
    public String toString() {
        return first + " to " + (first + count - 1);
    }
}
