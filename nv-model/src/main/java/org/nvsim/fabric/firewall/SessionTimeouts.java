package org.nvsim.fabric.firewall;

/**
 * How long a session lives without packets, in picoseconds.
 *
 * @param unrepliedPs while only its opener has sent
 * @param repliedPs once the other side has answered
 */
public record SessionTimeouts(long unrepliedPs, long repliedPs) {
    private static final long SECOND_PS = 1_000_000_000_000L;

    /** 30 s and 180 s, as Linux does for GRE. */
    public static final SessionTimeouts DEFAULT =
            new SessionTimeouts(30 * SECOND_PS, 180 * SECOND_PS);

    public SessionTimeouts {
        if (unrepliedPs < 1 || repliedPs < 1) {
            throw new IllegalArgumentException("a session must live for some time");
        }
    }
}
