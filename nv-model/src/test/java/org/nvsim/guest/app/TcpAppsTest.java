package org.nvsim.guest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.nvsim.guest.TwoGuests.B;
import static org.nvsim.guest.TwoGuests.MS;
import static org.nvsim.guest.TwoGuests.US;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.nvsim.engine.random.RandomStream;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.guest.TwoGuests;
import org.nvsim.guest.app.EmpiricalDistribution.Kind;
import org.nvsim.guest.tcp.TcpEnd;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.packet.DropReason;

class TcpAppsTest {
    private static final long GBIT = 1_000_000_000L;
    private static final int PORT = 445;
    private static final long NEVER = Long.MAX_VALUE;
    private static final TcpProfile PROFILE = TcpProfile.WINDOWS_2012;

    private final TwoGuests net = new TwoGuests(1500, GBIT, 100 * US);
    private final TcpProtocol a = tcp("a");
    private final TcpProtocol b = tcp("b");

    private TcpProtocol tcp(String name) {
        return new TcpProtocol(
                name.equals("a") ? net.a : net.b, PROFILE, new RandomStreams(1).named(name, "tcp"));
    }

    private BulkSender bulk(long bytes, long stopPs) {
        return new BulkSender(
                a, new BulkSender.Settings(0, B, PORT, bytes, 100 * MS, stopPs, PROFILE));
    }

    @Test
    void a_bulk_transfer_is_counted_at_both_ends() {
        BulkReceiver receiver = new BulkReceiver(b, 0, PORT, PROFILE);
        BulkSender sender = bulk(10_000_000, NEVER);
        sender.start();
        net.runUntilMs(500);
        assertThat(receiver.receiver().bytes()).isEqualTo(10_000_000);
        net.runUntilMs(1000);

        assertThat(sender.end()).isEqualTo(TcpEnd.NORMAL);
        assertThat(sender.endPs()).isBetween(180 * MS, 250 * MS);
        assertThat(sender.sender().bytes()).isEqualTo(10_000_000);
        assertThat(sender.sender().packets()).isEqualTo(6850);
        assertThat(sender.sender().firstPs()).isEqualTo(100 * MS);
        assertThat(receiver.receiver().bytes()).isEqualTo(10_000_000);
        assertThat(receiver.receiver().packets()).isEqualTo(6850);
        assertThat(sender.roundTrips().leastPs()).isGreaterThan(200 * US);
        assertThat(sender.window().timesPs()).isNotEmpty();
        assertThat(sender.window().windowBytes()[0]).isGreaterThanOrEqualTo(4 * 1460);
    }

    @Test
    void a_bulk_transfer_without_end_stops_at_its_time() {
        BulkReceiver receiver = new BulkReceiver(b, 0, PORT, PROFILE);
        BulkSender sender = bulk(Long.MAX_VALUE, 600 * MS);
        sender.start();
        net.runUntilMs(1000);

        assertThat(sender.end()).isEqualTo(TcpEnd.NORMAL);
        assertThat(receiver.receiver().bytes()).isEqualTo(sender.sender().bytes());
        long activePs = sender.sender().activePs(1000 * MS, receiver.receiver().lastPs());
        assertThat(receiver.receiver().bytes() * 8e12 / activePs)
                .isCloseTo(1e9 * 1460 / 1538, Percentage.withPercentage(3));
    }

