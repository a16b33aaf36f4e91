package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The IPv6 header, ICMPv6 and checksums, by frames that tshark found good. */
class Ipv6Test {
    private static final int IP = 14;
    private static final int UPPER = IP + Ipv6.HEADER_BYTES;
    private static final Ipv6Address V5 = Ipv6Address.parse("2001:db8:ba::5");
    private static final Ipv6Address V7 = Ipv6Address.parse("2001:db8:ba::7");
    private static final String ECHO =
            "06060000000706060000000586dd 6000000000103a80"
                    + " 20010db800ba00000000000000000005 20010db800ba00000000000000000007"
                    + " 8000912b00010001 6162636465666768";

    @Test
    void an_echo_request_is_written_as_on_the_wire() {
        byte[] b = Hex.dirty(70, 0xFF);
        int off = Hex.MARGIN;
        Ethernet.write(b, off, 0x0606_0000_0007L, 0x0606_0000_0005L, Ethernet.TYPE_IPV6);
        Ipv6.write(b, off + IP, 0, 0, 16, Ipv6.ICMPV6, 128, V5, V7);
        Icmpv6.write(b, off + UPPER, Icmpv6.ECHO_REQUEST, 0, 0x0001_0001);
        System.arraycopy(Hex.bytes("6162636465666768"), 0, b, off + UPPER + 8, 8);
        Icmpv6.seal(b, off + IP, off + UPPER, 16, 16);
        assertThat(Hex.of(b, off, 70)).isEqualTo(ECHO.replace(" ", ""));
    }

    @Test
    void every_field_is_read_back() {
        byte[] b = new byte[40];
        Ipv6.write(b, 0, 0xB9, 0xABCDE, 1000, 17, 7, V5, V7);
        assertThat(Ipv6.version(b, 0)).isEqualTo(6);
        assertThat(Ipv6.trafficClass(b, 0)).isEqualTo(0xB9);
        assertThat(Ipv6.flowLabel(b, 0)).isEqualTo(0xABCDE);
        assertThat(Ipv6.payloadLength(b, 0)).isEqualTo(1000);
        assertThat(Ipv6.nextHeader(b, 0)).isEqualTo(17);
        assertThat(Ipv6.hopLimit(b, 0)).isEqualTo(7);
        assertThat(new Ipv6Address(Ipv6.sourceHigh(b, 0), Ipv6.sourceLow(b, 0))).isEqualTo(V5);
        assertThat(new Ipv6Address(Ipv6.destinationHigh(b, 0), Ipv6.destinationLow(b, 0)))
                .isEqualTo(V7);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:ba::5,  2001:db8:ba::7,   ed7b",
        "2001:db8:4::101, 2001:db8:4::102,  ecf0"
    })
    void a_rewritten_segment_has_the_checksum_of_its_new_addresses(
            String from, String to, String checksum) {
        byte[] b = new byte[72];
        Ipv6.write(b, 0, 0, 0, 32, 6, 64, Ipv6Address.parse(from), Ipv6Address.parse(to));
        byte[] syn =
                Hex.bytes("c0000050 11223344 00000000 8002200000000000 020405a0 01030308 01010402");
        System.arraycopy(syn, 0, b, 40, 32);
        int sum = Ipv6.checksum(b, 0, 6, 40, 32, 32);
        assertThat(sum).isEqualTo(Integer.parseInt(checksum, 16));
        Bytes.put16(b, 56, sum);
        assertThat(Ipv6.checksumGood(b, 0, 6, 40, 32, 32)).isTrue();
    }

    @Test
    void an_error_quotes_a_packet_of_implied_zeros() {
        byte[] b = new byte[1280];
        Ipv6.write(b, 48, 0, 0, 1460, 17, 128, V5, V7);
        Udp.write(b, 88, 40_000, 9000, 1460);
        Bytes.put16(b, 94, Ipv6.checksum(b, 48, 17, 88, 8, 1460));
        Ipv6.write(b, 0, 0, 0, 1240, 58, 255, Ipv6Address.parse("2001:db8:ba::1"), V5);
        Icmpv6.write(b, 40, Icmpv6.PACKET_TOO_BIG, 0, 1438);
        Icmpv6.seal(b, 0, 40, 1240, 1240);
        assertThat(Icmpv6.checksum(b, 40)).isEqualTo(0x24f4);
        assertThat(Icmpv6.defect(b, 40, 1240)).isEqualTo(DropReason.NONE);
        assertThat(Ipv6.checksumGood(b, 0, 58, 40, 56, 1240)).isTrue();
    }

    @Test
    void packets_that_no_machine_takes_are_told() {
        byte[] good = Arrays.copyOfRange(Hex.bytes(ECHO), IP, IP + 56);
        assertThat(Ipv6.defect(good, 0, 56, 0)).isEqualTo(DropReason.NONE);
        assertThat(Ipv6.defect(good, 0, 55, 0)).isEqualTo(DropReason.IP_TRUNCATED);
        assertThat(Ipv6.defect(good, 0, 55, 1)).isEqualTo(DropReason.NONE);
        assertThat(Ipv6.defect(good, 0, 39, 99)).isEqualTo(DropReason.IP_TRUNCATED);
        assertThat(Ipv6.defect(good, 0, 0, 0)).isEqualTo(DropReason.IP_TRUNCATED);
        assertThat(from(good, "ff02::1")).isEqualTo(DropReason.IP_BAD_SOURCE);
        assertThat(from(good, "::1")).isEqualTo(DropReason.IP_BAD_SOURCE);
        assertThat(from(good, "::")).isEqualTo(DropReason.NONE);
        Bytes.put8(good, 6, 17);
        assertThat(from(good, "::")).isEqualTo(DropReason.IP_BAD_SOURCE);
        Bytes.put8(good, 0, 0x45);
        assertThat(Ipv6.defect(good, 0, 56, 0)).isEqualTo(DropReason.IP_BAD_VERSION);
    }

    @Test
    void only_who_forwards_minds_the_hop_limit() {
        byte[] b = new byte[40];
        Ipv6.write(b, 0, 0, 0, 0, 59, 2, V5, V7);
        assertThat(Ipv6.decrementHopLimit(b, 0)).isTrue();
        assertThat(Ipv6.decrementHopLimit(b, 0)).isFalse();
        Bytes.put8(b, 7, 0);
        assertThat(Ipv6.decrementHopLimit(b, 0)).isFalse();
        assertThat(Ipv6.defect(b, 0, 40, 0)).isEqualTo(DropReason.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1279, icmp-bad-mtu", "1280, none", "4294967295, none"})
    void no_link_has_an_mtu_below_1280(long mtu, String word) {
        byte[] b = new byte[48];
        Icmpv6.write(b, 0, Icmpv6.PACKET_TOO_BIG, 0, (int) mtu);
        assertThat(Icmpv6.mtu(b, 0)).isEqualTo(mtu);
        assertThat(Icmpv6.defect(b, 0, 48).word()).isEqualTo(word);
        assertThat(Icmpv6.defect(b, 0, 47)).isEqualTo(DropReason.ICMP6_TRUNCATED);
        assertThat(Icmpv6.defect(b, 0, 7)).isEqualTo(DropReason.ICMP6_TRUNCATED);
    }

    private static DropReason from(byte[] packet, String source) {
        byte[] b = packet.clone();
        Ipv6Address address = Ipv6Address.parse(source);
        Ipv6.setSource(b, 0, address.high(), address.low());
        return Ipv6.defect(b, 0, b.length, 0);
    }
}
