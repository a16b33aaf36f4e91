package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.Scenario;

/** What is advised to change in the physical network ends the loss that it is about. */
class PhysicalChangesTest {
    private static final String BLOCKED =
            scenario(
                    "firewalls: { fw: { preset: default-deny-gre } }",
                    "[ hv1 -- fw, fw -- hv2 ]",
                    "[ ping: { name: p, from: blue1, to: blue2, count: 3 } ]");
    private static final String CLAMPED =
            scenario(
                    "firewalls: { fw: { preset: mtu-clamp } }",
                    "[ hv1 -- fw, fw -- hv2 ]",
                    "[ udp: { name: p, from: blue1, to: blue2, rate: 1Mbps, size: 1472B } ]");
    private static final String NARROW =
            scenario(
                    "switches: { tor: {} }",
                    "[ hv1 -- tor, { link: tor -- hv2, mtu: 1500 } ]",
                    "[ ping: { name: p, from: blue1, to: blue2, size: 1472B, count: 3,"
                            + " dont-fragment: true } ]");
    private static final String OUTSIDE =
            scenario(
                    """
                    switches: { tor: {} }
                      gateways: { gw: { address: 192.168.4.2/24, mode: nat, outside: 192.168.9.2/24 } }
                      servers: { www: { address: 192.168.9.20/24 } }
                      firewalls: { fw: { rules: [ deny: { protocol: udp, ports: 9 } ] } }\
                    """,
                    "[ hv1 -- tor, hv2 -- tor, gw -- tor, gw -- fw, fw -- www ]",
                    "[ udp: { name: p, from: blue1, to: www, rate: 1Mbps, port: 9 } ]");

    private static String scenario(String more, String links, String traffic) {
        return """
        nvsim: 1
        duration: 1s
        network:
          hosts:
            hv1: { address: 192.168.4.11/24 }
            hv2: { address: 192.168.4.12/24 }
          MORE
          links: LINKS
        tenants:
          blue:
            subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
            vms:
              blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
              blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
        traffic: TRAFFIC
        """
                .replace("MORE", more)
                .replace("LINKS", links)
                .replace("TRAFFIC", traffic);
    }

    static Stream<Arguments> advice() {
        String gre = "IP protocol 47 (GRE) between the hosts";
        return Stream.of(
                        blocked(
                                "firewalls.fw.preset=default-deny-gre",
                                "permits " + gre + " (denied by"),
                        blocked(
                                "firewalls.fw.preset=reject-gre",
                                gre + ", before rule 4 of 4: reject gre"),
                        blocked("firewalls.fw.preset=gre-payload-ip-only", "permits " + gre),
                        blocked("firewalls.fw={ preset: stateful-gre }", "permits " + gre)
                                .from("traffic[0].ping.from=blue2", "traffic[0].ping.to=blue1"),
                        blocked(
                                        "firewalls.fw.preset=deny-all",
                                        "permits IP protocol 1 (ICMP) between")
                                .from("virtualization.mechanism=ip-rewrite")
                                .by("network.firewalls.fw.rules=[ allow: icmp ]"),
                        blocked(
                                        "firewalls.fw={ rules: [ deny: { protocol: icmp, from:"
                                                + " 192.168.4.0/24 } ] }",
                                        "permits IP protocol 1 (ICMP) between 192.168.4.1 and"
                                                + " 192.168.4.2, before rule 1 of 1: deny icmp from"
                                                + " 192.168.4.0/24")
                                .from("virtualization.mechanism=ip-rewrite")
                                .by("network.firewalls.fw.rules[0]={ allow: icmp }"),
                        new Case(
                                        CLAMPED,
                                        "firewall fw: packets of up to 1542 bytes allowed, or"
                                                + " guests send at most 1458 bytes (denied by rule 1 of"
                                                + " 1: deny any longer than 1500 bytes)",
                                        "firewall-denied")
                                .by("network.firewalls.fw.preset=allow-all"),
                        new Case(CLAMPED, "guests send at most 1458 bytes", "firewall-denied")
                                .by("traffic.p.size=1430B"),
                        new Case(
                                        OUTSIDE,
                                        "firewall fw: a rule that permits IP protocol 17 (UDP)"
                                                + " between 192.168.9.2 and 192.168.9.20, before rule 1"
                                                + " of 1",
                                        "firewall-denied")
                                .by("network.firewalls.fw.rules[0]={ allow: udp }"),
                        new Case(
                                        NARROW,
                                        "1 link (tor -- hv2): MTU 1500 to at least 1542, or guests"
                                                + " send at most 1458 bytes (packets of up to 1542"
                                                + " bytes, tunnel included, did not fit)",
                                        "mtu-exceeded")
                                .by("network.links[1].mtu=1542"),
                        new Case(NARROW, "guests send at most 1458 bytes", "mtu-exceeded")
                                .by("traffic.p.size=1430B"),
                        new Case(
                                        NARROW,
                                        "2 links (hv1 -- tor, tor -- hv2): MTU 1500",
                                        "mtu-exceeded")
                                .from("network.links[0]={ link: hv1 -- tor, mtu: 1500 }")
                                .from("traffic.p.dont-fragment=true")
                                .by("network.links[0].mtu=1542", "network.links[1].mtu=1542"),
                        new Case(
                                        NARROW,
                                        "1 link (tor -- hv2): MTU 1400 to at least 1500, or guests"
                                                + " send at most 1400 bytes (packets of up to 1500"
                                                + " bytes did not fit)",
                                        "mtu-exceeded")
                                .from(
                                        "virtualization.mechanism=ip-rewrite",
                                        "network.links[1].mtu=1400")
                                .by("network.links[1].mtu=1500"),
                        new Case(
                                        OUTSIDE,
                                        "1 link (gw -- fw): MTU 1400 to at least 1500, or guests"
                                                + " send at most 1400 bytes (packets of up to 1500"
                                                + " bytes did not fit)",
                                        "mtu-exceeded")
                                .from("network.firewalls.fw={}")
                                .from("network.links[3]={ link: gw -- fw, mtu: 1400 }")
                                .from(
                                        "traffic=[ ping: { name: p, from: blue1, to: www, size:"
                                                + " 1472B, dont-fragment: true } ]")
                                .by("network.links[3].mtu=1500"),
                        new Case(
                                        scenario(
                                                "switches: { tor: {} }",
                                                "[ hv1 -- tor, hv2 -- tor ]",
                                                "[ ping: { name: p, from: blue1, to: 10.0.1.7,"
                                                        + " count: 3 } ]"),
                                        "a router with an interface in each VLAN of tenant blue",
                                        "no-neighbor")
                                .from(
                                        "duration=4s",
                                        "virtualization.mechanism=vlan",
                                        "tenants.blue.subnets.back={ vsid: 5002, prefix:"
                                                + " 10.0.1.0/24 }",
                                        "tenants.blue.vms.blue3={ host: hv2, subnet: back, address:"
                                                + " 10.0.1.7 }")
                                .by(
                                        "network.routers.r1={ addresses: [ 192.168.4.1/24 ] }",
                                        "network.links[+]=tor -- r1"))
                .map(Arguments::of);
    }