    @Test
    void a_transfer_survives_a_blackout_of_the_sender() {
        BulkReceiver receiver = new BulkReceiver(b, 0, PORT, PROFILE);
        BulkSender sender = bulk(100_000_000, NEVER);
        sender.start();
        net.runUntilMs(300);
        net.pauseA();
        net.runUntilMs(800);
        long during = receiver.receiver().bytes();
        assertThat(net.dropped(DropReason.VM_PAUSED)).isPositive();
        net.resumeA();
        net.runUntilMs(5000);

        assertThat(during).isLessThan(100_000_000);
        assertThat(receiver.receiver().bytes()).isEqualTo(100_000_000);
        assertThat(sender.end()).isEqualTo(TcpEnd.NORMAL);
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void a_connection_that_nobody_accepts_is_refused() {
        BulkSender sender = bulk(1000, NEVER);
        sender.start();
        net.runUntilMs(1000);

        assertThat(sender.end()).isEqualTo(TcpEnd.REFUSED);
        assertThat(net.dropped(DropReason.NO_LISTENER)).isEqualTo(1);
    }

    @Test
    void a_path_that_opens_late_is_found_by_the_second_repetition_of_the_syn() {
        new BulkReceiver(b, 0, PORT, PROFILE);
        net.fromA.losing(frame -> frame.flow() == 0 && net.sim.nowPs() < 5000 * MS);
        BulkSender sender = bulk(1000, NEVER);
        sender.start();
        net.runUntilMs(20_000);

        assertThat(sender.end()).isEqualTo(TcpEnd.NORMAL);
        assertThat(sender.sender().firstPs()).isEqualTo(100 * MS); // it wanted to, all the time
        assertThat(sender.sender().activePs(20_000 * MS, -1)).isBetween(9000 * MS, 9001 * MS);
    }

    @Test
    void requests_are_answered_one_after_the_other_on_each_connection() {
        RequestServer server = new RequestServer(b, 0, PORT, PROFILE, 200, 20_000);
        RequestClient client =
                new RequestClient(
                        a,
                        new RequestClient.Settings(
                                0, B, PORT, 200, 20_000, 5 * MS, 4, 100, 0, NEVER, PROFILE));
        client.start();
        net.runUntilMs(10_000);

        assertThat(client.sender().packets()).isEqualTo(100);
        assertThat(client.receiver().packets()).isEqualTo(100);
        assertThat(client.receiver().bytes()).isEqualTo(2_000_000);
        assertThat(client.failures()).isZero();
        assertThat(server.requests()).isEqualTo(100);
        // at least: there and back, and the response on the wire
        assertThat(client.receiver().latency().leastPs()).isGreaterThan(200 * US + 160 * US);
        assertThat(client.receiver().latency().greatestPs()).isLessThan(5 * MS);
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void requests_stop_at_their_time() {
        new RequestServer(b, 0, PORT, PROFILE, 200, 200);
        RequestClient client =
                new RequestClient(
                        a,
                        new RequestClient.Settings(
                                0, B, PORT, 200, 200, 10 * MS, 1, NEVER, 0, 505 * MS, PROFILE));
        client.start();
        net.runUntilMs(2000);

        assertThat(client.sender().packets()).isBetween(48L, 51L);
        assertThat(client.receiver().packets()).isEqualTo(client.sender().packets());
    }

    @Test
    void flows_of_measured_sizes_offer_the_load_asked_for() {
        EmpiricalDistribution sizes =
                EmpiricalDistribution.parse(
                        Kind.SIZES,
                        List.of("# bytes share", "1000 0.5", "10000 0.9", "", "1000000 1"));
        BulkReceiver receiver = new BulkReceiver(b, 0, PORT, PROFILE);
        FlowArrivals flows =
                new FlowArrivals(
                        a,
                        new FlowArrivals.Settings(
                                0, B, PORT, sizes, 200_000_000, NEVER, 0, 20_000 * MS, PROFILE),
                        new RandomStreams(1).named("a", "flow 0"));
        flows.start();
        net.runUntilMs(25_000);

        // 53 200 bytes on average
        assertThat(flows.begun()).isCloseTo(9_398, within(500L));
        assertThat(flows.completed()).isEqualTo(flows.begun());
        assertThat(flows.failed()).isZero();
        assertThat(receiver.receiver().bytes() * 8 / 20.0)
                .isCloseTo(200e6, Percentage.withPercentage(10));
        assertThat(flows.completion().count()).isEqualTo(flows.begun());
        assertThat(flows.completion().leastPs()).isGreaterThan(400 * US);
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void a_mean_size_is_that_of_the_distribution() {
        EmpiricalDistribution sizes =
                EmpiricalDistribution.parse(Kind.SIZES, List.of("100 0.25", "200 0.75", "1000 1"));
        RandomStream random = new RandomStreams(1).named("x", "y");
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += sizes.draw(random);
        }

        assertThat(sizes.mean()).isEqualTo(25 + 75 + 150);
        assertThat(sum / 100_000).isCloseTo(250, Percentage.withPercentage(1));
    }

    @Test
    void a_published_distribution_of_sizes_may_begin_at_nothing() {
        EmpiricalDistribution sizes =
                EmpiricalDistribution.parse(Kind.SIZES, List.of("0 0", "10000 0.15", "20000 1"));

        assertThat(sizes.mean()).isEqualTo(5000 * 0.15 + 15_000 * 0.85);
        assertThatIllegalArgumentException()
                .as("a share of sizes that are nothing")
                .isThrownBy(() -> EmpiricalDistribution.parse(Kind.SIZES, List.of("0 0.1", "9 1")))
                .withMessageContaining("line 1");
    }

    @Test
    void sizes_that_make_no_distribution_are_refused_with_their_line() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> EmpiricalDistribution.parse(Kind.SIZES, List.of("100 0.5", "50 1")))
                .withMessageContaining("line 2");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                EmpiricalDistribution.parse(
                                        Kind.SIZES, List.of("100 0.5", "200 many")))
                .withMessageContaining("line 2: '200 many'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalDistribution.parse(Kind.SIZES, List.of("100 0.5")))
                .withMessageContaining("must be 1");
    }

    @Test
    void flows_to_one_port_are_counted_each_by_itself() {
        BulkReceiver first = new BulkReceiver(b, 0, PORT, PROFILE);
        BulkReceiver second = new BulkReceiver(b, 1, PORT, PROFILE);
        bulk(1_000_000, NEVER).start();
        new BulkSender(a, new BulkSender.Settings(1, B, PORT, 2_000_000, 0, NEVER, PROFILE))
                .start();
        net.runUntilMs(1000);

        assertThat(first.receiver().bytes()).isEqualTo(1_000_000);
        assertThat(second.receiver().bytes()).isEqualTo(2_000_000);
    }
}
