package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE2;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Nvgre;
import org.nvsim.virt.Verdict.Kind;

/** The first rule that a received tunnel packet breaks names its drop. */
class ReceiveDefectsTest {
    private static final int IP = 14;
    private static final int GRE = 34;
    private static final int INNER = 42;

    private static Verdict receive(Consumer<byte[]> damage) {
        World world = World.encapsulated();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        world.out1(frame, BLUE);
        World.fillMacs(frame);
        byte[] bytes = frame.toByteArray();
        damage.accept(bytes);
        return world.in2(world.frame(bytes));
    }

    private static Verdict receiveOuter(Consumer<byte[]> damage) {
        return receive(
                b -> {
                    damage.accept(b);
                    Ipv4.seal(b, IP);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "0x2000, 0x6558, NONE",
        "0x23F8, 0x6558, NONE",
        "0x2001, 0x6558, GRE_BAD_VERSION",
        "0x6000, 0x6558, GRE_RESERVED_BITS",
        "0x2800, 0x6558, GRE_RESERVED_BITS",
        "0x2400, 0x6558, GRE_RESERVED_BITS",
        "0x0000, 0x6558, NVGRE_NO_KEY",
        "0xA000, 0x6558, NVGRE_BAD_FLAGS",
        "0x3000, 0x6558, NVGRE_BAD_FLAGS",
        "0x2000, 0x0800, NVGRE_BAD_PROTOCOL",
    })
    void gre_is_checked_bit_by_bit(String flags, String type, DropReason expected) {
        Verdict verdict =
                receive(
                        b -> {
                            Bytes.put16(b, GRE, Integer.decode(flags));
                            Bytes.put16(b, GRE + 2, Integer.decode(type));
                        });
        assertThat(verdict.reason()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "4095", "16777215", "9000", "8421504", "16777214"})
    void a_vsid_that_nobody_here_has_is_unknown(int vsid) {
        assertThat(receive(b -> Nvgre.write(b, GRE, vsid, 0)).reason())
                .isEqualTo(DropReason.UNKNOWN_VSID);
    }

    @Test
    void outer_headers_are_checked_first() {
        assertThat(receive(b -> b[24]++).reason()).isEqualTo(DropReason.IP_BAD_CHECKSUM);
        assertThat(receive(b -> b[14] = 0x65).reason()).isEqualTo(DropReason.IP_BAD_VERSION);
        assertThat(receive(b -> b[14] = 0x44).reason()).isEqualTo(DropReason.IP_BAD_HEADER_LENGTH);
        assertThat(receive(b -> b[6] = 1).reason()).isEqualTo(DropReason.ETH_BAD_SOURCE);
        assertThat(receiveOuter(b -> Bytes.put16(b, 16, 200)).reason())
                .isEqualTo(DropReason.IP_TRUNCATED);
        assertThat(receiveOuter(b -> Bytes.put16(b, 20, 1)).reason())
                .isEqualTo(DropReason.NVGRE_FRAGMENTED);
        assertThat(receiveOuter(b -> Bytes.put16(b, 16, 27)).reason())
                .isEqualTo(DropReason.GRE_TRUNCATED);
        assertThat(receiveOuter(b -> Bytes.put16(b, 16, 41)).reason())
                .isEqualTo(DropReason.INNER_TRUNCATED);
    }

    @Test
    void inner_frames_are_checked_too() {
        assertThat(receive(b -> Bytes.put16(b, INNER + 12, 0x8100)).reason())
                .isEqualTo(DropReason.INNER_TAGGED);
        assertThat(receive(b -> Bytes.put16(b, INNER + 12, 0x88A8)).reason())
                .isEqualTo(DropReason.INNER_TAGGED);
        assertThat(receive(b -> Bytes.put16(b, INNER + 12, 0x86DD)).reason())
                .isEqualTo(DropReason.NON_IP);
        assertThat(receive(b -> b[INNER + 6] = 1).reason()).isEqualTo(DropReason.ETH_BAD_SOURCE);
        assertThat(receive(b -> b[INNER + 14 + 10]++).reason())
                .isEqualTo(DropReason.IP_BAD_CHECKSUM);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "3, 0, -1",
        "3, 1, 3",
        "3, 2, 3",
        "3, 3, 3",
        "1, 2, 1",
        "1, 1, 1",
        "2, 1, 1",
        "0, 2, 2",
    })
    void congestion_marks_are_carried_inwards(int outer, int inner, int expected) {
        World world = World.encapsulated();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        Ipv4.setEcn(frame.bytes(), frame.start() + 14, inner);
        world.out1(frame, BLUE);
        int ip = frame.start() + IP;
        assertThat(Ipv4.ecn(frame.bytes(), ip)).isEqualTo(inner);
        Ipv4.setEcn(frame.bytes(), ip, outer);
        Verdict verdict = world.in2(frame);
        if (expected < 0) {
            assertThat(verdict.reason()).isEqualTo(DropReason.ECN_DROP);
        } else {
            assertThat(verdict.kind()).isEqualTo(Kind.LOCAL);
            int innerIp = frame.start() + IP;
            assertThat(Ipv4.ecn(frame.bytes(), innerIp)).isEqualTo(expected);
            assertThat(Ipv4.defect(frame.bytes(), innerIp, 28)).isEqualTo(DropReason.NONE);
        }
    }

