package org.nvsim.virt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

class ForwardingGatewayTest {
    private final FrameLedger ledger = new FrameLedger(1, new FramePool());
    private final ForwardingGateway gateway = new ForwardingGateway();

    private Frame packet(String from, String to, int ttl) {
        Frame frame = ledger.create(34, 0);
        byte[] b = frame.bytes();
        Ethernet.write(b, frame.start(), 2, 4, Ethernet.TYPE_IPV4);
        int source = Ipv4Address.parse(from);
        int destination = Ipv4Address.parse(to);
        Ipv4.write(b, frame.start() + 14, 0, 20, 1, 0, ttl, 17, source, destination);
        return frame;
    }

    @Test
    void addresses_stay_and_the_prefix_names_the_tenant() {
        assertThat(gateway.add(5099, Prefix.parse("10.0.0.0/16"))).isEmpty();
        assertThat(gateway.add(6099, Prefix.parse("10.1.0.0/16"))).isEmpty();
        Frame in = packet("203.0.113.9", "10.1.0.5", 64);
        assertThat(gateway.toInside(in, 0)).isEqualTo(DropReason.NONE);
        assertThat(gateway.vsid()).isEqualTo(6099);
        assertThat(Ipv4.ttl(in.bytes(), in.start() + 14)).isEqualTo(63);
        assertThat(Ipv4.defect(in.bytes(), in.start() + 14, 20)).isEqualTo(DropReason.NONE);
        assertThat(gateway.toOutside(packet("10.0.0.5", "203.0.113.9", 64), 5099, 0))
                .isEqualTo(DropReason.NONE);
        assertThat(gateway.decision())
                .isEqualTo("10.0.0.0/16 lies in the routing domain of VSID 5099");
    }

    @Test
    void what_no_tenant_has_goes_nowhere() {
        gateway.add(5099, Prefix.parse("10.0.0.0/16"));
        assertThat(gateway.toInside(packet("203.0.113.9", "10.1.0.5", 64), 0))
                .isEqualTo(DropReason.NO_ROUTE);
        assertThat(gateway.toOutside(packet("10.0.0.5", "203.0.113.9", 64), 6099, 0))
                .isEqualTo(DropReason.NO_ROUTE);
        assertThat(gateway.toOutside(packet("10.0.0.5", "203.0.113.9", 1), 5099, 0))
                .isEqualTo(DropReason.TTL_EXPIRED);
    }

    @Test
    void tenants_whose_prefixes_overlap_cannot_both_be_forwarded() {
        gateway.add(5099, Prefix.parse("10.0.0.0/16"));
        assertThat(gateway.add(6099, Prefix.parse("10.0.0.0/24")))
                .containsExactly(
                        "prefix 10.0.0.0/24 overlaps 10.0.0.0/16 of VSID 5099; a forwarding"
                                + " gateway cannot tell such tenants apart");
    }
}