    private static Case blocked(String firewall, String advice) {
        return new Case(BLOCKED, advice, "firewall-denied")
                .from("network." + firewall)
                .by("network.firewalls.fw.rules=[ allow: gre ]");
    }

    /**
     * @param advice part of what is advised, and of nothing else
     * @param reason of the loss
     * @param changed what differs from the text
     * @param advised paths and values that do what is advised
     */
    record Case(
            String text, String advice, String reason, List<String> changed, List<String> advised) {
        Case(String text, String advice, String reason) {
            this(text, advice, reason, List.of(), List.of());
        }

        Case from(String... settings) {
            List<String> all = new ArrayList<>(changed);
            all.addAll(List.of(settings));
            return new Case(text, advice, reason, all, advised);
        }

        Case by(String... settings) {
            return new Case(text, advice, reason, changed, List.of(settings));
        }

        @Override
        public String toString() {
            return advice;
        }
    }

    @ParameterizedTest
    @MethodSource("advice")
    void the_loss_ends_when_what_is_advised_is_done(Case example) throws ScenarioException {
        RunResult before = run(example.text, example.changed);
        List<String> all = new ArrayList<>(example.changed);
        all.addAll(example.advised);
        RunResult after = run(example.text, all);

        assertThat(before.physicalChanges()).filteredOn(c -> c.contains(example.advice)).hasSize(1);
        assertThat(before.frames().dropped()).containsKey(example.reason);
        assertThat(after.frames().dropped()).doesNotContainKey(example.reason);
        assertThat(after.physicalChanges()).noneMatch(c -> c.contains("denied"));
    }

    /** What ends the losses of the scenarios that ship, by what is advised. */
    private static final Map<String, List<String>> SHIPPED =
            Map.of(
                    "gre-blocked/nvgre/firewall",
                    List.of("network.firewalls.fw.rules=[ allow: gre ]"),
                    "firewall-opens-late/nvgre/firewall",
                    List.of("network.firewalls.fw.rules=[ allow: gre ]", "timeline="),
                    "mtu-black-hole/told/MTU",
                    List.of("network.links[0].mtu=1542", "network.links[1].mtu=1542"),
                    "mtu-black-hole/black-hole/MTU",
                    List.of("network.links[0].mtu=1542", "network.links[1].mtu=1542"));

    static Stream<Arguments> shipped() throws ScenarioException {
        List<Arguments> all = new ArrayList<>();
        for (String name : Library.names()) {
            for (Scenario variant : variants(name, List.of())) {
                if (mayNeedChanges(variant.network())) {
                    all.add(Arguments.of(name, variant.variant().orElse("")));
                }
            }
        }
        return all.stream();
    }