    @Test
    void padding_behind_the_outer_packet_is_trimmed() {
        World world = World.encapsulated();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        String sent = World.text(frame);
        world.out1(frame, BLUE);
        World.fillMacs(frame);
        Frame padded = world.frame(World.text(frame) + "000000000000");
        assertThat(world.in2(padded).kind()).isEqualTo(Kind.LOCAL);
        assertThat(World.text(padded)).isEqualTo(sent);
    }

    @Test
    void a_truncated_packet_never_reaches_a_vm_and_never_throws() {
        World world = World.encapsulated();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        world.out1(frame, BLUE);
        World.fillMacs(frame);
        byte[] whole = frame.toByteArray();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(world.in2(world.frame(cut)).kind()).isEqualTo(Kind.DROP);
        }
    }

    @Test
    void a_byte_changed_anywhere_never_delivers_into_another_subnet() {
        World world = World.encapsulated();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        world.out1(frame, BLUE);
        World.fillMacs(frame);
        byte[] whole = frame.toByteArray();
        for (int at = 0; at < GRE + 4; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] mutated = whole.clone();
                mutated[at] = (byte) value;
                Verdict verdict = world.in2(world.frame(mutated));
                if (verdict.kind() == Kind.LOCAL) {
                    assertThat(verdict.vsid()).isEqualTo(BLUE);
                }
            }
        }
    }

    @Test
    void the_source_can_be_verified_against_the_outer_packet() {
        World world = World.encapsulated();
        world.use(World.plain().withVerifySource(true), 1600);
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        world.out1(frame, BLUE);
        Ipv4.setSource(frame.bytes(), frame.start() + IP, World.ip("192.168.4.66"));
        assertThat(world.in2(frame).reason()).isEqualTo(DropReason.UNKNOWN_PROVIDER);
    }

    @Test
    void a_rewritten_packet_from_an_address_without_record_is_dropped() {
        World world = World.rewritten();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        world.out1(frame, BLUE);
        Ipv4.setSource(frame.bytes(), frame.start() + IP, World.ip("192.168.4.1"));
        assertThat(world.in2(frame).reason()).isEqualTo(DropReason.REWRITE_NO_RECORD);
        Frame crossing = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        world.out1(crossing, BLUE);
        Ipv4.setSource(crossing.bytes(), crossing.start() + IP, World.ip("192.168.4.105"));
        assertThat(world.in2(crossing).reason()).isEqualTo(DropReason.OTHER_ROUTING_DOMAIN);
    }

    @Test
    void packets_for_others_and_for_the_host_pass() {
        World world = World.encapsulated();
        Frame frame = world.udp(1, "192.168.4.1", 2, "192.168.4.22", 0, 0);
        assertThat(world.in2(frame).kind()).isEqualTo(Kind.PASS);
        Frame other = world.udp(1, "192.168.4.1", 2, "192.168.4.99", 0, 0);
        assertThat(world.in2(other).kind()).isEqualTo(Kind.PASS);
    }
}
