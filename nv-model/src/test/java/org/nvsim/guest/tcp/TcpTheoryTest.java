package org.nvsim.guest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nvsim.guest.TwoGuests.MS;
import static org.nvsim.guest.TwoGuests.US;

import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.guest.TwoGuests;
import org.nvsim.packet.Frame;

/** What theory predicts of TCP must come out of the packets. */
class TcpTheoryTest {
    private static final long MBIT = 1_000_000L;
    private static final int MSS = 1460;
    private static final TcpProfile PROFILE = TcpProfile.WINDOWS_2012;

    private static TcpProfile with(String congestion) {
        return PROFILE.change().congestion(CongestionControls.named(congestion)).build();
    }

    /** Payload bits a second that arrive between two moments. */
    private static double goodput(TcpPair tcp, long fromMs, long toMs) {
        tcp.net.runUntilMs(fromMs);
        long before = tcp.receivedBytes;
        tcp.net.runUntilMs(toMs);
        return (tcp.receivedBytes - before) * 8e3 / (toMs - fromMs);
    }

    @ParameterizedTest
    @MethodSource("org.nvsim.guest.tcp.CongestionControls#words")
    void a_buffer_of_one_bandwidth_delay_product_keeps_the_link_full(String congestion) {
        TcpPair tcp = new TcpPair(new TwoGuests(1500, 100 * MBIT, 20 * MS), with(congestion));
        tcp.net.fromA.withBuffer(500_000); // 100 Mbit/s for 40 ms
        tcp.send(1L << 40);

        double whatTheLinkCarries = 100e6 * MSS / 1538;
        assertThat(goodput(tcp, 10_000, 40_000))
                .isCloseTo(whatTheLinkCarries, Percentage.withPercentage(3));
    }

    @Test
    void a_window_smaller_than_the_path_gives_a_window_each_round_trip() {
        TcpProfile profile = PROFILE.change().receiveBufferBytes(65_535).windowScale(-1).build();
        TcpPair tcp = new TcpPair(new TwoGuests(1500, 1000 * MBIT, 50 * MS), profile);
        tcp.send(1L << 40);

        assertThat(goodput(tcp, 5_000, 25_000))
                .isCloseTo(65_535 * 8 / 0.1, Percentage.withPercentage(3));
    }

    @ParameterizedTest
    @CsvSource({"1000, 200", "3000, 400", "10000, 800"})
    void reno_follows_the_square_root_of_loss(int packetsPerLoss, int seconds) {
        // Mathis et al. 1997: MSS / RTT * sqrt(3 / 2p), for losses that come evenly
        TcpPair tcp = new TcpPair(new TwoGuests(1500, 10_000 * MBIT, 50 * MS), with("new-reno"));
        tcp.net.fromA.losing(everyNth(packetsPerLoss));
        tcp.send(1L << 40);

        double law = MSS * 8 / 0.1 * Math.sqrt(1.5 * packetsPerLoss);
        assertThat(goodput(tcp, 100_000, 100_000 + seconds * 1000L))
                .isCloseTo(law, Percentage.withPercentage(10));
    }

    @Test
    void cubic_follows_its_own_law_where_that_is_faster() {
        // RFC 9438 s5.1, with C = 0.4: 1.054 (RTT / p)^(3/4) segments on average
        TcpPair tcp = new TcpPair(new TwoGuests(1500, 10_000 * MBIT, 50 * MS), with("cubic"));
        tcp.net.fromA.losing(everyNth(10_000));
        tcp.send(1L << 40);

        double law = MSS * 8 / 0.1 * 1.054 * Math.pow(0.1 * 10_000, 0.75);
        assertThat(goodput(tcp, 400_000, 600_000)).isCloseTo(law, Percentage.withPercentage(10));
    }

    private static Predicate<Frame> everyNth(int packets) {
        int[] count = {0};
        return frame -> frame.lengthBytes() > 1000 && ++count[0] % packets == 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10})
    void equal_flows_share_a_link_equally(int flows) {
        TwoGuests net = new TwoGuests(1500, 20 * MBIT, 5 * MS);
        long buffer = 20_000L * flows;
        SplittableRandom random = new SplittableRandom(1);
        // Early random drops (Floyd and Jacobson 1993): with a full queue alone, whose packet finds
        // it full would be a matter of phase, as theirs of 1992 shows, and not of fairness.
        net.fromA
                .withBuffer(buffer)
                .losing(f -> random.nextDouble() < 0.1 * net.fromA.queuedBytes() / buffer - 0.02);
        TcpPair tcp = new TcpPair(net, with("new-reno"));
        TcpConnection[] connections = new TcpConnection[flows];
        for (int i = 0; i < flows; i++) {
            net.runUntilMs(i * 37L);
            connections[i] = tcp.send(1L << 40);
        }
        net.runUntilMs(20_000);
        long[] before = new long[flows];
        for (int i = 0; i < flows; i++) {
            before[i] = connections[i].statistics().acknowledgedBytes();
        }
        net.runUntilMs(520_000);

        double fair = 20e6 * MSS / 1538 / 8 * 500 / flows;
        for (int i = 0; i < flows; i++) {
            double got = connections[i].statistics().acknowledgedBytes() - before[i];
            assertThat(got).as("flow %d", i).isCloseTo(fair, Percentage.withPercentage(5));
        }
    }

    @Test
    void dctcp_keeps_the_queue_at_the_marking_threshold() {
        TwoGuests net = new TwoGuests(1500, 10_000 * MBIT, 20 * US);
        net.fromA.withBuffer(1_000_000).withMarkingAbove(97_500); // 65 packets (RFC 8257 s4.1)
        TcpPair tcp = new TcpPair(net, with("dctcp"));
        TcpConnection connection = tcp.send(1L << 40);
        double rate = goodput(tcp, 50, 250);

        assertThat(rate).isCloseTo(1e10 * MSS / 1538, Percentage.withPercentage(3));
        // 40 us there and back, and the queue
        double queueBytes = (connection.smoothedRttPs() - 40e6) / 800;
        assertThat(queueBytes).isCloseTo(97_500, within(30_000.0));
        assertThat(connection.statistics().resentSegments()).isZero();
    }
}
