package org.nvsim.fabric;

import org.nvsim.limits.Limits;

/**
 * How bad a link is, in each direction alike. Shares are from 0 to 1, times in picoseconds and
 * within {@link Limits#WAIT}.
 *
 * @param loss share of frames that never arrive
 * @param corruption share of frames that carry an IP packet with one bit turned over
 * @param duplication share of frames that arrive twice
 * @param reordering share of frames that are held back while later ones pass
 * @param reorderingDelayPs how long those are held back
 * @param jitterPs longest additional delay; each frame's is drawn evenly from 0 to it, but none
 *     passes another for it
 */
public record LinkFaults(
        double loss,
        double corruption,
        double duplication,
        double reordering,
        long reorderingDelayPs,
        long jitterPs) {
    public LinkFaults {
        requireShare(loss);
        requireShare(corruption);
        requireShare(duplication);
        requireShare(reordering);
        Limits.WAIT.require(reorderingDelayPs, "a delay in ps");
        Limits.WAIT.require(jitterPs, "a jitter in ps");
    }

    /** Whether it is as good as any. */
    public boolean isNone() {
        return loss == 0 && corruption == 0 && duplication == 0 && reordering == 0 && jitterPs == 0;
    }

    private static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(share + " is no share, which is 0 to 1");
        }
    }
}
