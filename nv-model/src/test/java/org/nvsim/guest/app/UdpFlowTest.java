package org.nvsim.guest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nvsim.guest.TwoGuests.B;
import static org.nvsim.guest.TwoGuests.MS;
import static org.nvsim.guest.TwoGuests.US;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nvsim.engine.random.RandomStream;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.guest.TwoGuests;
import org.nvsim.guest.app.EmpiricalDistribution.Kind;
import org.nvsim.packet.DropReason;

class UdpFlowTest {
    private static final long GBIT = 1_000_000_000L;
    private static final int PORT = 9000;

    private final TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);

    private UdpSender sender(int bytes, long rate, Pacing pacing, long count, long stopPs) {
        return new UdpSender(
                net.a,
                new UdpSender.Settings(3, B, PORT, bytes, rate, pacing, false, count, 0, stopPs, 1),
                new RandomStreams(1).named("a", "flow 3"));
    }

    @Test
    void a_constant_rate_is_met_exactly() {
        UdpReceiver receiver = new UdpReceiver(net.b, PORT);
        UdpSender sender = sender(1000, 200_000_000, Pacing.CONSTANT, Long.MAX_VALUE, 1000 * MS);
        sender.start();
        net.runUntilMs(500);
        assertThat(sender.sender().packets()).isEqualTo(12_501);
        assertThat(receiver.receiver().packets()).isEqualTo(12_500);
        net.runUntilMs(2000);

        // 40 us from one to the next: 25 000 in a second, the first at once
        assertThat(sender.sender().packets()).isEqualTo(25_000);
        assertThat(receiver.receiver().packets()).isEqualTo(25_000);
        assertThat(receiver.receiver().bytes()).isEqualTo(25_000_000);
        // 1000 + 8 + 20 + 14 bytes and 24 of link overhead
        assertThat(receiver.receiver().latency().leastPs()).isEqualTo(10 * US + 1066 * 8_000);
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void a_rate_that_does_not_divide_time_is_met_in_the_long_run() {
        UdpSender sender = sender(1000, 70_000_003, Pacing.CONSTANT, Long.MAX_VALUE, 10_000 * MS);
        sender.start();
        net.runUntilMs(10_000);

        assertThat(sender.sender().bytes() * 8 / 10.0).isCloseTo(70_000_003, within(800.0));
    }

    @Test
    void a_poisson_flow_has_the_mean_rate_and_uneven_gaps() {
        UdpReceiver receiver = new UdpReceiver(net.b, PORT);
        UdpSender sender = sender(1000, 8_000_000, Pacing.POISSON, Long.MAX_VALUE, 20_000 * MS);
        sender.start();
        net.runUntilMs(20_100);

        // 20 000 expected; standard deviation is 141
        assertThat(sender.sender().packets()).isBetween(19_500L, 20_500L);
        assertThat(receiver.receiver().packets()).isEqualTo(sender.sender().packets());
        assertThat(receiver.receiver().latency().greatestPs())
                .isGreaterThan(receiver.receiver().latency().leastPs());
    }

    @Test
    void a_flow_in_bursts_has_about_the_mean_rate_and_sends_faster_in_between() {
        UdpReceiver receiver = new UdpReceiver(net.b, PORT);
        Pacing bursts = Pacing.onOff(MS, 3 * MS);
        UdpSender sender = sender(1000, 80_000_000, bursts, Long.MAX_VALUE, 20_000 * MS);
        sender.start();
        net.runUntilMs(20_100);

        // 200 000 expected; lengths have an infinite variance, so the mean is not met closely
        assertThat(sender.sender().packets()).isBetween(150_000L, 250_000L);
        assertThat(receiver.receiver().packets()).isEqualTo(sender.sender().packets());
    }

    @Test
    void measured_gaps_keep_their_proportions_and_give_the_mean_rate() {
        // nine of ten follow at once, then comes a gap of any unit
        EmpiricalDistribution gaps =
                EmpiricalDistribution.parse(Kind.GAPS, List.of("0 0.9", "7 0.9", "7 1"));
        RandomStream random = new RandomStreams(1).named("a", "flow 0");
        Pace pace = new Pace(8_000, 8_000_000, Pacing.measured(gaps), random); // 1 ms on average
        int none = 0;
        long sumPs = 0;
        for (int i = 0; i < 100_000; i++) {
            long gapPs = pace.nextGapPs();
            assertThat(gapPs == 0 || Math.abs(gapPs - 10 * MS) <= 1).as("%d ps", gapPs).isTrue();
            none += gapPs == 0 ? 1 : 0;
            sumPs += gapPs;
        }

        assertThat(none).isCloseTo(90_000, within(400)); // standard deviation 95
        assertThat(sumPs / 100_000.0).isCloseTo(MS, within(0.04 * MS));
    }

    @Test
    void a_count_ends_the_flow() {
        UdpSender sender = sender(100, 8_000_000, Pacing.CONSTANT, 17, Long.MAX_VALUE);
        sender.start();
        net.runUntilMs(1000);

        assertThat(sender.sender().packets()).isEqualTo(17);
    }

    @Test
    void nobody_listening_is_told_to_the_sender() {
        UdpSender sender = sender(100, 8_000_000, Pacing.CONSTANT, 3, Long.MAX_VALUE);
        sender.start();
        net.runUntilMs(1000);

        assertThat(net.dropped(DropReason.NO_LISTENER)).isEqualTo(3);
        assertThat(sender.errors()).isEqualTo(3);
        assertThat(sender.lastError().isRefusal()).isTrue();
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void a_full_queue_shows_as_loss() {
        net.fromA.withBuffer(20_000);
        UdpReceiver receiver = new UdpReceiver(net.b, PORT);
        UdpSender sender = sender(1000, 2 * GBIT, Pacing.CONSTANT, 10_000, Long.MAX_VALUE);
        sender.start();
        net.runUntilMs(1000);

        assertThat(sender.sender().packets()).isEqualTo(10_000);
        assertThat(receiver.receiver().packets() + net.dropped(DropReason.QUEUE_FULL))
                .isEqualTo(10_000);
        assertThat(receiver.receiver().packets()).isBetween(4_700L, 4_800L);
    }

    @Test
    void large_datagrams_travel_in_fragments() {
        UdpReceiver receiver = new UdpReceiver(net.b, PORT);
        sender(8192, 80_000_000, Pacing.CONSTANT, 10, Long.MAX_VALUE).start();
        net.runUntilMs(1000);

        assertThat(receiver.receiver().packets()).isEqualTo(10);
        assertThat(receiver.receiver().bytes()).isEqualTo(81_920);
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void overtaking_shows_as_reordering() {
        net.fromA.delaying(100 * US, frame -> frame.number() == 5);
        UdpReceiver receiver = new UdpReceiver(net.b, PORT);
        sender(1000, 200_000_000, Pacing.CONSTANT, 20, Long.MAX_VALUE).start();
        net.runUntilMs(1000);

        assertThat(receiver.receiver().packets()).isEqualTo(20);
        assertThat(receiver.receiver().reorderedPackets()).isEqualTo(1);
    }

    @Test
    void a_steady_flow_allocates_nothing() {
        UdpReceiver receiver = new UdpReceiver(net.b, PORT);
        sender(1000, 800_000_000, Pacing.CONSTANT, Long.MAX_VALUE, Long.MAX_VALUE).start();
        net.runUntilMs(500);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        net.sim.runUntil(1000 * MS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(receiver.receiver().packets()).isGreaterThan(99_000);
        assertThat(allocated).isLessThan(10_000); // for 50 000 packets: nothing per packet
    }
}
