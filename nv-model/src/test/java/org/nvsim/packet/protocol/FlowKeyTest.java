package org.nvsim.packet.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Udp;

class FlowKeyTest {
    private static final int FROM = Ipv4Address.parse("10.0.0.5");
    private static final int TO = Ipv4Address.parse("10.0.0.7");

    @Test
    void a_datagram_is_known_by_addresses_protocol_and_ports() {
        FlowKey key = key(udp());
        assertThat(key.source()).isEqualTo(FROM);
        assertThat(key.destination()).isEqualTo(TO);
        assertThat(key.protocol()).isEqualTo(17);
        assertThat(key.sourcePort()).isEqualTo(40_000);
        assertThat(key.destinationPort()).isEqualTo(9000);
        assertThat(key.network()).isEqualTo(FlowKey.NONE);
    }

    @Test
    void only_the_first_fragment_has_ports() {
        byte[] first = udp();
        Ipv4.setFragment(first, 14, Ipv4.MORE_FRAGMENTS, 0);
        assertThat(key(first).destinationPort()).isEqualTo(9000);
        byte[] last = udp();
        Ipv4.setFragment(last, 14, 0, 64);
        assertThat(key(last).protocol()).isEqualTo(17);
        assertThat(key(last).destinationPort()).isZero();
    }

    @Test
    void a_tunnel_is_known_by_its_own_addresses_and_the_network_inside() {
        Sample echo = Sample.of(Protocols.of("nvgre")).get(0);
        FlowKey key = echo.dissection().flow();
        assertThat(key.source()).isEqualTo(Ipv4Address.parse("192.168.4.11"));
        assertThat(key.protocol()).isEqualTo(47);
        assertThat(key.network()).isEqualTo(5001);
    }

    @Test
    void a_header_with_a_defect_says_nothing() {
        byte[] bad = udp();
        bad[24] ^= 1;
        assertThat(key(bad).protocol()).isEqualTo(FlowKey.NONE);
        assertThat(key(bad).source()).isZero();
    }

    private static FlowKey key(byte[] b) {
        return Dissection.of(b, 0, b.length, 0).flow();
    }

    private static byte[] udp() {
        byte[] b = new byte[14 + 20 + 16];
        Ethernet.write(b, 0, 2, 4, Ethernet.TYPE_IPV4);
        Ipv4.write(b, 14, 0, 36, 1, 0, 64, Ipv4.PROTOCOL_UDP, FROM, TO);
        Udp.write(b, 34, 40_000, 9000, 16);
        return b;
    }
}
