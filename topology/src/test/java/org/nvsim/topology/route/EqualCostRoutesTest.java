package org.nvsim.topology.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nvsim.topology.Samples.LINK;
import static org.nvsim.topology.Samples.id;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.Subnet;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.generate.FatTree;
import org.nvsim.topology.generate.LeafSpine;

final class EqualCostRoutesTest {
    @Test
    void a_leaf_reaches_every_other_leaf_over_all_spines() {
        Topology topology = new LeafSpine(3, 4, 2).generate(LINK);
        EqualCostRoutes routes = routes(topology);
        int leaf2 = id(topology, "leaf2");
        assertThat(routes.ports(leaf2, 0).toArray()).containsExactly(0, 1, 2, 3);
        assertThat(routes.ports(leaf2, 1).isEmpty()).isTrue();
        assertThat(routes.ports(leaf2, 2).toArray()).containsExactly(0, 1, 2, 3);
        assertThat(routes.ports(id(topology, "spine3"), 2).toArray()).containsExactly(2);
    }

    @Test
    void a_leafs_table_is_a_default_route_and_its_own_rack() {
        Topology topology = new LeafSpine(3, 2, 2).generate(LINK);
        assertThat(text(routes(topology).table(id(topology, "leaf2"))))
                .containsExactly("0.0.0.0/0 [0, 1]", "10.1.0.0/16 []");
        assertThat(text(routes(topology).table(id(topology, "spine1"))))
                .containsExactly("10.0.0.0/16 [0]", "10.1.0.0/16 [1]", "10.2.0.0/16 [2]");
    }

    @Test
    void a_fat_trees_tables_go_down_by_prefix_and_up_by_default() {
        Topology topology = new FatTree(4).generate(LINK);
        EqualCostRoutes routes = routes(topology);
        assertThat(text(routes.table(id(topology, "edge4"))))
                .containsExactly("0.0.0.0/0 [0, 1]", "10.3.0.0/16 []");
        assertThat(text(routes.table(id(topology, "agg4"))))
                .containsExactly("0.0.0.0/0 [0, 1]", "10.2.0.0/16 [2]", "10.3.0.0/16 [3]");
        assertThat(text(routes.table(id(topology, "core1"))))
                .containsExactly(
                        "10.0.0.0/15 [0]", "10.2.0.0/15 [1]", "10.4.0.0/15 [2]", "10.6.0.0/15 [3]");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void the_table_and_the_full_answer_agree_for_every_rack(int k) {
        Topology topology = new FatTree(k).generate(LINK);
        assertAgree(topology, topology.addressPlan().orElseThrow());
    }

    @Test
    void the_full_answer_is_that_of_a_search_per_destination() {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            Topology topology = ShortestPathsTest.randomRouters(random, 24, 32);
            AddressPlan plan = rackPerNode(topology);
            EqualCostRoutes routes = EqualCostRoutes.of(topology, plan);
            for (int rack = 0; rack < plan.racks().size(); rack++) {
                ShortestPaths paths =
                        ShortestPaths.to(topology, plan.racks().get(rack).switchNode());
                for (int node = 0; node < topology.nodeCount(); node++) {
                    assertThat(routes.ports(node, rack)).isEqualTo(paths.ports(node));
                }
            }
            assertAgree(topology, plan);
        }
    }

    @Test
    void an_address_in_no_rack_climbs_to_the_top_and_ends_there() {
        Topology topology = new FatTree(6).generate(LINK);
        EqualCostRoutes routes = routes(topology);
        int stray = 10 << 24 | 200 << 16;
        int node = id(topology, "edge5");
        int hops = 0;
        for (Route route = lookup(routes.table(node), stray); route != null; hops++) {
            node = topology.neighbor(node, route.ports().port(0));
            route = lookup(routes.table(node), stray);
        }
        assertThat(hops).isEqualTo(2);
        assertThat(topology.node(node).name()).startsWith("core");
    }

    @Test
    void only_nodes_that_forward_have_routes() {
        Topology topology = new LeafSpine(2, 1, 1).generate(LINK);
        assertThatThrownBy(() -> routes(topology).ports(id(topology, "hv1"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hv1");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32})
    void what_a_fat_tree_stores_grows_with_its_links(int k) {
        Topology topology = new FatTree(k).generate(LINK);
        assertThat(routes(topology).storedRuns()).isLessThan(topology.linkCount());
    }

    /** Of processor time, as a busy machine makes no network larger. */
    @Test
    void a_fat_tree_of_8192_hosts_takes_less_than_two_seconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long startNanos = threads.getCurrentThreadCpuTime();

        Topology topology = new FatTree(32).generate(LINK);
        EqualCostRoutes routes = routes(topology);

        assertThat(routes.table(id(topology, "core1"))).hasSize(32);
        assertThat(threads.getCurrentThreadCpuTime() - startNanos).isLessThan(2_000_000_000L);
    }

    private static EqualCostRoutes routes(Topology topology) {
        return EqualCostRoutes.of(topology, topology.addressPlan().orElseThrow());
    }

    private static AddressPlan rackPerNode(Topology topology) {
        AddressPlan.Builder plan = AddressPlan.builder(topology.nodeCount());
        for (int node = 0; node < topology.nodeCount(); node++) {
            plan.addRack(node, new Subnet(10 << 24 | node * 3 << 8, 24));
        }
        return plan.build();
    }

    private static void assertAgree(Topology topology, AddressPlan plan) {
        EqualCostRoutes routes = EqualCostRoutes.of(topology, plan);
        for (TopologyNode node : topology.nodes()) {
            if (!node.kind().forwards()) {
                continue;
            }
            List<Route> table = routes.table(node.id());
            for (int rack = 0; rack < plan.racks().size(); rack++) {
                Route route = lookup(table, plan.racks().get(rack).subnet().gateway());
                PortSet expected = routes.ports(node.id(), rack);
                if (route == null) {
                    assertThat(expected.isEmpty()).isTrue();
                } else {
                    assertThat(route.ports()).isEqualTo(expected);
                }
            }
        }
    }

    private static Route lookup(List<Route> table, int address) {
        Route best = null;
        for (Route route : table) {
            if (route.prefix().contains(address)
                    && (best == null || route.prefix().length() > best.prefix().length())) {
                best = route;
            }
        }
        return best;
    }

    private static List<String> text(List<Route> table) {
        return table.stream().map(route -> route.prefix() + " " + route.ports()).toList();
    }
}
