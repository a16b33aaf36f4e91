package org.nvsim.guest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.guest.TwoGuests.MS;
import static org.nvsim.guest.TwoGuests.US;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.guest.TwoGuests;
import org.nvsim.packet.DropReason;

class TcpTransferTest {
    private static final long GBIT = 1_000_000_000L;
    private static final TcpProfile PLAIN = TcpProfile.WINDOWS_2012;

    @Test
    void a_file_arrives_whole_and_both_ends_close() {
        TcpPair tcp = new TcpPair(new TwoGuests(1500, GBIT, 50 * US), PLAIN);
        TcpConnection connection = tcp.send(10_000_000);
        tcp.net.runUntilMs(1000);

        assertThat(tcp.receivedBytes).isEqualTo(10_000_000);
        assertThat(tcp.ends).containsExactly("a NORMAL", "b NORMAL");
        assertThat(connection.state()).isEqualTo(TcpState.TIME_WAIT);
        assertThat(connection.statistics().resentSegments()).isZero();
        assertThat(connection.statistics().sentSegments()).isEqualTo(10_000_000 / 1460 + 1);
        tcp.net.runUntilMs(200_000);
        assertThat(connection.state()).isEqualTo(TcpState.CLOSED);
        assertThat(tcp.a.connectionCount() + tcp.b.connectionCount()).isZero();
        assertThat(tcp.net.lostFrames()).isZero();
    }

    @ParameterizedTest
    @MethodSource("org.nvsim.guest.tcp.CongestionControls#words")
    void a_transfer_survives_loss_reordering_and_a_small_buffer(String congestion) {
        for (boolean sack : new boolean[] {true, false}) {
            TcpProfile profile =
                    PLAIN.change()
                            .congestion(CongestionControls.named(congestion))
                            .sack(sack)
                            .timestamps(sack)
                            .build();
            TcpPair tcp = new TcpPair(new TwoGuests(1500, GBIT, 1 * MS), profile);
            int[] sent = {0};
            tcp.net.fromA.withBuffer(60_000);
            tcp.net.fromA.losing(frame -> ++sent[0] % 97 == 0);
            tcp.net.fromA.delaying(300 * US, frame -> sent[0] % 31 == 0);
            tcp.net.fromB.losing(frame -> ++sent[0] % 89 == 0);
            tcp.send(5_000_000);
            tcp.net.runUntilMs(120_000);

            assertThat(tcp.receivedBytes).as("%s sack %s", congestion, sack).isEqualTo(5_000_000);
            assertThat(tcp.net.lostFrames()).isZero();
        }
    }

    @Test
    void large_sends_carry_the_same_bytes_in_far_fewer_frames_of_the_guest() {
        TcpPair tcp = new TcpPair(new TwoGuests(1500, 10 * GBIT, 20 * US), PLAIN.withLargeSends());
        tcp.net.fromA.withBuffer(512 * 1024);
        TcpConnection connection = tcp.send(100_000_000);
        tcp.net.runUntilMs(1000);

        assertThat(tcp.receivedBytes).isEqualTo(100_000_000);
        assertThat(tcp.ends).containsExactly("a NORMAL", "b NORMAL");
        assertThat(tcp.net.fromA.largeSends()).isLessThan(10_000);
        assertThat(tcp.net.fromA.frames()).isGreaterThan(68_000);
        assertThat(connection.statistics().sentSegments()).isBetween(68_493L, 68_600L);
        assertThat(tcp.net.lostFrames()).isZero();
        assertThat(tcp.net.ledgerB.dropped(DropReason.BAD_CHECKSUM)).isZero();
    }

    @Test
    void what_slow_start_pours_over_is_sent_again_once_and_without_waiting() {
        TcpPair tcp = new TcpPair(new TwoGuests(1500, 10 * GBIT, 20 * US), PLAIN);
        tcp.net.fromA.withBuffer(512 * 1024);
        TcpConnection connection = tcp.send(100_000_000);
        tcp.net.runUntilMs(1000);

        assertThat(tcp.receivedBytes).isEqualTo(100_000_000);
        assertThat(connection.statistics().timeouts()).isZero();
        assertThat(connection.statistics().resentSegments())
                .isPositive()
                .isEqualTo(tcp.net.dropped(DropReason.QUEUE_FULL));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_535})
    void a_steady_transfer_allocates_nothing_and_fills_the_link(int largeSendBytes) {
        TcpProfile profile = PLAIN.change().largeSendBytes(largeSendBytes).build();
        TcpPair tcp = new TcpPair(new TwoGuests(1500, 10 * GBIT, 20 * US), profile);
        tcp.net.fromA.withBuffer(512 * 1024);
        TcpConnection connection = tcp.send(1L << 40);
        tcp.net.runUntilMs(200);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long segments = tcp.accepted.get(0).statistics().receivedSegments();
        long before = threads.getCurrentThreadAllocatedBytes();
        tcp.net.sim.runUntil(400 * MS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        segments = tcp.accepted.get(0).statistics().receivedSegments() - segments;

        assertThat(allocated).isLessThan(10_000); // nothing per segment
        // 812 744 frames a second is what 10 Gbit/s carry
        assertThat(segments).isBetween(812_744L * 97 / 500, 812_744L / 5 + 1);
        assertThat(connection.statistics().timeouts()).isZero();
    }
}
