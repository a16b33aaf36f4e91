package org.nvsim.scenario.spec;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;

/**
 * What a link has unless its own entry says otherwise; generated links have exactly this.
 *
 * <p>The default MTU is 1600, not Ethernet's 1500: it leaves room for the 42 bytes that NVGRE adds,
 * so that a scenario meets MTU trouble only when it asks for it.
 *
 * @param rateBitsPerSecond of each direction
 * @param delayPs propagation in picoseconds, at least 1
 * @param mtuBytes largest IP packet the link carries
 * @param bufferBytes what a port may hold while it waits to send
 * @param markAboveBytes waiting bytes above which every port marks packets (ECN); empty for never
 */
public record LinkDefaults(
        long rateBitsPerSecond,
        long delayPs,
        int mtuBytes,
        long bufferBytes,
        Optional<Long> markAboveBytes) {
    public static final LinkDefaults STANDARD =
            new LinkDefaults(10_000_000_000L, 1_000_000L, 1600, 512 * 1024, Optional.empty());

    /** A link with these figures. */
    public LinkSpec link(SourceMark mark, String a, String b) {
        return new LinkSpec(
                mark, a, b, rateBitsPerSecond, delayPs, mtuBytes, bufferBytes, markAboveBytes);
    }
}