    private static boolean mayNeedChanges(NetworkSpec network) {
        return !network.firewalls().isEmpty()
                || network.defaults().mtuBytes() < 1542
                || network.links().stream().anyMatch(link -> link.mtuBytes() < 1542);
    }

    private static List<Scenario> variants(String name, List<String> settings)
            throws ScenarioException {
        List<String> all = new ArrayList<>(settings);
        if (LONG.contains(name)) {
            all.add("duration=10ms"); // of streams that begin with what does not fit
        }
        ScenarioFile file = ScenarioLoader.open(name, Overrides.of(all));
        List<Scenario> variants = new ArrayList<>(file.variants());
        if (variants.isEmpty()) {
            variants.add(file.scenario());
        }
        return variants;
    }

    private static RunResult shipped(String name, String variant, List<String> settings)
            throws ScenarioException {
        for (Scenario each : variants(name, settings)) {
            if (each.variant().orElse("").equals(variant)) {
                return Run.of(each).finish();
            }
        }
        throw new IllegalArgumentException(name + " has no variant " + variant);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nothing_is_advised_about_shipped_scenarios_that_does_not_end_their_loss(
            String name, String variant) throws ScenarioException {
        List<String> advice = shipped(name, variant, List.of()).physicalChanges();
        List<String> fixes = new ArrayList<>();
        boolean denied = advice.stream().anyMatch(c -> c.contains("a rule that permits"));
        boolean tooLong = advice.stream().anyMatch(c -> c.contains("did not fit"));
        if (!denied && !tooLong) {
            return;
        }
        if (denied) {
            fixes.addAll(SHIPPED.get(name + "/" + variant + "/firewall"));
        }
        if (tooLong) {
            fixes.addAll(SHIPPED.getOrDefault(name + "/" + variant + "/MTU", RAISED));
        }
        RunResult after = shipped(name, variant, fixes);

        assertThat(after.physicalChanges())
                .noneMatch(c -> c.contains("a rule that permits") || c.contains("did not fit"));
    }

    private static final List<String> LONG =
            List.of("throughput-10g", "one-core-bottleneck", "adapter-upgrade");

    private static final List<String> RAISED = List.of("network.defaults.mtu=1542");

    @Test
    void a_firewall_that_let_every_tunnel_pass_is_told_nothing_about_tunnels()
            throws ScenarioException {
        RunResult result = run(OUTSIDE, List.of());

        assertThat(result.frames().dropped()).containsKey("firewall-denied");
        assertThat(result.physicalChanges()).hasSize(1).noneMatch(c -> c.contains("GRE"));
    }

    @Test
    void links_behind_a_gateway_need_not_carry_tunnels() throws ScenarioException {
        RunResult result = run(OUTSIDE, List.of("network.defaults.mtu=1500"));

        assertThat(result.physicalChanges())
                .anyMatch(
                        c -> c.startsWith("3 links (hv1 -- tor, hv2 -- tor, gw -- tor): MTU 1500"))
                .noneMatch(c -> c.contains("gw -- fw"));
    }

    @Test
    void addresses_are_counted_for_rewritten_machines_alone() throws ScenarioException {
        RunResult result =
                run(
                        BLOCKED,
                        List.of(
                                "tenants.red.virtualization.mechanism=ip-rewrite",
                                "tenants.red.subnets.front={ vsid: 6001, prefix: 10.0.0.0/24 }",
                                "tenants.red.vms.red1={ host: hv1, subnet: front, address: 10.0.0.5"
                                        + " }",
                                "tenants.red.vms.red2={ host: hv2, subnet: front, address: 10.0.0.6"
                                        + " }"));

        assertThat(result.physicalChanges())
                .filteredOn(c -> c.contains("addresses"))
                .containsExactly(
                        "2 free addresses in the provider's subnets, one for each rewritten VM"
                                + " (NVGRE: none, each host's own serves all its VMs)");
    }

    @Test
    void as_many_free_addresses_as_are_advised_suffice_and_one_less_does_not()
            throws ScenarioException {
        // 192.168.5.0/30 has two addresses for machines, 192.168.5.0/31 none.
        List<String> rewrite = List.of("virtualization.mechanism=ip-rewrite");
        assertThat(run(BLOCKED, rewrite).physicalChanges()).anyMatch(c -> c.startsWith("2 free"));

        List<String> enough = new ArrayList<>(rewrite);
        enough.add(
                "virtualization.provider-pool=192.168.4.8/30"); // .11 is taken: 9 and 10 are left
        assertThat(run(BLOCKED, enough).providerAddresses().used()).isEqualTo(2);

        List<String> less = new ArrayList<>(enough);
        less.add("network.hosts.hv2.address=192.168.4.10/24");
        assertThat(catchThrowableOfType(ScenarioException.class, () -> run(BLOCKED, less)).render())
                .contains("2 addresses are needed and it has 1 free");
    }

    private static RunResult run(String text, List<String> settings) throws ScenarioException {
        Overrides overrides = Overrides.of(settings);
        return Run.of(ScenarioLoader.parse("test.yaml", text, overrides).scenario()).finish();
    }
}
