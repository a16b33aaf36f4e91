package org.nvsim.guest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.guest.TwoGuests.MS;
import static org.nvsim.guest.TwoGuests.US;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.guest.TwoGuests;
import org.nvsim.observe.Observer;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;

/** What the network does to segments must never upset a stack, only slow it down. */
class TcpHostileNetworkTest {
    private static final long GBIT = 1_000_000_000L;

    /**
     * Changes a bit of a TCP header, and makes the checksum good again: an attack, not an error.
     */
    private static boolean forge(Frame frame, SplittableRandom random) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        if (Ethernet.type(b, frame.start()) == Ethernet.TYPE_IPV4) {
            int tcp = ip + Ipv4.HEADER_BYTES;
            int bits = 8 * Math.min(40, frame.end() - tcp);
            int bit = random.nextInt(bits);
            b[tcp + bit / 8] ^= (byte) (1 << bit % 8);
            int length = Ipv4.payloadBytes(b, ip);
            int source = Ipv4.source(b, ip);
            Tcp.seal(b, tcp, frame.end() - tcp, length, source, Ipv4.destination(b, ip));
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("org.nvsim.guest.tcp.CongestionControls#words")
    void forged_headers_break_connections_but_no_stack(String congestion) {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TcpProfile profile =
                    (seed % 2 == 0 ? TcpProfile.MODERN : TcpProfile.WINDOWS_2012)
                            .change()
                            .congestion(CongestionControls.named(congestion))
                            .sack(seed % 3 != 0)
                            .largeSendBytes(seed % 5 == 0 ? 65_535 : 0)
                            .build();
            TwoGuests net = new TwoGuests(1500, GBIT, 100 * US);
            net.fromA.withBuffer(100_000);
            net.fromA.losing(f -> random.nextInt(30) == 0 && forge(f, random));
            net.fromB.losing(f -> random.nextInt(30) == 0 && forge(f, random));
            TcpPair tcp = new TcpPair(net, profile);
            for (int i = 0; i < 5; i++) {
                tcp.send(200_000);
            }
            net.runUntilMs(3000);

            assertThat(net.lostFrames()).as("seed %d", seed).isZero();
            assertThat(net.sim.eventCount()).as("no storm, seed %d", seed).isLessThan(200_000);
        }
    }

    @Test
    void equal_runs_are_equal_whether_watched_or_not() {
        long digest = lossyRun(null);

        assertThat(lossyRun(null)).isEqualTo(digest);
        assertThat(lossyRun((time, at, port, action, frame, reason, decision) -> {}))
                .isEqualTo(digest);
    }

    private static long lossyRun(Observer observer) {
        TwoGuests net = new TwoGuests(1500, GBIT, 1 * MS, observer);
        net.fromA.withBuffer(60_000);
        SplittableRandom random = new SplittableRandom(5);
        net.fromA.losing(frame -> random.nextInt(100) == 0);
        TcpPair tcp = new TcpPair(net, TcpProfile.WINDOWS_2012.withLargeSends());
        tcp.send(3_000_000);
        tcp.send(2_000_000);
        net.runUntilMs(20_000);
        assertThat(tcp.receivedBytes).isEqualTo(5_000_000);
        return net.sim.digest();
    }

    @Test
    void a_sender_that_stands_still_again_and_again_finishes_its_transfer() {
        TwoGuests net = new TwoGuests(1500, GBIT, 100 * US);
        TcpPair tcp = new TcpPair(net, TcpProfile.WINDOWS_2012);
        tcp.send(200_000_000);
        for (int i = 1; i <= 4; i++) {
            net.runUntilMs(i * 700L - 350);
            net.pauseA();
            net.runUntilMs(i * 700L - 250);
            net.resumeA();
        }
        net.runUntilMs(20_000);

        assertThat(tcp.receivedBytes).isEqualTo(200_000_000);
        assertThat(tcp.ends).containsExactly("a NORMAL", "b NORMAL");
        assertThat(net.lostFrames()).isZero();
    }
}
