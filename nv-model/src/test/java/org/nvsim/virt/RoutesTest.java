package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE2;
import static org.nvsim.virt.World.BLUE3;
import static org.nvsim.virt.World.BLUE_BACK;
import static org.nvsim.virt.World.BLUE_DOMAIN;
import static org.nvsim.virt.World.ip;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.Verdict.Kind;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderRoute;

/** Customer routes with next hops, wildcards, external routers; provider routes. */
class RoutesTest {
    private static final long ROUTER = FilterSettings.ROUTER_MAC;
    private static final long GATEWAY = 0x0606_0000_00FEL;

    private final World world = World.encapsulated();

    private void route(int vsid, String prefix, String nextHop) {
        CustomerRoute route =
                new CustomerRoute(BLUE_DOMAIN, vsid, Prefix.parse(prefix), ip(nextHop), 1, "test");
        assertThat(world.policy1.customerRoutes().add(route)).isEmpty();
        assertThat(world.policy2.customerRoutes().add(route)).isEmpty();
    }

    private Frame toOutside() {
        return world.udp(BLUE1, "10.0.0.5", ROUTER, "203.0.113.9", 10, 0);
    }

    private void addWildcard() {
        LookupRecord wildcard =
                LookupRecord.of(
                        BLUE_BACK, 0, GATEWAY, ip("192.168.4.22"), Overlay.called("nvgre"), "test");
        assertThat(world.policy1.records().add(wildcard)).isEmpty();
        assertThat(world.policy2.records().add(wildcard)).isEmpty();
    }

    @Test
    void a_default_route_leads_to_the_next_hops_own_record() {
        route(BLUE_BACK, "0.0.0.0/0", "10.0.1.7");
        Frame frame = toOutside();
        assertThat(world.out1(frame, BLUE).kind()).isEqualTo(Kind.WIRE);
        assertThat(world.verdict.record().mac()).isEqualTo(BLUE3);
        assertThat(world.verdict.vsid()).isEqualTo(BLUE_BACK);
        World.fillMacs(frame);
        assertThat(world.in2(frame).kind()).isEqualTo(Kind.LOCAL);
        assertThat(world.verdict.destinationMac()).isEqualTo(BLUE3);
    }

    @Test
    void a_next_hop_without_record_falls_to_the_wildcard_of_its_subnet() {
        addWildcard();
        route(BLUE_BACK, "0.0.0.0/0", "10.0.1.254");
        Frame frame = toOutside();
        assertThat(world.out1(frame, BLUE).kind()).isEqualTo(Kind.WIRE);
        assertThat(world.verdict.record().isWildcard()).isTrue();
        World.fillMacs(frame);
        assertThat(world.in2(frame).kind()).isEqualTo(Kind.LOCAL);
        assertThat(world.verdict.destinationMac()).isEqualTo(GATEWAY);
    }

    @Test
    void a_gateway_may_send_with_any_source_into_its_subnet() {
        addWildcard();
        Frame frame = world.udp(GATEWAY, "203.0.113.9", BLUE1, "10.0.0.5", 10, 0);
        world.host2.outbound(frame, BLUE_BACK, 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.WIRE);
        World.fillMacs(frame);
        world.host1.inbound(frame, 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(world.verdict.destinationMac()).isEqualTo(BLUE1);
    }

    @Test
    void the_longest_prefix_wins_and_then_the_packets_own_subnet() {
        route(BLUE_BACK, "0.0.0.0/0", "10.0.1.7");
        route(BLUE, "203.0.113.0/24", "10.0.0.7");
        route(BLUE_BACK, "203.0.113.0/24", "10.0.1.8");
        world.out1(toOutside(), BLUE);
        assertThat(world.verdict.record().mac()).isEqualTo(BLUE2);
        assertThat(world.verdict.route().destination()).hasToString("203.0.113.0/24");
    }

    @Test
    void a_next_hop_nobody_has_is_a_missing_record() {
        route(BLUE, "0.0.0.0/0", "10.0.0.250");
        assertThat(world.out1(toOutside(), BLUE).reason()).isEqualTo(DropReason.NO_LOOKUP_RECORD);
    }

    @Test
    void an_external_router_takes_over_if_policy_says_so() {
        world.policy1.setUseExternalRouter(true);
        Frame frame = world.udp(BLUE1, "10.0.0.5", ROUTER, "10.0.1.7", 10, 0);
        assertThat(world.out1(frame, BLUE).reason()).isEqualTo(DropReason.NO_LOOKUP_RECORD);
        LookupRecord router =
                LookupRecord.of(
                        BLUE,
                        ip("10.0.0.1"),
                        GATEWAY,
                        ip("192.168.4.22"),
                        Overlay.called("nvgre"),
                        "test");
        world.policy1.records().add(router);
        assertThat(world.out1(frame, BLUE).kind()).isEqualTo(Kind.WIRE);
        assertThat(world.verdict.destinationMac()).isEqualTo(GATEWAY);
    }

    @Test
    void rewrite_cannot_carry_what_a_next_hop_is_to_pass_on() {
        World rewritten = World.rewritten();
        CustomerRoute route =
                new CustomerRoute(BLUE_DOMAIN, BLUE_BACK, Prefix.ALL, ip("10.0.1.7"), 1, "test");
        rewritten.policy1.customerRoutes().add(route);
        Frame frame = rewritten.udp(BLUE1, "10.0.0.5", ROUTER, "203.0.113.9", 10, 0);
        assertThat(rewritten.out1(frame, BLUE).reason()).isEqualTo(DropReason.REWRITE_UNSUPPORTED);
    }

    @Test
    void a_provider_address_elsewhere_needs_a_provider_route() {
        LookupRecord blue2 = world.policy1.records().find(BLUE, ip("10.0.0.7"));
        world.policy1.records().set(blue2.movedTo(ip("192.168.9.22"), "test"));
        Frame frame = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 10, 0);
        assertThat(world.out1(frame, BLUE).reason()).isEqualTo(DropReason.NO_ROUTE);
        ProviderRoute route =
                new ProviderRoute(1, Prefix.parse("192.168.0.0/16"), ip("192.168.4.1"), 1, "test");
        world.policy1.provider().add(route);
        assertThat(world.out1(frame, BLUE).kind()).isEqualTo(Kind.WIRE);
        assertThat(world.verdict.nextHop()).isEqualTo(ip("192.168.4.1"));
        assertThat(world.verdict.destination()).isEqualTo(ip("192.168.9.22"));
    }

    @Test
    void a_record_for_the_routers_address_answers_arp_and_leads_nowhere() {
        LookupRecord router =
                LookupRecord.of(
                        BLUE,
                        ip("10.0.0.1"),
                        0x1010_1010_1101L,
                        ip("169.254.254.254"),
                        Overlay.called("nvgre"),
                        "gateway script");
        assertThat(world.policy1.records().add(router)).isEmpty();
        world.out1(world.arp(BLUE1, "10.0.0.5", "10.0.0.1"), BLUE);
        assertThat(world.verdict.record()).isSameAs(router);
        Frame frame = world.udp(BLUE1, "10.0.0.5", ROUTER, "10.0.0.1", 10, 0);
        assertThat(world.out1(frame, BLUE).reason()).isEqualTo(DropReason.GATEWAY_NOT_ADDRESSABLE);
    }
}
