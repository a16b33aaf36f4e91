package org.nvsim.guest;

import org.agrona.collections.Int2ObjectHashMap;

/**
 * The largest packet that reaches each destination, as far as routers told (RFC 1191). What they
 * told is forgotten after ten minutes, so that a path that grew is found again (s6.3).
 */
final class PathMtu {
    private static final long LIFETIME_PS = 600_000_000_000_000L;

    /** What MTUs are in use, for routers that do not name theirs (RFC 1191 s7.1). */
    private static final int[] PLATEAUS = {
        32_000, 17_914, 8_166, 4_352, 2_002, 1_492, 1_006, 508, 296, 68
    };

    private final int ownBytes;
    private final Int2ObjectHashMap<Estimate> estimates = new Int2ObjectHashMap<>();

    PathMtu(int ownBytes) {
        this.ownBytes = ownBytes;
    }

    int bytesTo(int destination, long nowPs) {
        Estimate estimate = estimates.get(destination);
        return estimate == null || nowPs >= estimate.expiryPs ? ownBytes : estimate.bytes;
    }

    /**
     * A router refused a packet of {@code packetBytes} to {@code destination}.
     *
     * @param nextHopBytes the MTU it named, 0 if none
     * @return whether packets to there must be smaller than before
     */
    boolean refused(int destination, int packetBytes, int nextHopBytes, long nowPs) {
        int bytes = nextHopBytes != 0 ? nextHopBytes : plateauBelow(packetBytes);
        int before = bytesTo(destination, nowPs);
        if (bytes >= before) {
            return false; // old news, or nonsense: an error never raises the estimate
        }
        estimates.put(destination, new Estimate(bytes, nowPs + LIFETIME_PS));
        return true;
    }

    private static int plateauBelow(int packetBytes) {
        for (int plateau : PLATEAUS) {
            if (plateau < packetBytes) {
                return plateau;
            }
        }
        return PLATEAUS[PLATEAUS.length - 1];
    }

    private record Estimate(int bytes, long expiryPs) {}
}
