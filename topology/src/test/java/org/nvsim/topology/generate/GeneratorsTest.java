package org.nvsim.topology.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nvsim.topology.Samples.LINK;
import static org.nvsim.topology.Samples.address;
import static org.nvsim.topology.Samples.id;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.TopologyProblem;

final class GeneratorsTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 16})
    void a_fat_tree_has_the_known_numbers_of_everything(int k) {
        Topology topology = new FatTree(k).generate(LINK);
        assertThat(count(topology, NodeKind.HOST)).isEqualTo(k * k * k / 4);
        assertThat(topology.nodeCount() - count(topology, NodeKind.HOST)).isEqualTo(5L * k * k / 4);
        assertThat(topology.linkCount()).isEqualTo(3 * k * k * k / 4);
        for (TopologyNode node : topology.nodes()) {
            int ports = node.kind() == NodeKind.HOST ? 1 : k;
            assertThat(topology.portCount(node.id())).as(node.name()).isEqualTo(ports);
        }
    }

    @Test
    void the_smallest_useful_fat_tree_has_16_hosts_20_switches_48_links() {
        Topology topology = new FatTree(4).generate(LINK);
        assertThat(count(topology, NodeKind.HOST)).isEqualTo(16);
        assertThat(topology.nodeCount()).isEqualTo(36);
        assertThat(topology.linkCount()).isEqualTo(48);
    }

    @Test
    void each_core_switch_of_a_fat_tree_reaches_every_pod_once() {
        Topology topology = new FatTree(6).generate(LINK);
        for (int core = 0; core < 9; core++) {
            Set<Integer> pods = new HashSet<>();
            for (int port = 0; port < 6; port++) {
                pods.add((topology.neighbor(core, port) - 9) / 3);
            }
            assertThat(pods).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void a_leaf_spine_links_each_leaf_to_each_spine_and_numbers_hosts_leaf_by_leaf() {
        Topology topology = new LeafSpine(3, 2, 4).generate(LINK);
        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .startsWith("spine1", "spine2", "leaf1", "leaf2", "leaf3", "hv1", "hv2")
                .endsWith("hv12");
        assertThat(topology.linkCount()).isEqualTo(3 * 2 + 12);
        int leaf2 = id(topology, "leaf2");
        assertThat(topology.neighbor(leaf2, 0)).isEqualTo(id(topology, "spine1"));
        assertThat(topology.neighbor(leaf2, 1)).isEqualTo(id(topology, "spine2"));
        assertThat(topology.neighbor(leaf2, 2)).isEqualTo(id(topology, "hv5"));
    }

    @Test
    void host_and_fabric_links_can_differ() {
        LinkAttributes slow = new LinkAttributes(1, 7, 1500, 0);
        Topology topology = new LeafSpine(2, 1, 1).generate(LINK, slow);
        assertThat(topology.links())
                .extracting(link -> link.attributes())
                .containsExactly(slow, slow, LINK, LINK);
    }

    @Test
    void each_rack_has_its_own_subnet_with_the_switch_as_gateway() {
        Topology topology = new LeafSpine(3, 2, 4).generate(LINK);
        AddressPlan plan = topology.addressPlan().orElseThrow();
        assertThat(plan.racks())
                .extracting(rack -> rack.subnet().toString())
                .containsExactly("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16");
        assertThat(plan.racks())
                .extracting(AddressPlan.Rack::switchNode)
                .containsExactly(
                        id(topology, "leaf1"), id(topology, "leaf2"), id(topology, "leaf3"));
        assertThat(plan.addressOf(id(topology, "hv5"))).isEqualTo(address(10, 1, 0, 2));
        assertThat(plan.rackOf(id(topology, "hv5"))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 32})
    void every_host_of_a_fat_tree_has_an_address_of_its_own_in_the_rack_of_its_switch(int k) {
        Topology topology = new FatTree(k).generate(LINK);
        AddressPlan plan = topology.addressPlan().orElseThrow();
        Set<Integer> seen = new HashSet<>();
        for (TopologyNode node : topology.nodes()) {
            if (node.kind() == NodeKind.HOST) {
                AddressPlan.Rack rack = plan.racks().get(plan.rackOf(node.id()));
                assertThat(rack.switchNode()).isEqualTo(topology.neighbor(node.id(), 0));
                assertThat(rack.subnet().contains(plan.addressOf(node.id()))).isTrue();
                assertThat(seen.add(plan.addressOf(node.id()))).isTrue();
            }
        }
    }

    @Test
    void a_star_is_one_rack() {
        Topology topology = new Star(3).generate(LINK);
        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("tor", "hv1", "hv2", "hv3");
        assertThat(topology.addressPlan().orElseThrow().racks()).hasSize(1);
    }

    @Test
    void a_dumbbell_has_one_link_between_its_two_racks() {
        Topology topology = new Dumbbell(2, 3).generate(LINK);
        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("left", "right", "hv1", "hv2", "hv3", "hv4", "hv5");
        assertThat(topology.linkCount()).isEqualTo(6);
        assertThat(topology.neighbor(id(topology, "hv2"), 0)).isEqualTo(id(topology, "left"));
        assertThat(topology.neighbor(id(topology, "hv3"), 0)).isEqualTo(id(topology, "right"));
    }

    @Test
    void a_ring_closes() {
        Topology topology = new Ring(5, 2).generate(LINK);
        assertThat(topology.linkCount()).isEqualTo(5 + 10);
        int sw1 = id(topology, "sw1");
        assertThat(topology.neighbor(sw1, 0)).isEqualTo(id(topology, "sw2"));
        assertThat(topology.neighbor(sw1, 1)).isEqualTo(id(topology, "sw5"));
        assertThat(topology.neighbor(sw1, 2)).isEqualTo(id(topology, "hv1"));
        assertThat(new Ring(2, 1).problems())
                .extracting(TopologyProblem::message)
                .containsExactly("switches must be 3 to 4096, not 2");
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "66", "-2"})
    void a_fat_tree_that_cannot_be_is_a_problem_of_its_parameter(int k) {
        assertThat(new FatTree(k).problems())
                .isNotEmpty()
                .allMatch(problem -> problem.kind() == TopologyProblem.Kind.PARAMETER)
                .allMatch(problem -> problem.subject().equals("k"));
        assertThatThrownBy(() -> new FatTree(k).generate(LINK))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void all_bad_parameters_are_named_at_once() {
        assertThat(new LeafSpine(0, -1, 4).problems())
                .extracting(TopologyProblem::message)
                .containsExactly(
                        "leaves must be 1 to 4096, not 0", "spines must be 1 to 256, not -1");
    }

    @Test
    void a_network_too_large_is_refused_before_it_is_made() {
        assertThat(new LeafSpine(4096, 1, 4000).problems())
                .extracting(TopologyProblem::message)
                .containsExactly("this makes 16388097 nodes; at most 200000 are possible");
    }

    @Test
    void generating_twice_gives_the_same_network() {
        for (TopologyGenerator generator :
                List.of(
                        new FatTree(4),
                        new LeafSpine(4, 2, 3),
                        new Ring(7, 3),
                        new Dumbbell(2, 9),
                        new Star(3))) {
            Topology one = generator.generate(LINK);
            Topology two = generator.generate(LINK);
            assertThat(two.nodes()).isEqualTo(one.nodes());
            assertThat(two.links()).isEqualTo(one.links());
        }
    }

    private static long count(Topology topology, NodeKind kind) {
        return topology.nodes().stream().filter(node -> node.kind() == kind).count();
    }
}
