package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checksums of frames whose payload is partly implied, and of offload. */
class TransportTest {
    private static final int FROM = Ipv4Address.parse("10.0.0.5");
    private static final int TO = Ipv4Address.parse("10.0.0.7");

    private final FrameLedger ledger = Hex.ledger();

    @ParameterizedTest
    @CsvSource({"17, 0, 1", "17, 3, 1000", "17, 4, 1457", "6, 0, 1460", "6, 5, 60000", "6, 1, 3"})
    void implied_zeros_give_the_checksum_of_zeros_that_are_there(
            int protocol, int stored, int implied) {
        Frame thin = packet(protocol, stored, implied);
        Frame thick = ledger.copy(thin);
        thick.materialize(thick.lengthBytes());
        int ip = thick.start() + 14;
        seal(thin);
        seal(thick);

        assertThat(thin.toByteArray()).isEqualTo(thick.toByteArray());
        assertThat(Transport.checksumGood(thin, thin.start() + 14)).isTrue();
        assertThat(Transport.checksumGood(thick, ip)).isTrue();
        thick.bytes()[thick.end() - 1] ^= 1;
        assertThat(Transport.checksumGood(thick, ip)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 17})
    void a_pending_checksum_is_good_and_is_completed_to_the_one_computed_at_once(int protocol) {
        Frame now = packet(protocol, 9, 100);
        seal(now);
        Frame later = packet(protocol, 9, 100);
        int ip = later.start() + 14;
        byte[] b = later.bytes();
        if (protocol == Ipv4.PROTOCOL_TCP) {
            Tcp.sealPending(b, ip + 20, 20 + 109, FROM, TO);
        } else {
            Udp.sealPending(b, ip + 20, FROM, TO);
        }
        later.setChecksumPending(true);
        assertThat(Transport.checksumGood(later, ip)).isTrue();
        Transport.completeChecksum(later, ip);

        assertThat(later.checksumPending()).isFalse();
        assertThat(later.toByteArray()).isEqualTo(now.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 17})
    void rewriting_a_pending_checksum_and_then_completing_it_equals_computing_it_after(
            int protocol) {
        int pa = Ipv4Address.parse("192.168.4.101");
        Frame frame = packet(protocol, 9, 100);
        int ip = frame.start() + 14;
        byte[] b = frame.bytes();
        if (protocol == Ipv4.PROTOCOL_TCP) {
            Tcp.sealPending(b, ip + 20, 20 + 109, FROM, TO);
            Tcp.updatePending(b, ip + 20, FROM, pa);
        } else {
            Udp.sealPending(b, ip + 20, FROM, TO);
            Udp.updatePending(b, ip + 20, FROM, pa);
        }
        Ipv4.setSource(b, ip, pa);
        frame.setChecksumPending(true);
        Transport.completeChecksum(frame, ip);

        assertThat(Transport.checksumGood(frame, ip)).isTrue();
    }

    @Test
    void a_computed_zero_is_sent_as_ones_and_never_as_not_computed() {
        Frame frame = packet(17, 2, 0);
        byte[] b = frame.bytes();
        int udp = frame.start() + 34;
        Bytes.put16(b, udp + 8, 0);
        seal(frame);
        int checksum = Udp.checksum(b, udp);
        Bytes.put16(b, udp + 8, checksum); // adding the checksum itself makes the sum all ones
        seal(frame);
        assertThat(Udp.checksum(b, udp)).isEqualTo(0xFFFF);
        assertThat(Transport.checksumGood(frame, frame.start() + 14)).isTrue();
    }

    @Test
    void a_udp_header_written_sealed_is_one_that_was_written_and_then_sealed() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            byte[] b = new byte[64];
            random.nextBytes(b);
            int stored = 8 + random.nextInt(40);
            int length = Math.max(8, stored + random.nextInt(-3, 2000));
            int from = random.nextInt();
            int to = i % 50 == 0 ? -from : random.nextInt();
            byte[] other = b.clone();
            Udp.write(b, 3, 0xFFFF & from, 53, length);
            Udp.seal(b, 3, stored, from, to);
            Udp.writeSealed(other, 3, 0xFFFF & from, 53, length, stored, from, to);
            assertThat(other).isEqualTo(b);
            assertThat(Udp.checksumGood(other, 3, stored, from, to)).isTrue();
        }
    }

    @Test
    void a_udp_sum_of_zero_is_sent_as_ones() {
        byte[] b = new byte[8];
        // 1 + 2 + 8, and of the pseudo header 17 + 8: with 0xFFDB from there all ones
        Udp.writeSealed(b, 0, 1, 2, 8, 8, 0xFFDB, 0);
        assertThat(Udp.checksum(b, 0)).isEqualTo(0xFFFF);
    }

    @Test
    void an_update_to_zero_is_sent_as_ones_too() {
        byte[] b = new byte[8];
        Udp.write(b, 0, 1, 2, 8);
        Bytes.put16(b, 6, 0xDD2F);
        Udp.updateChecksum(b, 0, 0x5555, 0x3285);
        assertThat(Udp.checksum(b, 0)).isEqualTo(0xFFFF);
    }

    @Test
    void updating_udp_for_any_address_equals_computing_anew() {
        Random random = new Random(768);
        int[] edges = {0, -1, 0xFFFF, 0xFFFF0000};
        Frame frame = packet(17, 8, 0);
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        for (int i = 0; i < 50_000; i++) {
            Bytes.put32(b, ip + 28, random.nextInt());
            seal(frame);
            int was = Ipv4.source(b, ip);
            int is = i % 4 == 0 ? edges[random.nextInt(4)] : random.nextInt();
            Udp.updateChecksum(b, ip + 20, was, is);
            Ipv4.setSource(b, ip, is);
            int updated = Udp.checksum(b, ip + 20);
            seal(frame);
            assertThat(updated).isEqualTo(Udp.checksum(b, ip + 20));
        }
    }

    @Test
    void an_echo_is_answered_by_its_own_bytes() {
        byte[] b = Golden.ECHO.bytes();
        Icmp.turnIntoReply(b, 34);
        assertThat(Icmp.type(b, 34)).isEqualTo(Icmp.ECHO_REPLY);
        assertThat(Icmp.identifier(b, 34)).isEqualTo(1);
        assertThat(Icmp.sequence(b, 34)).isEqualTo(1);
        assertThat(Icmp.checksumGood(b, 34, 16)).isTrue();
    }

    private Frame packet(int protocol, int stored, int implied) {
        int header = protocol == Ipv4.PROTOCOL_TCP ? Tcp.HEADER_BYTES : Udp.HEADER_BYTES;
        int data = stored + implied;
        Frame frame = ledger.create(34 + header + stored, implied);
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        Ethernet.write(b, frame.start(), 2, 4, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 20 + header + data, 1, 0, 64, protocol, FROM, TO);
        if (protocol == Ipv4.PROTOCOL_TCP) {
            Tcp.write(b, ip + 20, 1, 2, 3, 4, 20, Tcp.ACK, 5);
        } else {
            Udp.write(b, ip + 20, 1, 2, header + data);
        }
        for (int i = 0; i < stored; i++) {
            b[ip + 20 + header + i] = (byte) (0x81 + 7 * i);
        }
        return frame;
    }

    private static void seal(Frame frame) {
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        int stored = Transport.storedPayload(frame, ip);
        int from = Ipv4.source(b, ip);
        int to = Ipv4.destination(b, ip);
        if (Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_TCP) {
            Tcp.seal(b, ip + 20, stored, Ipv4.payloadBytes(b, ip), from, to);
        } else {
            Udp.seal(b, ip + 20, stored, from, to);
        }
    }
}
