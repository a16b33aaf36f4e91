package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE2;
import static org.nvsim.virt.World.BLUE3;
import static org.nvsim.virt.World.BLUE4;
import static org.nvsim.virt.World.BLUE_BACK;
import static org.nvsim.virt.World.RED;
import static org.nvsim.virt.World.RED1;
import static org.nvsim.virt.World.ip;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.virt.Verdict.Kind;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.LookupRecord;

/** Who reaches whom, and what the receiver sees. */
class JourneysTest {
    private static World world(Overlay rule) {
        return new World(Generation.WINDOWS_2012, World.plain(), rule);
    }

    @ParameterizedTest
    @MethodSource("org.nvsim.virt.World#overlays")
    void same_subnet_on_another_host_is_carried_unrouted(Overlay rule) {
        World world = world(rule);
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 100, 0);
        String sent = World.text(frame);

        Verdict verdict = world.out1(frame, BLUE);
        assertThat(verdict.kind()).isEqualTo(Kind.WIRE);
        assertThat(verdict.route()).isNull();
        World.fillMacs(frame);
        world.in2(frame);
        assertThat(verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(verdict.destinationMac()).isEqualTo(BLUE2);
        assertThat(World.text(frame)).isEqualTo(sent);
    }

    @ParameterizedTest
    @MethodSource("org.nvsim.virt.World#overlays")
    void another_subnet_of_the_domain_is_routed_once(Overlay rule) {
        World world = world(rule);
        long router = FilterSettings.ROUTER_MAC;
        Frame frame = world.udp(BLUE1, "10.0.0.5", router, "10.0.1.7", 100, 0);

        Verdict verdict = world.out1(frame, BLUE);
        assertThat(verdict.kind()).isEqualTo(Kind.WIRE);
        assertThat(verdict.route().vsid()).isEqualTo(BLUE_BACK);
        World.fillMacs(frame);
        world.in2(frame);
        assertThat(verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(verdict.vsid()).isEqualTo(BLUE_BACK);
        assertThat(verdict.destinationMac()).isEqualTo(BLUE3);
        int off = frame.start();
        assertThat(Ipv4.ttl(frame.bytes(), off + 14)).isEqualTo(127);
        assertThat(Ethernet.source(frame.bytes(), off)).isEqualTo(router);
        assertThat(Ethernet.destination(frame.bytes(), off)).isEqualTo(BLUE3);
        assertThat(Ipv4.defect(frame.bytes(), off + 14, 42, 100)).isEqualTo(DropReason.NONE);
    }

    @Test
    void another_subnet_on_the_same_host_never_reaches_the_wire() {
        World world = World.encapsulated();
        Frame frame = world.udp(BLUE1, "10.0.0.5", FilterSettings.ROUTER_MAC, "10.0.1.8", 100, 0);
        Verdict verdict = world.out1(frame, BLUE);
        assertThat(verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(verdict.vsid()).isEqualTo(BLUE_BACK);
        assertThat(verdict.destinationMac()).isEqualTo(BLUE4);
        assertThat(Ipv4.ttl(frame.bytes(), frame.start() + 14)).isEqualTo(127);
    }

    @Test
    void no_route_leads_into_another_routing_domain() {
        World world = World.encapsulated();
        Frame frame = world.udp(RED1, "10.0.0.5", FilterSettings.ROUTER_MAC, "10.0.1.7", 100, 0);
        assertThat(world.out1(frame, RED).reason()).isEqualTo(DropReason.OTHER_ROUTING_DOMAIN);
    }

    @Test
    void an_address_that_nobody_has_is_dropped_with_what_is_missing() {
        World world = World.encapsulated();
        long router = FilterSettings.ROUTER_MAC;
        Frame unknown = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.99", 0, 0);
        assertThat(world.out1(unknown, BLUE).reason()).isEqualTo(DropReason.NO_LOOKUP_RECORD);
        Frame outside = world.udp(BLUE1, "10.0.0.5", router, "203.0.113.9", 0, 0);
        assertThat(world.out1(outside, BLUE).reason()).isEqualTo(DropReason.NO_CUSTOMER_ROUTE);
        Frame gateway = world.udp(BLUE1, "10.0.0.5", router, "10.0.1.1", 0, 0);
        assertThat(world.out1(gateway, BLUE).reason())
                .isEqualTo(DropReason.GATEWAY_NOT_ADDRESSABLE);
    }

    @Test
    void a_record_missing_at_the_receiver_stops_the_packet_there() {
        World world = World.encapsulated();
        LookupRecord blue2 = world.policy2.records().find(BLUE, ip("10.0.0.7"));
        world.policy2.records().remove(blue2);
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 100, 0);
        world.out1(frame, BLUE);
        assertThat(world.in2(frame).reason()).isEqualTo(DropReason.NO_LOOKUP_RECORD);
    }

    @Test
    void a_host_that_was_told_nothing_of_a_subnet_does_not_know_its_vsid() {
        World world = World.encapsulated();
        world.policy2.records().clear();
        world.policy2.customerRoutes().clear();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 100, 0);
        world.out1(frame, BLUE);
        assertThat(world.in2(frame).reason()).isEqualTo(DropReason.UNKNOWN_VSID);
    }

