package org.nvsim.guest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.guest.TwoGuests.B;
import static org.nvsim.guest.TwoGuests.MS;
import static org.nvsim.guest.TwoGuests.US;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nvsim.guest.TwoGuests;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4Address;

class PingAppTest {
    private static final long GBIT = 1_000_000_000L;

    private static PingApp.Settings to(int destination, int payloadBytes, long count) {
        return new PingApp.Settings(
                0, destination, payloadBytes, false, count, 0, 10 * MS, 4000 * MS);
    }

    @Test
    void every_request_is_answered_and_timed() {
        TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);
        PingApp ping = new PingApp(net.a, to(B, 32, 10));
        ping.start();
        net.runUntilMs(1000);

        assertThat(ping.sender().packets()).isEqualTo(10);
        assertThat(ping.receiver().packets()).isEqualTo(10);
        // 14 + 20 + 8 + 32 = 74 bytes and 24 of link overhead: 784 ns, each way
        assertThat(ping.receiver().latency().leastPs()).isEqualTo(2 * (10 * US + 98 * 8_000));
        // the first waits for ARP besides: 84 byte times each way
        assertThat(ping.receiver().latency().greatestPs())
                .isEqualTo(2 * (10 * US + 98 * 8_000) + 2 * (10 * US + 84 * 8_000));
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void the_frames_of_both_ways_carry_the_number_of_the_request() {
        List<String> created = new ArrayList<>();
        TwoGuests net =
                new TwoGuests(
                        1500,
                        GBIT,
                        10 * US,
                        (time, place, port, action, frame, reason, decision) -> {
                            if (action == org.nvsim.observe.Action.CREATED && frame.flow() >= 0) {
                                created.add(place + " " + frame.flow() + " " + frame.number());
                            }
                        });
        new PingApp(net.a, to(B, 32, 2)).start();
        net.runUntilMs(1000);

        assertThat(created).containsExactly("a 0 1", "b 0 1", "a 0 2", "b 0 2");
    }

    @Test
    void requests_to_nobody_are_lost_for_want_of_a_neighbour() {
        TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);
        PingApp ping = new PingApp(net.a, to(Ipv4Address.parse("10.0.0.99"), 32, 3));
        ping.start();
        net.runUntilMs(10_000);

        assertThat(ping.sender().packets()).isEqualTo(3);
        assertThat(ping.receiver().packets()).isZero();
        assertThat(net.dropped(DropReason.NO_NEIGHBOR)).isEqualTo(3);
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void requests_beyond_the_own_links_without_a_gateway_do_not_leave() {
        TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);
        PingApp ping = new PingApp(net.a, to(Ipv4Address.parse("10.9.0.1"), 32, 3));
        ping.start();
        net.runUntilMs(1000);

        assertThat(ping.sender().packets()).isEqualTo(3);
        assertThat(net.dropped(DropReason.NO_ROUTE)).isEqualTo(3);
    }

    @Test
    void a_request_larger_than_the_mtu_goes_in_fragments_and_comes_back() {
        TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);
        PingApp ping = new PingApp(net.a, to(B, 5000, 3));
        ping.start();
        net.runUntilMs(1000);

        assertThat(ping.receiver().packets()).isEqualTo(3);
        assertThat(ping.receiver().bytes()).isEqualTo(15_000);
        assertThat(net.fromA.frames()).isEqualTo(1 + 3 * 4); // ARP, and four fragments each
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void a_request_larger_than_the_mtu_that_must_not_be_cut_does_not_leave() {
        TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);
        PingApp ping =
                new PingApp(
                        net.a, new PingApp.Settings(0, B, 1473, true, 1, 0, 10 * MS, 4000 * MS));
        ping.start();
        net.runUntilMs(1000);

        assertThat(ping.sender().packets()).isEqualTo(1);
        assertThat(net.dropped(DropReason.MTU_EXCEEDED)).isEqualTo(1);
    }

    @Test
    void a_lost_fragment_ends_as_reassembly_timeout_with_the_sender_told() {
        TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);
        int[] seen = {0};
        net.fromA.losing(frame -> frame.flow() == 0 && ++seen[0] == 3);
        PingApp ping = new PingApp(net.a, to(B, 5000, 1));
        ping.start();
        net.runUntilMs(100_000);

        assertThat(ping.receiver().packets()).isZero();
        assertThat(ping.errors()).isEqualTo(1);
        assertThat(net.dropped(DropReason.REASSEMBLY_TIMEOUT)).isEqualTo(3);
        assertThat(net.lostFrames()).isZero();
    }

    @Test
    void an_answer_after_the_timeout_is_late_and_counts_as_lost() {
        TwoGuests net = new TwoGuests(1500, GBIT, 30 * MS);
        PingApp ping =
                new PingApp(net.a, new PingApp.Settings(0, B, 32, false, 4, 0, 10 * MS, 50 * MS));
        ping.start();
        net.runUntilMs(1000);

        assertThat(ping.sender().packets()).isEqualTo(4);
        assertThat(ping.receiver().packets()).isZero();
        assertThat(ping.latePackets()).isEqualTo(4);
    }

    @Test
    void a_corrupted_request_is_dropped_by_its_checksum() {
        TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);
        net.fromA.losing(PingAppTest::corrupt);
        PingApp ping = new PingApp(net.a, to(B, 32, 2));
        ping.start();
        net.runUntilMs(1000);

        assertThat(ping.receiver().packets()).isZero();
        assertThat(net.dropped(DropReason.BAD_CHECKSUM)).isEqualTo(2);
    }

    private static boolean corrupt(Frame frame) {
        if (frame.flow() == 0) {
            frame.bytes()[frame.start() + 14 + 20 + 6] ^= 0x40; // the echo's sequence number
        }
        return false;
    }

    @Test
    void a_paused_guest_loses_what_reaches_it_and_goes_on_where_it_stood() {
        TwoGuests net = new TwoGuests(1500, GBIT, 10 * US);
        PingApp ping = new PingApp(net.a, to(B, 32, 10));
        ping.start();
        net.runUntilMs(35); // four sent, the next due in 5 ms
        net.pauseA();
        net.runUntilMs(535);
        assertThat(ping.sender().packets()).isEqualTo(4);
        net.resumeA();
        net.runUntilMs(539);
        assertThat(ping.sender().packets()).isEqualTo(4);
        net.runUntilMs(541);
        assertThat(ping.sender().packets()).isEqualTo(5);
        net.runUntilMs(2000);
        assertThat(ping.receiver().packets()).isEqualTo(10);
    }
}
