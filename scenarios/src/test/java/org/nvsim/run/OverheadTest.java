package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.observe.Action;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * What a mechanism added to frames is what a capture of the hosts' ports shows: each test counts
 * once more from the bytes that went to the wire.
 */
class OverheadTest {
    private static final int TUNNEL_BYTES = 20 + 8 + 14; // outer IPv4, GRE with key, outer Ethernet
    private static final int TAG_BYTES = 4;

    private static final String MACHINES =
            """
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  blue1: { host: hv1, subnet: front, address: 10.0.0.5 }
                  blue2: { host: hv2, subnet: front, address: 10.0.0.7 }
            """;

    /** What went out of the ports of some nodes, read from its bytes. */
    private static final class Wire {
        private final Map<String, long[]> byNode = new TreeMap<>();

        long tunnelled(String node) {
            return byNode.getOrDefault(node, new long[4])[0];
        }

        long addedBytes() {
            return byNode.values().stream().mapToLong(c -> c[1]).sum();
        }

        long machinesBytes() {
            return byNode.values().stream().mapToLong(c -> c[2]).sum();
        }

        long packets(String node) {
            return byNode.getOrDefault(node, new long[4])[3];
        }

        void sent(String node, byte[] b, int at, int length) {
            int ip = at + 14;
            int type = u16(b, at + 12);
            boolean tagged = type == 0x8100;
            if (tagged) {
                ip += TAG_BYTES;
                type = u16(b, at + 16);
            }
            boolean providersOwn = type == 0x0806 && !tagged; // ARP of hosts
            if (providersOwn) {
                return;
            }
            boolean tunnel = type == 0x0800 && b[ip + 9] == 47;
            int added = (tunnel ? TUNNEL_BYTES : 0) + (tagged ? TAG_BYTES : 0);
            long[] counts = byNode.computeIfAbsent(node, n -> new long[4]);
            counts[0] += tunnel ? 1 : 0;
            counts[1] += added;
            counts[2] += length - added;
            counts[3]++;
        }

        private static int u16(byte[] b, int at) {
            return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
        }
    }

    private record Watched(RunResult result, Wire wire) {
        RunResult.HostResult host(String name) {
            return result.hosts().stream().filter(h -> h.name().equals(name)).findAny().get();
        }

        long drops() {
            return result.frames().dropped().values().stream().mapToLong(n -> n).sum();
        }

        void addsWhatTheWireShows() {
            double percent = 100.0 * wire.addedBytes() / wire.machinesBytes();
            assertThat(result.overhead().bytes()).isEqualTo(wire.addedBytes());
            assertThat(result.overhead().percent()).isCloseTo(percent, within(1e-9));
        }
    }

    private static Watched run(String duration, String nic, String mechanism, String rest)
            throws ScenarioException {
        String text =
                """
                nvsim: 1
                duration: %s
                network:
                  hosts:
                    hv1: { address: 192.168.4.11/24%s }
                    hv2: { address: 192.168.4.12/24%s }
                  switches: { tor: {} }
                  links: [ hv1 -- tor, tor -- hv2 ]
                virtualization: { mechanism: %s }
                """
                        .formatted(duration, nic, nic, mechanism);
        return watch(text + rest, "hv1", "hv2");
    }

