package org.nvsim.fabric.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ipv4;

class PacketKeyTest {
    private final PacketKey fields = new PacketKey();

    @ParameterizedTest
    @CsvSource({
        "tcp 10.0.0.5:1 10.0.1.7:2, 19, TCP_TRUNCATED",
        "udp 10.0.0.5:1 10.0.1.7:2, 7, UDP_TRUNCATED",
        "udp 10.0.0.5:1 10.0.1.7:2, 8, UDP_BAD_LENGTH",
        "echo 10.0.0.5 10.0.1.7 1, 7, ICMP_TRUNCATED",
        "gre 10.0.0.5 10.0.1.7 0x6558, 3, GRE_TRUNCATED",
        "gre 10.0.0.5 10.0.1.7 0x6558, 7, GRE_TRUNCATED",
        "gre 10.0.0.5 10.0.1.7 0x6558, 8, NONE",
        "50 10.0.0.5 10.0.1.7, 0, NONE"
    })
    void names_what_is_cut_off(String text, int payloadBytes, DropReason defect) {
        byte[] packet = Packets.packet(text);
        Ipv4.setTotalLength(packet, 0, 20 + payloadBytes);
        assertThat(fields.read(packet, 0, packet.length, 0, 0)).isEqualTo(defect);
    }

    @Test
    void refuses_a_tcp_fragment_that_could_overwrite_flags_already_judged() {
        byte[] overlapping = Packets.fragment(Packets.packet("tcp 10.0.0.5:1 10.0.1.7:2"), 8);
        assertThat(fields.read(overlapping, 0, 60, 0, 0)).isEqualTo(DropReason.IP_BAD_FRAGMENT);
        byte[] other = Packets.fragment(Packets.packet("udp 10.0.0.5:1 10.0.1.7:2"), 8);
        assertThat(fields.read(other, 0, 60, 0, 0)).isEqualTo(DropReason.NONE);
    }

    @Test
    void accepts_a_first_fragment_shorter_than_its_udp_length() {
        byte[] first = Packets.fragment(Packets.packet("udp 10.0.0.5:1 10.0.1.7:2"), 0);
        first[24] = 0x20; // UDP length 8232
        assertThat(fields.read(first, 0, 60, 0, 0)).isEqualTo(DropReason.NONE);
        assertThat(fields.destinationPort).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp 10.0.0.5:1 10.0.1.7:2",
                "udp 10.0.0.5:1 10.0.1.7:2",
                "icmp 10.0.0.5 10.0.1.7 3/4",
                "gre 10.0.0.5 10.0.1.7 0x6558"
            })
    void no_cut_and_no_changed_byte_makes_it_read_outside_or_throw(String text) {
        byte[] whole = Packets.packet(text);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(fields.read(cut, 0, length, 0, 0)).isNotEqualTo(DropReason.NONE);
        }
        for (int at = 0; at < whole.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                if ((changed[0] & 0xF) >= 5 && (changed[0] & 0xF) <= 15) {
                    Ipv4.seal(changed, 0); // so that what lies behind the checksum is reached
                }
                assertThat(fields.read(changed, 0, changed.length, 0, 0)).isNotNull();
            }
        }
    }

    @Test
    void finds_the_session_an_icmp_error_quotes_only_if_ports_are_quoted() {
        byte[] quoted = Packets.packet("udp 10.0.0.5:1000 10.0.1.7:53");
        assertThat(fields.readQuote(quoted, 0, 28)).isTrue();
        assertThat(fields.destinationPort).isEqualTo(53);
        assertThat(fields.readQuote(quoted, 0, 27)).isFalse();
        assertThat(fields.readQuote(quoted, 0, 0)).isFalse();
    }
}
