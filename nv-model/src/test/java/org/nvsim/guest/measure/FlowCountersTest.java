package org.nvsim.guest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowCountersTest {
    @Test
    void what_was_sent_is_counted_over_the_time_it_was_wanted() {
        FlowSender sender = new FlowSender();
        assertThat(sender.activePs(40, -1)).isZero();
        sender.sent(50, 1, 10);
        sender.sent(100, 3, 30);
        sender.sent(500, 1, 10);
        assertThat(sender.activePs(600, 550)).isEqualTo(550);
        sender.doneAt(700);

        assertThat(sender.packets()).isEqualTo(5);
        assertThat(sender.bytes()).isEqualTo(50);
        assertThat(sender.firstPs()).isEqualTo(50);
        assertThat(sender.activePs(600, 550)).isEqualTo(550);
        assertThat(sender.activePs(5000, 550)).isEqualTo(650);
        assertThat(sender.activePs(5000, 800)).isEqualTo(750);
    }

    @Test
    void a_run_of_packets_in_order_does_not_make_one_that_comes_again_new() {
        FlowReceiver receiver = new FlowReceiver();
        receiver.received(1, 2, 1, 0);
        for (int number = 3; number <= 10_000; number++) {
            receiver.received(number, number, 1, 0);
        }
        receiver.received(10_001, 9_000, 1, 0);
        receiver.received(10_002, 1, 1, 0);

        assertThat(receiver.packets()).isEqualTo(10_000);
        assertThat(receiver.duplicatePackets()).isEqualTo(1);
        assertThat(receiver.reorderedPackets()).isEqualTo(1);
    }

    @Test
    void packets_that_come_twice_count_once() {
        FlowReceiver receiver = new FlowReceiver();
        receiver.received(10, 1, 100, 5);
        receiver.received(20, 2, 100, 5);
        receiver.received(30, 1, 100, 25);

        assertThat(receiver.packets()).isEqualTo(2);
        assertThat(receiver.bytes()).isEqualTo(200);
        assertThat(receiver.duplicatePackets()).isEqualTo(1);
        assertThat(receiver.latency().count()).isEqualTo(2);
    }

    @Test
    void packets_after_a_later_one_are_reordered() {
        FlowReceiver receiver = new FlowReceiver();
        for (long number : new long[] {1, 3, 2, 7, 6, 5, 8}) {
            receiver.received(number, number, 1, 0);
        }

        assertThat(receiver.packets()).isEqualTo(7);
        assertThat(receiver.reorderedPackets()).isEqualTo(3);
        assertThat(receiver.duplicatePackets()).isZero();
    }

    @Test
    void a_number_is_new_again_after_a_long_gap_only_if_it_was_not_seen() {
        FlowReceiver receiver = new FlowReceiver();
        receiver.received(1, 1, 1, 0);
        receiver.received(2, 5000, 1, 0);
        receiver.received(3, 4097, 1, 0);
        receiver.received(4, 4097, 1, 0);

        assertThat(receiver.packets()).isEqualTo(3);
        assertThat(receiver.duplicatePackets()).isEqualTo(1);
    }
}
