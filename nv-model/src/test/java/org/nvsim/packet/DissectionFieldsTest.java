package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nvsim.packet.protocol.Dissection;
import org.nvsim.packet.protocol.PacketField;

class DissectionFieldsTest {
    @Test
    void headers_inside_headers_are_told_apart() {
        List<PacketField> fields = fields(Golden.ECHO_IN_NVGRE);
        assertThat(fields)
                .extracting(PacketField::layer)
                .containsSubsequence(
                        "Ethernet",
                        "IPv4",
                        "NVGRE",
                        "inner Ethernet",
                        "inner IPv4",
                        "inner ICMP",
                        "inner payload");
        assertThat(fields)
                .contains(
                        new PacketField("NVGRE", "VSID", "5001", 38, 3),
                        new PacketField("NVGRE", "FlowID", "42", 41, 1),
                        new PacketField("IPv4", "source", "192.168.4.11", 26, 4),
                        new PacketField("inner IPv4", "source", "10.0.0.5", 68, 4),
                        new PacketField("inner ICMP", "sequence", "1", 82, 2),
                        new PacketField("inner payload", "bytes", "8", 84, 8));
    }

    @Test
    void a_quote_shows_whose_packet_was_refused() {
        assertThat(fields(Golden.PROHIBITED))
                .contains(
                        new PacketField("ICMP", "code", "13", 35, 1),
                        new PacketField("quoted IPv4", "destination", "192.168.4.22", 58, 4),
                        new PacketField("quoted NVGRE", "VSID", "5001", 66, 3));
    }

    @Test
    void options_of_a_syn_are_told_in_words() {
        assertThat(fields(Golden.SYN))
                .contains(
                        new PacketField("TCP", "flags", "SYN", 47, 1),
                        new PacketField(
                                "TCP", "options", "mss 1460 wscale 8 sack-permitted", 54, 12));
    }

    @ParameterizedTest
    @EnumSource(Golden.class)
    void fields_come_in_the_order_of_their_bytes_and_lie_in_the_frame(Golden golden) {
        int at = 0;
        for (PacketField field : fields(golden)) {
            assertThat(field.offset()).isGreaterThanOrEqualTo(at);
            assertThat(field.offset() + field.length()).isLessThanOrEqualTo(golden.bytes().length);
            at = field.offset();
        }
    }

    @Test
    void rewriting_shows_as_the_fields_it_changed() {
        List<PacketField> before = fields(Golden.SYN);
        List<PacketField> after = fields(Golden.SYN_REWRITTEN);
        assertThat(after.stream().filter(f -> !before.contains(f)).map(DissectionFieldsTest::name))
                .containsExactly(
                        "Ethernet destination",
                        "Ethernet source",
                        "IPv4 header checksum",
                        "IPv4 source",
                        "IPv4 destination",
                        "TCP checksum");
    }

    @Test
    void the_word_of_a_defect_ends_list_and_line() {
        byte[] b = Golden.ECHO_IN_NVGRE.bytes();
        Bytes.put16(b, 54, Ethernet.TYPE_VLAN);
        List<PacketField> fields = Dissection.of(b, 0, b.length, 0).fields();
        assertThat(fields.get(fields.size() - 1))
                .isEqualTo(new PacketField("NVGRE", "defect", "inner-tagged", 34, 58));
        assertThat(Dissection.of(b, 0, b.length, 0).line()).isEqualTo("NVGRE inner-tagged");
    }

    private static List<PacketField> fields(Golden golden) {
        byte[] b = golden.bytes();
        return Dissection.of(b, 0, b.length, 0).fields();
    }

    private static String name(PacketField field) {
        return field.layer() + " " + field.name();
    }
}
