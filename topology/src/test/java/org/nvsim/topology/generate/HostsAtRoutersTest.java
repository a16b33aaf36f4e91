package org.nvsim.topology.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.topology.Samples.LINK;
import static org.nvsim.topology.Samples.id;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Position;
import org.nvsim.topology.Samples;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.TopologyProblem;

final class HostsAtRoutersTest {
    private final Topology.Builder builder = Topology.builder();

    @Test
    void each_router_heads_a_rack_of_its_hosts() {
        builder.addNode("Paris", NodeKind.ROUTER);
        builder.addNode("London", NodeKind.ROUTER);
        builder.addLink("Paris", "London", LINK.withDelayPs(5));
        Topology topology = new HostsAtRouters(builder.build(), 2).generate(LINK);

        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("Paris", "London", "hv1", "hv2", "hv3", "hv4");
        assertThat(topology.node(0).kind()).isEqualTo(NodeKind.SWITCH);
        assertThat(topology.link(0).attributes().delayPs()).isEqualTo(5);
        AddressPlan plan = topology.addressPlan().orElseThrow();
        assertThat(plan.racks()).hasSize(2);
        assertThat(plan.rackOf(id(topology, "hv3"))).isEqualTo(1);
        assertThat(topology.neighbor(id(topology, "hv3"), 0)).isEqualTo(1);
    }

    @Test
    void names_that_are_taken_are_passed_over_and_firewalls_get_no_hosts() {
        builder.addNode("hv1", NodeKind.ROUTER);
        builder.addNode("fw", NodeKind.FIREWALL);
        builder.addLink("hv1", "fw", LINK);
        Topology topology = new HostsAtRouters(builder.build(), 1).generate(LINK);
        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("hv1", "fw", "hv2");
        assertThat(topology.node(1).kind()).isEqualTo(NodeKind.FIREWALL);
    }

    @Test
    void hosts_are_drawn_around_a_router_that_has_a_place() {
        builder.addNode(
                "r", NodeKind.ROUTER, OptionalInt.empty(), Optional.of(new Position(0.98, 0.5)));
        Topology topology = new HostsAtRouters(builder.build(), 2).generate(LINK);
        assertThat(topology.node(1).position().orElseThrow().x()).isEqualTo(1);
        assertThat(topology.node(2).position().orElseThrow().x()).isBetween(0.9, 0.92);
    }

    @Test
    void hosts_of_the_network_itself_get_addresses_and_only_their_switch_becomes_a_rack() {
        builder.addNode("core", NodeKind.ROUTER);
        builder.addNode("tor", NodeKind.ROUTER);
        builder.addNode("web", NodeKind.SERVER);
        builder.addNode("alone", NodeKind.SERVER);
        builder.addLink("core", "tor", LINK);
        builder.addLink("web", "tor", LINK);
        Topology topology = new HostsAtRouters(builder.build(), 0).generate(LINK);
        AddressPlan plan = topology.addressPlan().orElseThrow();
        assertThat(topology.nodeCount()).isEqualTo(4);
        assertThat(topology.node(0).kind()).isEqualTo(NodeKind.ROUTER);
        assertThat(plan.racks()).extracting(AddressPlan.Rack::switchNode).containsExactly(1);
        assertThat(plan.addressOf(2)).isEqualTo(Samples.address(10, 0, 0, 2));
        assertThat(plan.addressOf(3)).isZero();
    }

    @Test
    void a_network_that_would_have_no_host_is_a_problem() {
        builder.addNode("r", NodeKind.ROUTER);
        assertThat(new HostsAtRouters(builder.build(), 0).problems())
                .extracting(TopologyProblem::message)
                .containsExactly("no host hangs on a router; hosts-per-router adds some");
        assertThat(new HostsAtRouters(builder.build(), -1).problems()).hasSize(1);
    }
}
