package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE2;
import static org.nvsim.virt.World.BLUE3;
import static org.nvsim.virt.World.BLUE_BACK;
import static org.nvsim.virt.World.BLUE_DOMAIN;
import static org.nvsim.virt.World.ip;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Prefix;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;
import org.nvsim.virt.policy.RecordType;

/** A decision that is not made anew for every packet ends with whatever it was made by. */
class StandingDecisionTest {
    private static final int GROUP = ip("239.1.2.3");
    private static final long SECOND_PS = 1_000_000_000_000L;

    private final World world = new World(Generation.WINDOWS_2012R2, World.plain());
    private final Verdict kept = new Verdict();

    private static Arguments change(String name, Consumer<HostPolicy> change) {
        return Arguments.of(name, change);
    }

    private static LookupRecord record(int vsid, String ca, long mac, String pa) {
        return LookupRecord.of(vsid, ip(ca), mac, ip(pa), Overlay.called("nvgre"), "");
    }

    private static CustomerRoute via(String nextHop, int metric) {
        Prefix one = Prefix.parse("10.0.1.7/32");
        return new CustomerRoute(BLUE_DOMAIN, BLUE, one, ip(nextHop), metric, "");
    }

    private static ProviderRoute providerRoute(String prefix, String nextHop) {
        return new ProviderRoute(1, Prefix.parse(prefix), ip(nextHop), 1, "");
    }

    private static HostPolicy other(Consumer<HostPolicy> filling) {
        HostPolicy other = new HostPolicy(Generation.WINDOWS_2012R2);
        filling.accept(other);
        return other;
    }

    /** To a VM of the sender's own virtual subnet. */
    static Stream<Arguments> changesThatTurnAPacketInItsSubnet() {
        LookupRecord to = record(BLUE, "10.0.0.7", BLUE2, "192.168.4.22");
        LookupRecord from = record(BLUE, "10.0.0.5", BLUE1, "192.168.4.11");
        return Stream.of(
                change("record removed", p -> p.records().remove(to)),
                change("record moved", p -> p.records().set(to.movedTo(ip("192.168.4.33"), ""))),
                change("sender moved", p -> p.records().set(from.movedTo(ip("192.168.4.33"), ""))),
                change("sender removed", p -> p.records().remove(from)),
                change("records cleared", p -> p.records().clear()),
                change("policy cleared", HostPolicy::clear),
                change("address removed", p -> p.provider().remove(ip("192.168.4.11"))),
                change("addresses cleared", p -> p.provider().clear()),
                change("destination is here now", p -> World.own(p, "192.168.4.22")));
    }

