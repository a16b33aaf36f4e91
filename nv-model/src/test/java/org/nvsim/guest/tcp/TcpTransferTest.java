package org.nvsim.guest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.guest.TwoGuests.MS;
import static org.nvsim.guest.TwoGuests.US;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nvsim.guest.TwoGuests;

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
    @EnumSource(Congestion.class)
    void a_transfer_survives_loss_reordering_and_a_small_buffer(Congestion congestion) {
        for (boolean sack : new boolean[] {true, false}) {
            TcpProfile profile =
                    PLAIN.change().congestion(congestion).sack(sack).timestamps(sack).build();
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
        assertThat(tcp.net.ledgerB.dropped(org.nvsim.packet.DropReason.BAD_CHECKSUM)).isZero();
        System.out.println(
                tcp.goodputBitsPerSecond()
                        + " "
                        + connection.statistics().resentSegments()
                        + " "
                        + connection.statistics().timeouts()
                        + " "
                        + tcp.net.fromA.largeSends());
    }

    @Test
    void a_steady_transfer_allocates_nothing_and_is_fast() {
        for (TcpProfile profile : new TcpProfile[] {PLAIN, PLAIN.withLargeSends()}) {
            TcpPair tcp = new TcpPair(new TwoGuests(1500, 10 * GBIT, 20 * US), profile);
            tcp.net.fromA.withBuffer(512 * 1024);
            TcpConnection connection = tcp.send(1L << 40);
            tcp.net.runUntilMs(500);
            var threads =
                    (com.sun.management.ThreadMXBean)
                            java.lang.management.ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            long t = System.nanoTime();
            long segments = connection.statistics().sentSegments();
            tcp.net.runUntilMs(1000);
            t = System.nanoTime() - t;
            segments = connection.statistics().sentSegments() - segments;
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            System.out.println(
                    segments
                            + " segments, "
                            + segments * 1e9 / t
                            + "/s, "
                            + allocated
                            + " bytes "
                            + connection.statistics().timeouts()
                            + " "
                            + connection.statistics().recoveries()
                            + " "
                            + tcp.net.sim.eventCount()
                            + " "
                            + tcp.goodputBitsPerSecond());
        }
    }
}
