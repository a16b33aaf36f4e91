package org.nvsim.guest.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FlowCountersTest {
    @Test
    void counts_until_a_moment_include_that_moment() {
        FlowSender sender = new FlowSender(300, 100);
        sender.sent(50, 10);
        sender.sent(100, 10);
        sender.sent(101, 10);
        sender.sent(500, 10);

        assertThat(sender.checkpoints().packetsUntil(100)).isEqualTo(2);
        assertThat(sender.checkpoints().bytesUntil(300)).isEqualTo(30);
        assertThat(sender.packets()).isEqualTo(4);
        assertThat(sender.firstPs()).isEqualTo(50);
        assertThat(sender.lastPs()).isEqualTo(500);
    }

    @Test
    void a_moment_still_to_come_has_the_count_of_now() {
        FlowSender sender = new FlowSender(1000);
        sender.sent(50, 10);

        assertThat(sender.checkpoints().packetsUntil(1000)).isEqualTo(1);
    }

    @Test
    void a_moment_nobody_named_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlowSender(1000).checkpoints().packetsUntil(999));
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
