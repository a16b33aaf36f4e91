package org.nvsim.guest.app;

import java.util.Objects;
import org.nvsim.limits.Limits;

/**
 * How the moments at which packets are sent are spread. Bursts and pauses of {@link #onOff} have
 * Pareto distributed lengths with an infinite variance, so that many such senders together make
 * self-similar traffic (Willinger, Taqqu, Sherman and Wilson, Self-similarity through
 * high-variability, SIGCOMM 1995).
 *
 * @param poisson whether gaps are exponentially distributed
 * @param burstPs mean length of a burst; 0 if packets do not come in bursts
 * @param pausePs mean pause between bursts
 * @param gaps how gaps are distributed, or null if they are not measured ones
 */
public record Pacing(boolean poisson, long burstPs, long pausePs, EmpiricalDistribution gaps) {
    /** At equal distances. */
    public static final Pacing CONSTANT = new Pacing(false, 0, 0, null);

    /** At exponentially distributed distances. */
    public static final Pacing POISSON = new Pacing(true, 0, 0, null);

    public Pacing {
        if (burstPs != 0 || pausePs != 0) {
            Limits.PERIOD.require(burstPs, "a burst in ps");
            Limits.PERIOD.require(pausePs, "a pause in ps");
        }
    }

    /**
     * In bursts with pauses between them; inside a burst at equal distances.
     *
     * @param burstPs mean length of a burst, positive
     * @param pausePs mean length of a pause, positive
     */
    public static Pacing onOff(long burstPs, long pausePs) {
        return new Pacing(false, burstPs, pausePs, null);
    }

    /**
     * At distances as they were measured, all stretched alike so that their mean gives the rate.
     */
    public static Pacing measured(EmpiricalDistribution gaps) {
        return new Pacing(false, 0, 0, Objects.requireNonNull(gaps, "gaps"));
    }

    boolean inBursts() {
        return burstPs > 0;
    }
}
