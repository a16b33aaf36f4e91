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
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

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
                "r", NodeKind.ROUTER, OptionalInt.empty(), Optional.of(new Position(0.5, 0.99)));
        Topology topology = new HostsAtRouters(builder.build(), 2).generate(LINK);
        assertThat(topology.node(1).position()).contains(new Position(0.5, 1));
        assertThat(topology.node(2).position().orElseThrow().y()).isLessThan(0.97);
    }

    @Test
    void a_wrong_number_of_hosts_is_a_problem() {
        assertThat(new HostsAtRouters(builder.build(), 0).problems()).hasSize(1);
    }
}
