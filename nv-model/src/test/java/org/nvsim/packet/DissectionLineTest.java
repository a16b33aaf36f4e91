package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.packet.protocol.Dissection;

class DissectionLineTest {
    private static final int BLUE1 = Ipv4Address.parse("10.0.0.5");
    private static final int BLUE2 = Ipv4Address.parse("10.0.0.7");
    private static final long MAC1 = 0x0606_0000_0005L;

    @Test
    void questions_announcements_and_probes_by_arp_are_told_apart() {
        assertThat(arp(BLUE1, BLUE2)).isEqualTo("ARP who has 10.0.0.7? tell 10.0.0.5");
        assertThat(arp(BLUE1, BLUE1))
                .isEqualTo("ARP announcement: 10.0.0.5 is at 06:06:00:00:00:05");
        assertThat(arp(0, BLUE2)).isEqualTo("ARP probe for 10.0.0.7 by 06:06:00:00:00:05");
    }

    @Test
    void payload_that_is_only_implied_counts() {
        Frame frame = Hex.ledger().create(14 + 20 + 8, 1000);
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        Ethernet.write(b, frame.start(), 2, 4, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 1028, 1, 0, 64, 17, BLUE1, BLUE2);
        Udp.write(b, ip + 20, 40000, 9000, 1008);
        assertThat(Dissection.of(frame).line())
                .isEqualTo("UDP 10.0.0.5:40000 > 10.0.0.7:9000 1000 bytes");
        assertThat(Dissection.of(frame).fields()).noneMatch(f -> f.name().equals("defect"));
    }

    @Test
    void implied_padding_does_not_make_up_for_a_packet_cut_short() {
        Frame frame = Hex.frame(Hex.ledger(), Golden.ECHO_IN_NVGRE.bytes(), 100);
        byte[] b = frame.bytes();
        int inner = frame.start() + 56;
        Ipv4.setTotalLength(b, inner, 37);
        assertThat(Dissection.of(frame).line()).endsWith("| IPv4 ip-truncated");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 4, 1458, fragmentation needed mtu 1458",
        "3, 1, 0,    host unreachable",
        "3, 3, 0,    port unreachable",
        "11, 0, 0,   TTL exceeded",
        "11, 1, 0,   reassembly time exceeded"
    })
    void errors_say_what_and_about_which_packet(int type, int code, int rest, String words) {
        FrameLedger ledger = Hex.ledger();
        Frame cause = Hex.frame(ledger, Golden.SYN.bytes(), 0);
        int from = Ipv4Address.parse("10.0.0.1");
        byte[] b = new byte[14 + 28 + 52];
        Ethernet.write(b, 0, MAC1, 2, Ethernet.TYPE_IPV4);
        IcmpError.write(b, 14, cause, cause.start() + 14, from, 1, type, code, rest);
        assertThat(Dissection.of(b, 0, b.length, 0).line())
                .isEqualTo("ICMP 10.0.0.1 > 10.0.0.5 " + words + " about TCP 10.0.0.5 > 10.0.0.7");
    }

    @Test
    void gre_that_is_not_nvgre_shows_its_type_and_key() {
        byte[] b = new byte[14 + 20 + 8];
        Ethernet.write(b, 0, 2, 4, Ethernet.TYPE_IPV4);
        Ipv4.write(b, 14, 0, 28, 1, 0, 64, 47, BLUE1, BLUE2);
        Gre.write(b, 34, Gre.KEY_PRESENT, 0x0800, 0xC0FFEE9B, 0);
        assertThat(Dissection.of(b, 0, b.length, 0).line())
                .isEqualTo("GRE 10.0.0.5 > 10.0.0.7 type 0x0800 key 0xc0ffee9b");
    }

    @Test
    void what_is_not_ip_shows_its_addresses_and_type() {
        byte[] b = new byte[60];
        Ethernet.write(b, 0, MacAddress.BROADCAST, MAC1, 0x88CC);
        assertThat(Dissection.of(b, 0, b.length, 0).line())
                .isEqualTo("Ethernet 06:06:00:00:00:05 > ff:ff:ff:ff:ff:ff type 0x88cc");
    }

    @Test
    void neighbour_discovery_in_a_fragment_is_not_believed() {
        byte[] b = new byte[14 + 40 + 8 + 24];
        Ipv6Address from = Ipv6Address.parse("fe80::1");
        Ipv6Address to = Ipv6Address.parse("fe80::2");
        int type = NeighborDiscovery.NEIGHBOR_SOLICITATION;
        Ethernet.write(b, 0, 2, 4, Ethernet.TYPE_IPV6);
        Ipv6.write(b, 14, 0, 0, 32, Ipv6.FRAGMENT, 255, from, to);
        Ipv6Fragment.write(b, 54, Ipv6.ICMPV6, 0, false, 1);
        NeighborDiscovery.writeNeighbor(b, 62, type, 0, to, NeighborDiscovery.NONE, 0);
        assertThat(Dissection.of(b, 0, b.length, 0).line()).isEqualTo("ND nd-malformed");
    }

    private static String arp(int sender, int target) {
        byte[] b = new byte[42];
        Ethernet.write(b, 0, MacAddress.BROADCAST, MAC1, Ethernet.TYPE_ARP);
        Arp.write(b, 14, Arp.REQUEST, MAC1, sender, 0, target);
        return Dissection.of(b, 0, b.length, 0).line();
    }
}