    @Test
    void a_packet_whose_time_is_over_is_not_routed() {
        World world = World.encapsulated();
        long router = FilterSettings.ROUTER_MAC;
        Frame frame = world.udp(BLUE1, "10.0.0.5", router, "10.0.1.7", 0, 0);
        Ipv4.write(
                frame.bytes(),
                frame.start() + 14,
                0,
                28,
                7,
                0,
                1,
                17,
                ip("10.0.0.5"),
                ip("10.0.1.7"));
        assertThat(world.out1(frame, BLUE).kind()).isEqualTo(Kind.DROP);
        assertThat(world.verdict.reason()).isEqualTo(DropReason.TTL_EXPIRED);

        world.use(World.plain().withRouterIcmp(true), 1600);
        assertThat(world.out1(frame, BLUE).kind()).isEqualTo(Kind.ICMP_TO_VM);
        Frame message = world.ledger.create(0, 0);
        world.host1.writeIcmp(frame, world.verdict, message);
        byte[] b = message.bytes();
        assertThat(Ipv4.source(b, message.start() + 14)).isEqualTo(ip("10.0.0.1"));
        assertThat(b[message.start() + 34]).isEqualTo((byte) 11);
    }

    @Test
    void a_vm_that_uses_anothers_address_is_not_believed() {
        World world = World.encapsulated();
        Frame frame = world.udp(BLUE1, "10.0.0.7", BLUE2, "10.0.0.8", 0, 0);
        assertThat(world.out1(frame, BLUE).reason()).isEqualTo(DropReason.SOURCE_MISMATCH);
        Frame arp = world.arp(BLUE1, "10.0.0.7", "10.0.0.9");
        assertThat(world.out1(arp, BLUE).reason()).isEqualTo(DropReason.ARP_SPOOFED);
    }

    @Test
    void a_port_without_vsid_passes_untouched() {
        World world = World.encapsulated();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        assertThat(world.out1(frame, 0).kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void a_host_without_provider_address_sends_nothing() {
        World world = World.encapsulated();
        world.policy1.provider().clear();
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
        assertThat(world.out1(frame, BLUE).reason()).isEqualTo(DropReason.NO_PROVIDER_ADDRESS);
    }

    @Test
    void the_tunnel_of_a_tenant_is_an_ordinary_packet() {
        for (Overlay rule : new Overlay[] {Overlay.called("nvgre"), Overlay.called("ip-rewrite")}) {
            World world = world(rule);
            Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 0, 0);
            byte[] b = frame.bytes();
            Ipv4.write(
                    b,
                    frame.start() + 14,
                    0,
                    28,
                    7,
                    0,
                    128,
                    Ipv4.PROTOCOL_GRE,
                    ip("10.0.0.5"),
                    ip("10.0.0.7"));
            org.nvsim.packet.Nvgre.write(b, frame.start() + 34, RED, 9);
            String sent = World.text(frame);
            world.out1(frame, BLUE);
            World.fillMacs(frame);
            assertThat(world.in2(frame).kind()).isEqualTo(Kind.LOCAL);
            assertThat(world.verdict.vsid()).isEqualTo(BLUE);
            assertThat(World.text(frame)).isEqualTo(sent);
        }
    }
}
