package org.nvsim.guest.tcp;

import static org.nvsim.guest.TwoGuests.MS;

import org.nvsim.guest.TwoGuests;

/**
 * The window a sender keeps when of so many segments one is lost, evenly. Three computations of it:
 * the law (Mathis and others, The macroscopic behavior of the TCP congestion avoidance algorithm,
 * 1997, for Reno; RFC 9438 s5.1 for CUBIC), the equations of RFC 5681 and 9438 stepped from round
 * trip to round trip, and the packets of two guests.
 *
 * @param segmentsPerLoss of so many segments that the sender sends, the last one is lost
 * @param roundTripMs delay of the path there and back, which has a link too fast for a queue
 */
record ResponseFunction(String congestion, int segmentsPerLoss, int roundTripMs) {
    private static final int MSS = 1460;
    private static final long LINK_BITS_PER_SECOND = 100_000_000_000L;

    /** Losses before the measurement begins, and during it: it takes whole periods. */
    private static final int LOSSES_BEFORE = 100;

    private static final int LOSSES = 50;

    /** RFC 9438 s4.6, s5.1 and s4.3. */
    private static final double BETA = 0.7;

    private static final double C = 0.4;
    private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

    private boolean isReno() {
        return congestion.equals("new-reno");
    }

    private double roundTripSeconds() {
        return roundTripMs / 1e3;
    }

    /** A mean window in segments as a rate of payload. */
    double bitsPerSecond(double segments) {
        return segments * MSS * 8 / roundTripSeconds();
    }

    /** What the law says, in segments on the way on average. */
    double lawSegments() {
        double reno = Math.sqrt(1.5 * segmentsPerLoss);
        double cubic = 1.054 * Math.pow(roundTripSeconds() * segmentsPerLoss, 0.75);
        return isReno() ? reno : Math.max(reno, cubic);
    }

    /**
     * What the equations say that the law is drawn from, without its simplifications: the repair
     * takes a round trip in which nothing grows, and CUBIC remembers less than it had when it had
     * less than before (fast convergence, RFC 9438 s4.7).
     */
    double equationsSegments() {
        double window = lawSegments();
        double plateau = window;
        double segments = 0;
        double roundTrips = 0;
        for (int loss = 0; loss < LOSSES_BEFORE + LOSSES; loss++) {
            if (loss == LOSSES_BEFORE) {
                segments = 0;
                roundTrips = 0;
            }
            plateau = window < plateau ? window * (1 + BETA) / 2 : window;
            double before = window;
            window *= isReno() ? 0.5 : BETA;
            double k = Math.cbrt(Math.max(0, plateau - window) / C);
            double reno = window;
            double epoch = 0;
            double left = segmentsPerLoss - window;
            roundTrips++;
            while (left > 1e-6) {
                double part = Math.min(1, left / window);
                left -= window * part;
                roundTrips += part;
                epoch += part * roundTripSeconds();
                if (isReno()) {
                    window += part;
                } else {
                    reno += (reno < before ? ALPHA : 1) * part;
                    double curve = C * Math.pow(epoch - k, 3) + plateau;
                    window = Math.max(reno, Math.max(window, Math.min(curve, 1.5 * window)));
                }
            }
            segments += segmentsPerLoss;
        }
        return segments / roundTrips;
    }

    /** What two guests do: payload that arrives, in segments a round trip, over whole periods. */
    double measuredSegments() {
        TwoGuests net = new TwoGuests(1500, LINK_BITS_PER_SECOND, roundTripMs * MS / 2);
        TcpProfile profile =
                TcpProfile.WINDOWS_2012
                        .change()
                        .congestion(CongestionControls.named(congestion))
                        .receiveBufferBytes(1 << 30)
                        .windowScale(14)
                        .build();
        TcpPair tcp = new TcpPair(net, profile);
        int[] count = {0};
        net.fromA.losing(frame -> frame.lengthBytes() > 1000 && ++count[0] % segmentsPerLoss == 0);
        tcp.send(1L << 40);
        runUntilLoss(net, count, LOSSES_BEFORE);
        long bytes = tcp.receivedBytes;
        long fromPs = net.sim.nowPs();
        runUntilLoss(net, count, LOSSES_BEFORE + LOSSES);
        double seconds = (net.sim.nowPs() - fromPs) / 1e12;
        return (tcp.receivedBytes - bytes) / (double) MSS / seconds * roundTripSeconds();
    }

    private void runUntilLoss(TwoGuests net, int[] count, int losses) {
        while (count[0] / segmentsPerLoss < losses) {
            net.sim.runUntil(net.sim.nowPs() + roundTripMs * MS / 10);
        }
    }
}