    private static Watched watch(String text, String... nodes) throws ScenarioException {
        Wire wire = new Wire();
        var scenario = ScenarioLoader.parse("test.yaml", text, Overrides.none()).scenario();
        Run run =
                Run.of(
                        scenario,
                        (time, place, port, action, frame, reason, decision) -> {
                            if (action == Action.FORWARDED
                                    && port >= 0
                                    && List.of(nodes).contains(place)) {
                                wire.sent(place, frame.bytes(), frame.start(), frame.lengthBytes());
                            }
                        });
        return new Watched(run.finish(), wire);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", nic: standard, cores: 4", ", nic: nvgre-offload, cores: 4"})
    void every_frame_of_a_large_send_has_its_own_tunnel_header(String nic)
            throws ScenarioException {
        String traffic = MACHINES + "traffic: [ tcp: { name: t, from: blue1, to: blue2 } ]\n";

        Watched run = run("20ms", nic, "nvgre", traffic);

        run.addsWhatTheWireShows();
        assertThat(run.result.overhead().bytes()).isPositive();
        for (String host : new String[] {"hv1", "hv2"}) {
            assertThat(run.host(host).encapsulated()).isEqualTo(run.wire.tunnelled(host));
        }
        // All that left a tunnel entered it; the rest was still on its way, or dropped.
        long encapsulated = run.host("hv1").encapsulated() + run.host("hv2").encapsulated();
        long decapsulated = run.host("hv1").decapsulated() + run.host("hv2").decapsulated();
        assertThat(encapsulated - decapsulated)
                .isBetween(0L, run.result.frames().inFlight() + run.drops());
    }

    @Test
    void what_leaves_a_tunnel_is_counted_before_the_adapter_joins_it() throws ScenarioException {
        String traffic =
                MACHINES + "traffic: [ tcp: { name: t, from: blue1, to: blue2, bytes: 100kB } ]\n";

        Watched run = run("1s", ", nic: nvgre-offload, cores: 2", "nvgre", traffic);

        assertThat(run.result.frames().inFlight()).isZero();
        assertThat(run.result.frames().dropped()).isEmpty();
        assertThat(run.host("hv2").decapsulated()).isEqualTo(run.wire.tunnelled("hv1"));
        assertThat(run.host("hv1").decapsulated()).isEqualTo(run.wire.tunnelled("hv2"));
    }

    @Test
    void rewriting_adds_nothing_and_counts_every_frame_both_ways() throws ScenarioException {
        String traffic =
                MACHINES + "traffic: [ tcp: { name: t, from: blue1, to: blue2, bytes: 100kB } ]\n";

        Watched run = run("1s", ", nic: standard, cores: 2", "ip-rewrite", traffic);

        run.addsWhatTheWireShows();
        assertThat(run.result.overhead().bytes()).isZero();
        long packets = run.wire.packets("hv1") + run.wire.packets("hv2");
        assertThat(run.host("hv1").rewritten()).isEqualTo(packets);
        assertThat(run.host("hv2").rewritten()).isEqualTo(packets);
    }

    @Test
    void a_vlan_adds_its_tag_to_every_frame_of_a_large_send() throws ScenarioException {
        String traffic = MACHINES + "traffic: [ tcp: { name: t, from: blue1, to: blue2 } ]\n";

        Watched run = run("20ms", "", "vlan", traffic);

        run.addsWhatTheWireShows();
        assertThat(run.result.overhead().bytes())
                .isEqualTo(TAG_BYTES * (run.wire.packets("hv1") + run.wire.packets("hv2")));
    }

    @Test
    void a_frame_that_the_link_does_not_take_is_not_on_the_wire() throws ScenarioException {
        String traffic =
                MACHINES
                        + """
                        traffic: [ udp: { name: u, from: blue1, to: blue2, rate: 10Mbps, count: 20 } ]
                        timeline: [ { at: 1ms, link: hv1 -- tor, state: down } ]
                        """;

        Watched run = run("1s", "", "nvgre", traffic);

        run.addsWhatTheWireShows();
        assertThat(run.result.frames().dropped()).containsKey("link-down");
        assertThat(run.host("hv1").encapsulated())
                .isEqualTo(run.wire.tunnelled("hv1"))
                .isLessThan(20);
    }

    @Test
    void a_frame_without_a_next_hop_is_not_on_the_wire() throws ScenarioException {
        String traffic =
                MACHINES
                        + """
                        traffic: [ udp: { name: u, from: blue1, to: blue2, rate: 10Mbps, count: 20 } ]
                        timeline: [ { at: 0s, link: tor -- hv2, state: down } ]
                        """;

        Watched run = run("5s", "", "nvgre", traffic);

        assertThat(run.result.flows().get(0).sentPackets()).isEqualTo(20);
        assertThat(run.host("hv1").encapsulated()).isZero();
        assertThat(run.result.overhead().bytes()).isZero();
    }

    @Test
    void a_gateway_counts_what_it_puts_into_tunnels() throws ScenarioException {
        String text =
                """
                nvsim: 1
                duration: 1s
                network:
                  hosts: { hv1: { address: 192.168.4.11/24 } }
                  switches: { tor: {} }
                  gateways: { gw: { address: 192.168.4.9/24, mode: nat, outside: 192.168.9.2/24 } }
                  servers: { www: { address: 192.168.9.20/24 } }
                  links: [ hv1 -- tor, tor -- gw, gw -- www ]
                virtualization: { mechanism: nvgre }
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms: { blue1: { host: hv1, subnet: front, address: 10.0.0.5 } }
                traffic: [ ping: { name: p, from: blue1, to: www, count: 5, every: 1ms } ]
                """;

        Watched run = watch(text, "hv1", "gw");

        RunResult.GatewayResult gateway = run.result.gateways().get(0);
        assertThat(gateway.name()).isEqualTo("gw");
        assertThat(gateway.encapsulated()).isEqualTo(5).isEqualTo(run.wire.tunnelled("gw"));
        assertThat(gateway.decapsulated()).isEqualTo(5).isEqualTo(run.wire.tunnelled("hv1"));
        assertThat(run.result.overhead().bytes()).isEqualTo(10 * TUNNEL_BYTES);
    }
}
