package org.nvsim.packet;

/** The congestion notification field of IPv4 (RFC 3168) and how tunnels treat it (RFC 6040). */
public final class Ecn {
    public static final int NOT_ECT = 0;
    public static final int ECT_1 = 1;
    public static final int ECT_0 = 2;

    /** Congestion experienced. */
    public static final int CE = 3;

    /** What {@link #decapsulate} answers if the packet must be dropped. */
    public static final int DROP = -1;

    private Ecn() {}

    /** The outer field for an inner one: the same, in normal mode (RFC 6040 s4.1). */
    public static int encapsulate(int inner) {
        return inner;
    }

    /**
     * The inner field after a tunnel (RFC 6040 s4.2), or {@link #DROP} for a mark put on a packet
     * whose sender does not understand it.
     */
    public static int decapsulate(int outer, int inner) {
        if (outer == CE) {
            return inner == NOT_ECT ? DROP : CE;
        }
        return outer == ECT_1 && inner == ECT_0 ? ECT_1 : inner;
    }
}
