package org.nvsim.virt.overlay.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Udp;

class IpRewriteTest {
    private static final int[] PROTOCOLS = {1, 6, 17, 47};

    private final FrameLedger ledger = new FrameLedger(1, new FramePool());

    private Frame packet(SplittableRandom random, int protocol, int fragment) {
        int payload = 24 + (random.nextInt(60) & ~7);
        int implied = fragment == 0 ? random.nextInt(1000) : 0;
        int total = 20 + payload + implied;
        Frame frame = ledger.create(14 + 20 + payload, implied);
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        for (int i = frame.start(); i < frame.end(); i++) {
            b[i] = (byte) random.nextInt();
        }
        int source = random.nextInt() & 0x7FFF_FFFF | 0x0100_0000;
        int destination = random.nextInt();
        Ipv4.write(b, ip, 0, total, 1, fragment, 9, protocol, source, destination);
        if (protocol == 6) {
            Bytes.put8(b, ip + 32, 0x50);
            Tcp.seal(b, ip + 20, payload, payload + implied, source, destination);
        } else if (protocol == 17) {
            Bytes.put16(b, ip + 24, payload + implied);
            Udp.seal(b, ip + 20, payload, source, destination);
        }
        return frame;
    }

    @RepeatedTest(200)
    void there_and_back_gives_the_same_bytes_and_good_checksums_between(RepetitionInfo info) {
        SplittableRandom random = new SplittableRandom(info.getCurrentRepetition());
        int protocol = PROTOCOLS[random.nextInt(4)];
        int fragment = new int[] {0, Ipv4.MORE_FRAGMENTS, 9}[random.nextInt(3)];
        Frame frame = packet(random, protocol, fragment);
        byte[] before = frame.toByteArray();
        int ip = frame.start() + 14;
        byte[] b = frame.bytes();
        int source = Ipv4.source(b, ip);
        int destination = Ipv4.destination(b, ip);
        int newSource = random.nextInt();
        int newDestination = random.nextInt();

        IpRewrite.replace(frame, ip, newSource, newDestination);
        int stored = frame.end() - ip - 20;
        int length = stored + frame.impliedBytes();
        assertThat(Ipv4.source(b, ip)).isEqualTo(newSource);
        if (fragment == 0 && protocol == 6) {
            assertThat(Tcp.checksumGood(b, ip + 20, stored, length, newSource, newDestination))
                    .isTrue();
        } else if (fragment == 0 && protocol == 17) {
            assertThat(Udp.checksumGood(b, ip + 20, stored, newSource, newDestination)).isTrue();
        }
        IpRewrite.replace(frame, ip, source, destination);
        assertThat(frame.toByteArray()).isEqualTo(before);
    }

    @Test
    void a_udp_checksum_of_zero_stays_zero() {
        Frame frame = packet(new SplittableRandom(1), 17, 0);
        int ip = frame.start() + 14;
        Bytes.put16(frame.bytes(), ip + 26, 0);
        IpRewrite.replace(frame, ip, 1, 2);
        assertThat(Udp.checksum(frame.bytes(), ip + 20)).isZero();
    }

    @Test
    void a_bad_checksum_stays_bad() {
        Frame frame = packet(new SplittableRandom(2), 6, 0);
        int ip = frame.start() + 14;
        byte[] b = frame.bytes();
        b[ip + 36]++;
        IpRewrite.replace(frame, ip, 0x0A000001, 0x0A000002);
        int stored = frame.end() - ip - 20;
        int length = stored + frame.impliedBytes();
        assertThat(Tcp.checksumGood(b, ip + 20, stored, length, 0x0A000001, 0x0A000002)).isFalse();
    }

    @Test
    void a_pending_checksum_stays_the_sum_of_the_pseudo_header() {
        Frame frame = packet(new SplittableRandom(3), 6, 0);
        int ip = frame.start() + 14;
        byte[] b = frame.bytes();
        int length = Ipv4.payloadBytes(b, ip);
        Tcp.sealPending(b, ip + 20, length, Ipv4.source(b, ip), Ipv4.destination(b, ip));
        frame.setChecksumPending(true);
        IpRewrite.replace(frame, ip, 0x0A000001, 0xC0A80402);
        int rewritten = Tcp.checksum(b, ip + 20);
        Tcp.sealPending(b, ip + 20, length, 0x0A000001, 0xC0A80402);
        assertThat(rewritten).isEqualTo(Tcp.checksum(b, ip + 20));
    }
}
