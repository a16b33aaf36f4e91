package org.nvsim.guest.tcp.congestion.cubic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** CUBIC alone, by the formulas of RFC 9438, with a segment acknowledged at a time. */
class CubicTest {
    private static final int MSS = 1000;
    private static final long MS = 1_000_000_000L;
    private static final long RTT_PS = 100 * MS;

    private final Cubic cubic = new Cubic(0.4, 0.7);
    private long nowPs = 1000 * MS;

    CubicTest() {
        cubic.start(MSS, 10);
    }

    private double segments() {
        return (double) cubic.windowBytes() / MSS;
    }

    /** A window of acknowledgments each round trip. */
    private void acknowledgedFor(long ps) {
        long end = nowPs + ps;
        while (nowPs < end) {
            nowPs += RTT_PS / (long) segments();
            cubic.acknowledged(MSS, nowPs, RTT_PS);
        }
    }

    private void slowStartTo(int segments) {
        while (segments() < segments) {
            cubic.acknowledged(MSS, nowPs, RTT_PS);
        }
    }

    /** RFC 9438 s4.8: from 70 segments on, K is 0 and Reno's window grows by 0.529 a round trip. */
    @Test
    void after_a_timeout_the_curve_begins_at_its_plateau() {
        slowStartTo(100);
        cubic.timedOut(100 * MSS, nowPs, true);
        slowStartTo(70);

        assertThat(cubic.thresholdBytes()).isEqualTo(70 * MSS);
        acknowledgedFor(2000 * MS);
        assertThat(segments()).isCloseTo(70 + 20 * 0.529, within(0.3));
        acknowledgedFor(4000 * MS); // by now the curve is above Reno's window
        assertThat(segments()).isCloseTo(70 + 0.4 * 6.0 * 6.0 * 6.0, within(4.0));
    }

    /** RFC 9438 s4.2: after a loss K is what brings the window back to where it was. */
    @Test
    void after_a_loss_the_curve_reaches_its_plateau_at_k() {
        slowStartTo(1000);
        cubic.lost(1000 * MSS, nowPs);
        double k = Math.cbrt(1000 * 0.3 / 0.4);
        acknowledgedFor((long) (k * 1000) * MS);

        assertThat(segments()).isCloseTo(1000, within(3.0));
    }

    @Test
    void a_loss_after_a_timeout_has_a_curve_with_k_again() {
        slowStartTo(1000);
        cubic.timedOut(1000 * MSS, nowPs, true);
        slowStartTo(500);
        cubic.lost(500 * MSS, nowPs);
        double plateau = 500 * (1 + 0.7) / 2; // fast convergence, s4.7
        double k = Math.cbrt((plateau - 350) / 0.4);
        acknowledgedFor((long) (k * 1000) * MS);

        assertThat(segments()).isCloseTo(plateau, within(3.0));
    }

    /** RFC 9438 s4.2: the time of the curve must not include such periods. */
    @Test
    void time_in_which_the_window_is_not_used_is_no_time_of_the_curve() {
        slowStartTo(1000);
        cubic.lost(1000 * MSS, nowPs);
        acknowledgedFor(1000 * MS);
        double before = segments();
        for (int i = 0; i < 100; i++) { // ten seconds of little to send
            nowPs += RTT_PS;
            cubic.onUnused(nowPs);
        }
        acknowledgedFor(RTT_PS);
        double inOneRoundTrip = segments() - before;
        acknowledgedFor(RTT_PS);
        double inTheNext = segments() - before - inOneRoundTrip;

        assertThat(inOneRoundTrip).isCloseTo(inTheNext, within(0.1 * inTheNext + 0.5));
    }

    @Test
    void a_smaller_segment_changes_no_window() {
        slowStartTo(1000);
        cubic.lost(1000 * MSS, nowPs);
        acknowledgedFor(3000 * MS);
        long before = cubic.windowBytes();
        cubic.changeMss(500);
        nowPs += MS;
        cubic.acknowledged(500, nowPs, RTT_PS);

        assertThat(cubic.windowBytes() - before).isBetween(0L, 500L);
    }
}