    /** To a VM of another virtual subnet of the same customer. */
    static Stream<Arguments> changesThatTurnARoutedPacket() {
        CustomerRoute back =
                CustomerRoute.onLink(BLUE_DOMAIN, BLUE_BACK, Prefix.parse("10.0.1.0/24"), "");
        return Stream.of(
                change("better route added", p -> p.customerRoutes().add(via("10.0.0.7", 1))),
                change(
                        "better route shared",
                        p ->
                                p.customerRoutes()
                                        .addAll(
                                                other(
                                                                o ->
                                                                        o.customerRoutes()
                                                                                .add(
                                                                                        via(
                                                                                                "10.0.0.7",
                                                                                                1)))
                                                        .customerRoutes())),
                change("route removed", p -> p.customerRoutes().remove(back)),
                change("routes cleared", p -> p.customerRoutes().clear()),
                change("external router", p -> p.setUseExternalRouter(true)),
                change(
                        "record in the own subnet",
                        p -> p.records().add(record(BLUE, "10.0.1.7", 9, "192.168.4.44"))),
                change(
                        "policy of others added",
                        p -> p.addAll(other(o -> o.customerRoutes().add(via("10.0.0.7", 1))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesThatTurnAPacketInItsSubnet")
    void a_change_turns_the_next_packet_in_its_subnet(String name, Consumer<HostPolicy> change) {
        turnsOut("10.0.0.7", BLUE2, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesThatTurnARoutedPacket")
    void a_change_turns_the_next_routed_packet(String name, Consumer<HostPolicy> change) {
        turnsOut("10.0.1.7", FilterSettings.ROUTER_MAC, change);
    }

    @Test
    void a_route_whose_metric_is_changed_turns_the_next_packet() {
        world.policy1.records().add(record(BLUE, "10.0.0.9", 9, "192.168.4.44"));
        world.policy1.customerRoutes().add(via("10.0.0.7", 1));
        world.policy1.customerRoutes().add(via("10.0.0.9", 2));

        turnsOut(
                "10.0.1.7",
                FilterSettings.ROUTER_MAC,
                p -> p.customerRoutes().set(via("10.0.0.7", 3)));
    }

    @Test
    void a_provider_route_that_comes_or_goes_turns_the_next_packet() {
        world.policy1.provider().clear();
        world.policy1.provider().add(new ProviderAddress(ip("192.168.4.11"), 32, 0, 1, 0, "alone"));
        world.policy1.provider().add(providerRoute("192.168.0.0/16", "192.168.4.1"));
        ProviderRoute better = providerRoute("192.168.4.0/24", "192.168.4.2");

        turnsOut("10.0.0.7", BLUE2, p -> p.provider().add(better));
        turnsOut("10.0.0.7", BLUE2, p -> p.provider().remove(better));
    }

    @Test
    void a_learnt_record_holds_until_its_time_is_over() {
        LookupRecord learnt = record(BLUE, "10.0.0.55", 9, "192.168.4.22");
        LookupRecord dynamic = learnt.withType(RecordType.DYNAMIC);
        turnsOut("10.0.0.55", 9, p -> p.records().learn(dynamic, 2 * SECOND_PS));

        assertThat(out(udp("10.0.0.55", 9), 2 * SECOND_PS - 1, kept)).contains("WIRE");
        assertThat(out(udp("10.0.0.55", 9), 2 * SECOND_PS, kept)).contains("DROP");
    }

    @Test
    void a_change_turns_the_next_packet_from_the_wire() {
        LookupRecord to = record(BLUE, "10.0.0.7", BLUE2, "192.168.4.22");
        turnsIn(ip("192.168.4.22"), p -> p.records().remove(to));
        turnsIn(ip("192.168.4.22"), p -> p.records().add(to));
        turnsIn(ip("192.168.4.22"), p -> p.provider().remove(ip("192.168.4.22")));
        turnsIn(GROUP, p -> p.setMulticastGroup(BLUE, GROUP));
        turnsIn(GROUP, p -> p.setMulticastGroup(BLUE, 0));
    }

    @Test
    void what_two_hosts_decide_is_not_confused() {
        Frame packet = udp("10.0.0.7", BLUE2);
        String first = out(packet, 0, kept);
        world.host2.outbound(udp("10.0.0.7", BLUE2), BLUE, 0, kept);

        assertThat(kept.kind()).isEqualTo(Verdict.Kind.DROP);
        assertThat(out(udp("10.0.0.7", BLUE2), 0, kept)).isEqualTo(first);
    }

    @Test
    void every_question_to_a_routed_vm_costs_its_packet_one_hop() {
        for (int i = 0; i < 3; i++) {
            Frame packet = udp("10.0.1.7", FilterSettings.ROUTER_MAC);
            out(packet, 0, kept);
            assertThat(Ipv4.ttl(packet.bytes(), packet.start() + 42 + 14)).isEqualTo(127);
            assertThat(kept.destinationMac()).isEqualTo(BLUE3);
        }
    }

    private Frame udp(String to, long mac) {
        return world.udp(BLUE1, "10.0.0.5", mac, to, 100, 0);
    }

    private String out(Frame frame, long nowPs, Verdict verdict) {
        world.host1.setNextIdentification(1);
        world.host1.outbound(frame, BLUE, nowPs, verdict);
        return Decided.text(verdict, frame);
    }

    private void turnsOut(String to, long mac, Consumer<HostPolicy> change) {
        String before = out(udp(to, mac), 0, kept);
        assertThat(out(udp(to, mac), 0, kept)).isEqualTo(before);
        change.accept(world.policy1);
        String after = out(udp(to, mac), 0, kept);
        assertThat(after).isNotEqualTo(before).isEqualTo(out(udp(to, mac), 0, new Verdict()));
    }

    private String in(int provider, Verdict verdict) {
        Frame frame = udp("10.0.0.7", BLUE2);
        out(frame, 0, new Verdict());
        World.fillMacs(frame);
        Ipv4.setDestination(frame.bytes(), frame.start() + 14, provider);
        world.host2.inbound(frame, 0, verdict);
        return Decided.text(verdict, frame);
    }

    private void turnsIn(int provider, Consumer<HostPolicy> change) {
        String before = in(provider, kept);
        assertThat(in(provider, kept)).isEqualTo(before);
        change.accept(world.policy2);
        String after = in(provider, kept);
        assertThat(after).isNotEqualTo(before).isEqualTo(in(provider, new Verdict()));
    }
}
