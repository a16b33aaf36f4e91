package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE_DOMAIN;
import static org.nvsim.virt.World.RED;
import static org.nvsim.virt.World.RED1;
import static org.nvsim.virt.World.RED_DOMAIN;
import static org.nvsim.virt.World.ip;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Prefix;
import org.nvsim.packet.Transport;
import org.nvsim.packet.Udp;
import org.nvsim.virt.Verdict.Kind;
import org.nvsim.virt.gateway.NatGateway;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.RoutingDomainId;

/** From a VM through its host, a gateway and back, for two tenants with one address. */
class GatewayJourneyTest {
    private static final int BLUE_GATEWAY = 5099;
    private static final int RED_GATEWAY = 6099;
    private static final long GATEWAY_MAC = 0x0606_0000_00FEL;
    private static final String GATEWAY_PROVIDER = "192.168.4.99";

    private final NatGateway nat = new NatGateway(ip("198.51.100.1"));
    private final HostPolicy gatewayPolicy = new HostPolicy(Generation.WINDOWS_2012);
    private World world;
    private FilterDriver gateway;

    private void build(Overlay rule) {
        world = new World(Generation.WINDOWS_2012, World.plain(), rule);
        join(BLUE_DOMAIN, BLUE_GATEWAY);
        join(RED_DOMAIN, RED_GATEWAY);
        // A tunnel carries what is passed on for others, so the gateway's view of a VM is
        // encapsulated even where VMs talk to each other by rewrite.
        for (LookupRecord record : world.policy1.records().list()) {
            if (record.vsid() == BLUE || record.vsid() == RED) {
                LookupRecord reached =
                        LookupRecord.of(
                                record.vsid(),
                                record.customerAddress(),
                                record.mac(),
                                record.providerAddress(),
                                Overlay.called("nvgre"),
                                "test");
                assertThat(gatewayPolicy.records().add(reached)).isEmpty();
            }
        }
        for (CustomerRoute route : world.policy1.customerRoutes().list()) {
            gatewayPolicy.customerRoutes().add(route);
        }
        World.own(gatewayPolicy, GATEWAY_PROVIDER);
        gateway = new FilterDriver(gatewayPolicy, World.plain(), 1600, CustomerDirectory.NONE);
    }

    private void join(RoutingDomainId domain, int vsid) {
        LookupRecord wildcard =
                LookupRecord.of(
                        vsid,
                        0,
                        GATEWAY_MAC,
                        ip(GATEWAY_PROVIDER),
                        Overlay.called("nvgre"),
                        "test");
        assertThat(world.policy1.records().add(wildcard)).isEmpty();
        assertThat(gatewayPolicy.records().add(wildcard)).isEmpty();
        CustomerRoute all = new CustomerRoute(domain, vsid, Prefix.ALL, ip("10.99.0.2"), 1, "test");
        assertThat(world.policy1.customerRoutes().add(all)).isEmpty();
        nat.addTenant(vsid);
    }

    private Frame leave(long mac, int vsid, int gatewayVsid) {
        Frame frame = world.udp(mac, "10.0.0.5", FilterSettings.ROUTER_MAC, "203.0.113.9", 50, 0);
        assertThat(world.out1(frame, vsid).kind()).isEqualTo(Kind.WIRE);
        assertThat(world.verdict.encapsulated()).isTrue();
        World.fillMacs(frame);
        gateway.inbound(frame, 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(world.verdict.vsid()).isEqualTo(gatewayVsid);
        assertThat(nat.toOutside(frame, world.verdict.vsid(), 0)).isEqualTo(DropReason.NONE);
        assertThat(Transport.checksumGood(frame, frame.start() + 14)).isTrue();
        return frame;
    }

    private void answer(Frame sent, long mac, int vsid) {
        int port = Udp.sourcePort(sent.bytes(), sent.start() + 34);
        Frame frame = world.udp(2, "203.0.113.9", 4, "198.51.100.1", 50, 0);
        Udp.write(frame.bytes(), frame.start() + 34, 9000, port, 58);
        assertThat(nat.toInside(frame, 0)).isEqualTo(DropReason.NONE);
        Ethernet.setSource(frame.bytes(), frame.start(), GATEWAY_MAC);
        gateway.outbound(frame, nat.vsid(), 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.WIRE);
        World.fillMacs(frame);
        world.host1.inbound(frame, 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(world.verdict.vsid()).isEqualTo(vsid);
        assertThat(world.verdict.destinationMac()).isEqualTo(mac);
        byte[] b = frame.bytes();
        assertThat(Ipv4.destination(b, frame.start() + 14)).isEqualTo(ip("10.0.0.5"));
        assertThat(Udp.destinationPort(b, frame.start() + 34)).isEqualTo(40_000);
    }

    private void bothTenantsAreServed() {
        Frame blue = leave(BLUE1, BLUE, BLUE_GATEWAY);
        Frame red = leave(RED1, RED, RED_GATEWAY);
        answer(red, RED1, RED);
        answer(blue, BLUE1, BLUE);
    }

    @Test
    void encapsulated_tenants_share_a_gateway() {
        build(Overlay.called("nvgre"));
        bothTenantsAreServed();
    }

    @Test
    void rewritten_tenants_reach_it_through_the_tunnel() {
        build(Overlay.called("ip-rewrite"));
        bothTenantsAreServed();
    }
}
