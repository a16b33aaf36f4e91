package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.packet.protocol.Dissection;

/** Hostile frames and the reason each is dropped for. */
class MalformedTest {
    private static final int INNER = 42;
    private static final int INNER_IP = 56;
    private static final int INNER_L4 = 76;

    @ParameterizedTest
    @CsvSource({
        // golden frame, offset, bytes put there, is the outer IPv4 header sealed anew, reason
        "ECHO,          6, 01,             false, eth-bad-source",
        "ECHO,         12, 05dc,           false, eth-unknown-type",
        "ECHO,         12, 05ff,           false, eth-unknown-type",
        "ECHO,         12, 81000fff,       false, vlan-bad-id",
        "ARP_REPLY,    19, 05,             false, arp-malformed",
        "ARP_REPLY,    15, 02,             false, arp-malformed",
        "ARP_REPLY,    20, 0003,           false, arp-malformed",
        "ECHO,         14, 65,             false, ip-bad-version",
        "ECHO,         14, 44,             false, ip-bad-header-length",
        "ECHO,         14, 4f00001400,     false, ip-bad-header-length",
        "ECHO,         14, 4500001300,     false, ip-bad-header-length",
        "ECHO,         16, 0025,           true,  ip-truncated",
        "ECHO,         16, ffff,           true,  ip-truncated",
        "ECHO_IN_NVGRE, 24, 2519,          false, ip-bad-checksum",
        "ECHO,         26, e0000001,       true,  ip-bad-source",
        "ECHO,         26, f0000001,       true,  ip-bad-source",
        "ECHO,         26, ffffffff,       true,  ip-bad-source",
        "ECHO,         26, 7f000001,       true,  ip-bad-source",
        "ECHO,         20, 8000,           true,  ip-reserved-flag",
        "ECHO,         20, 1fff,           true,  ip-bad-fragment",
        "UDP_TO_ROUTER, 20, 2000,          true,  ip-bad-fragment",
        "ECHO_IN_NVGRE, 34, 2001,          false, gre-bad-version",
        "ECHO_IN_NVGRE, 34, 6000,          false, gre-reserved-bits",
        "ECHO_IN_NVGRE, 34, 2800,          false, gre-reserved-bits",
        "ECHO_IN_NVGRE, 34, 2400,          false, gre-reserved-bits",
        "ECHO_IN_NVGRE, 34, a000,          false, nvgre-bad-flags",
        "ECHO_IN_NVGRE, 34, 3000,          false, nvgre-bad-flags",
        "ECHO_IN_NVGRE, 38, 000000,        false, unknown-vsid",
        "ECHO_IN_NVGRE, 38, 000fff,        false, unknown-vsid",
        "ECHO_IN_NVGRE, 38, ffffff,        false, unknown-vsid",
        "ECHO_IN_NVGRE, 54, 8100,          false, inner-tagged",
        "ECHO_IN_NVGRE, 54, 88a8,          false, inner-tagged",
        "ECHO_IN_NVGRE, 16, 0029,          true,  inner-truncated",
        "ECHO_IN_NVGRE, 16, 001b,          true,  gre-truncated",
        "UDP_IN_NVGRE, 80, 0007,           false, udp-bad-length",
        "UDP_IN_NVGRE, 80, 000d,           false, udp-bad-length",
        "SYN,          46, 40,             false, tcp-bad-header",
        "SYN,          46, 90,             false, tcp-bad-header",
        "SYN,          47, 00,             false, tcp-bad-header",
        "SYN,          47, 03,             false, tcp-bad-header",
        "SYN,          55, 00,             false, tcp-bad-header",
        "SYN,          55, 01,             false, tcp-bad-header",
        "SYN,          55, 0d,             false, tcp-bad-header",
        "PROHIBITED,   35, 0400000000,     false, ''",
        "PROHIBITED,   35, 04000000000043, false, icmp-bad-mtu",
        "PROHIBITED,   35, 04000000000044, false, ''",
        "PROHIBITED_BRIEF, 42, 46,             false, icmp-truncated",
        "PROHIBITED_BRIEF, 42, 44,             false, icmp-truncated",
    })
    void a_hostile_frame_is_dropped_for_its_reason(
            Golden golden, int at, String hex, boolean seal, String reason) {
        byte[] b = golden.bytes();
        byte[] put = Hex.bytes(hex);
        System.arraycopy(put, 0, b, at, put.length);
        if (seal) {
            Ipv4.seal(b, 14);
        }
        if (reason.isEmpty()) {
            assertThat(Defects.of(b, 0, b.length)).isEmpty();
        } else {
            assertThat(Defects.of(b, 0, b.length)).containsExactly(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00006558, nvgre-no-key",
        "20000800, nvgre-bad-protocol",
        "20016558, gre-bad-version",
        "b0006558, nvgre-bad-flags",
        "23f86558, none",
        "20006558, none"
    })
    void an_endpoint_accepts_nvgre_only(String gre, String reason) {
        byte[] b = Golden.ECHO_IN_NVGRE.bytes();
        System.arraycopy(Hex.bytes(gre), 0, b, 34, 4);
        assertThat(Nvgre.defect(b, 34, b.length - 34).word()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"1000, NONE", "fffffe, NONE", "fff, UNKNOWN_VSID", "ffffff, UNKNOWN_VSID"})
    void only_assignable_subnets_pass(String vsid, DropReason reason) {
        byte[] b = Golden.ECHO_IN_NVGRE.bytes();
        Nvgre.write(b, 34, Integer.parseInt(vsid, 16), 0);
        assertThat(Nvgre.defect(b, 34, b.length - 34)).isEqualTo(reason);
    }

    @Test
    void bytes_behind_the_total_length_are_padding() {
        byte[] b = Arrays.copyOf(Golden.ECHO.bytes(), 60);
        assertThat(Defects.of(b, 0, b.length)).isEmpty();
        Frame frame = Hex.frame(Hex.ledger(), b, 0);
        b[59] = 1;
        assertThat(Transport.checksumGood(frame, frame.start() + 14)).isTrue();
    }

    @Test
    void udp_without_checksum_is_accepted_and_stays_without() {
        byte[] b = Golden.UDP_IN_NVGRE.bytes();
        Bytes.put16(b, INNER_L4 + 6, 0);
        Udp.updateChecksum(b, INNER_L4, 1, 2);
        assertThat(Udp.checksum(b, INNER_L4)).isZero();
        assertThat(
                        Udp.checksumGood(
                                b,
                                INNER_L4,
                                12,
                                Ipv4.source(b, INNER_IP),
                                Ipv4.destination(b, INNER_IP)))
                .isTrue();
    }

    @Test
    void a_packet_of_the_greatest_length_is_no_ping_of_death_but_one_more_byte_is() {
        byte[] b = new byte[34 + 15];
        Ipv4.write(b, 14, 0, 20 + 15, 1, 0, 9, 1, 0x0A000005, 0x0A000007);
        Ipv4.setFragment(b, 14, 0, 65520);
        assertThat(Ipv4.defect(b, 14, 35)).isEqualTo(DropReason.NONE);
        Ipv4.setTotalLength(b, 14, 36);
        assertThat(Ipv4.defect(b, 14, 36)).isEqualTo(DropReason.IP_BAD_FRAGMENT);
    }

    @Test
    void a_fragment_with_ports_out_of_reach_is_not_asked_for_them() {
        byte[] b = Golden.UDP_IN_NVGRE.bytes();
        Ipv4.setFragment(b, INNER_IP, Ipv4.flags(b, INNER_IP), 1480);
        Bytes.put16(b, INNER_L4 + 4, 7);
        assertThat(Defects.of(b, 0, b.length)).isEmpty();
        assertThat(Dissection.of(b, INNER, b.length - INNER, 0).line())
                .isEqualTo("fragment 10.20.0.8 > 10.20.0.9 UDP id 258 offset 1480 12 bytes, last");
    }
}
