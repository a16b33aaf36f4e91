package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nvsim.packet.protocol.Dissection;
import org.nvsim.packet.protocol.PacketField;

/** Whatever the bytes, checks answer, never throw and never look outside the frame. */
class RobustnessTest {
    /** Where headers can begin in the golden frames, and two odd places. */
    private static final int[] HEADERS = {0, 14, 17, 34, 42, 55, 56, 76};

    @ParameterizedTest
    @EnumSource(Golden.class)
    void every_cut_of_a_frame_has_a_defect(Golden golden) {
        byte[] whole = golden.bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(judge(cut)).as("first %d bytes", length).contains("defect");
        }
    }

    @ParameterizedTest
    @EnumSource(Golden.class)
    void no_value_of_any_byte_makes_a_check_throw_or_look_outside(Golden golden) {
        byte[] b = golden.bytes();
        for (int at = 0; at < b.length; at++) {
            byte was = b[at];
            for (int value = 0; value < 256; value++) {
                b[at] = (byte) value;
                judge(b);
            }
            b[at] = was;
        }
    }

    @ParameterizedTest
    @EnumSource(Golden.class)
    void every_change_of_one_byte_of_the_ipv4_header_is_noticed(Golden golden) {
        byte[] b = golden.bytes();
        if (golden == Golden.ARP_REPLY) {
            return;
        }
        for (int at = 14; at < 34; at++) {
            byte was = b[at];
            for (int value = 1; value < 256; value++) {
                b[at] = (byte) (was ^ value);
                assertThat(Ipv4.defect(b, 14, b.length - 14)).isNotEqualTo(DropReason.NONE);
            }
            b[at] = was;
        }
    }

    @Test
    void no_soup_of_bytes_makes_a_check_throw_or_look_outside() {
        Random random = new Random(42);
        for (int i = 0; i < 4_000; i++) {
            byte[] b = new byte[random.nextInt(120)];
            random.nextBytes(b);
            assertThat(judge(b)).isNotEmpty();
        }
    }

    @Test
    void no_soup_behind_good_headers_makes_a_check_throw_or_look_outside() {
        Random random = new Random(43);
        int[] protocols = {1, 6, 17, 47};
        for (int i = 0; i < 4_000; i++) {
            byte[] b = new byte[34 + random.nextInt(90)];
            random.nextBytes(b);
            Ethernet.write(b, 0, 2, 4, Ethernet.TYPE_IPV4);
            Ipv4.write(b, 14, 0, b.length - 14, 1, 0, 9, protocols[i % 4], 0x0A000005, 0x0A000007);
            if (i % 4 == 3 && b.length >= 42 && random.nextBoolean()) {
                Nvgre.write(b, 34, 5001, 1);
            } else if (i % 4 == 1 && b.length > 47) {
                b[46] = (byte) (random.nextInt(16) << 4);
                b[47] = Tcp.ACK;
            }
            assertThat(judge(b)).isNotEmpty();
        }
    }

    /** Asks every check of this package about a frame, amid nothing and amid dirt. */
    private static String judge(byte[] frame) {
        String alone = judge(frame, 0, frame.length);
        int dirt = frame.length % 2 == 0 ? 0xFF : 0xAA;
        String amidDirt = judge(Hex.amid(frame, dirt), Hex.MARGIN, frame.length);
        if (!alone.equals(amidDirt)) {
            assertThat(amidDirt).isEqualTo(alone);
        }
        return alone;
    }

    private static String judge(byte[] b, int off, int length) {
        StringBuilder all = new StringBuilder();
        for (int at : HEADERS) {
            int from = off + at;
            int rest = Math.max(0, length - at);
            all.append(Ethernet.defect(b, from, rest).ordinal());
            all.append(Vlan.defect(b, from, rest).ordinal());
            all.append(Arp.defect(b, from, rest).ordinal());
            all.append(Ipv4.defect(b, from, rest).ordinal());
            all.append(Icmp.defect(b, from, rest).ordinal());
            all.append(Udp.defect(b, from, rest, 0).ordinal());
            all.append(Tcp.defect(b, from, rest).ordinal());
            all.append(Gre.defect(b, from, rest).ordinal());
            all.append(Nvgre.defect(b, from, rest).ordinal());
        }
        if (Ipv4.defect(b, off + 14, length - 14) == DropReason.NONE) {
            all.append(FlowHash.flowId(b, off + 14, length - 14));
            all.append(FlowHash.ecmp(b, off + 14, length - 14, 1));
            all.append(IcmpError.mayReport(b, off + 14, length - 14, 0));
        }
        all.append(Dissection.of(b, off, length, 0).line());
        for (PacketField field : Dissection.of(b, off, length, 0).fields()) {
            if (field.offset() < 0 || field.offset() + field.length() > length) {
                throw new AssertionError("outside of the frame: " + field);
            }
            all.append(field.name()).append(field.value()).append(field.offset());
        }
        return all.toString();
    }
}
