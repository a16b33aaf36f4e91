package org.nvsim.guest.tcp;

import static org.nvsim.guest.TwoGuests.MS;

import org.nvsim.guest.TwoGuests;

/**
 * How large a window a sender keeps when of so many segments one is lost, evenly: what Mathis and
 * others (The macroscopic behavior of the TCP congestion avoidance algorithm, 1997) say of Reno, and
 * RFC 9438 s5.1 of CUBIC.
 *
 * @param segmentsPerLoss of so many segments that the sender sends, the last one is lost
 * @param roundTripMs delay of the path there and back, which has a link too fast for a queue
 */
record ResponseFunction(Congestion congestion, int segmentsPerLoss, int roundTripMs) {
    private static final int MSS = 1460;
    private static final long LINK_BITS_PER_SECOND = 100_000_000_000L;

    /** Losses before the measurement begins, and during it: it takes whole periods. */
    private static final int LOSSES_BEFORE = 20;

    private static final int LOSSES = 40;

    /** What the theory says, in segments on the way on average. */
    double lawSegments() {
        double reno = Math.sqrt(1.5 * segmentsPerLoss);
        if (congestion == Congestion.NEW_RENO) {
            return reno;
        }
        double roundTripSeconds = roundTripMs / 1e3;
        return Math.max(reno, 1.054 * Math.pow(roundTripSeconds * segmentsPerLoss, 0.75));
    }

    /** The same as a rate of payload. */
    double bitsPerSecond(double segments) {
        return segments * MSS * 8 / (roundTripMs / 1e3);
    }

    /** Payload that arrives in a second, on average over whole periods of the loss. */
    double measuredBitsPerSecond() {
        TwoGuests net = new TwoGuests(1500, LINK_BITS_PER_SECOND, roundTripMs * MS / 2);
        TcpProfile profile =
                TcpProfile.WINDOWS_2012
                        .change()
                        .congestion(congestion)
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
        return (tcp.receivedBytes - bytes) * 8e12 / (net.sim.nowPs() - fromPs);
    }

    private void runUntilLoss(TwoGuests net, int[] count, int losses) {
        while (count[0] / segmentsPerLoss < losses) {
            net.sim.runUntil(net.sim.nowPs() + roundTripMs * MS / 10);
        }
    }
}
