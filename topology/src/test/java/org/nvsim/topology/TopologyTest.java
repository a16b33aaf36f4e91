package org.nvsim.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TopologyTest {
    private final Topology.Builder builder = Topology.builder();

    @Test
    void numbers_nodes_links_and_ports_in_the_order_they_were_added() {
        builder.addNode("hv2", NodeKind.HOST);
        builder.addNode("tor", NodeKind.SWITCH);
        builder.addNode("hv1", NodeKind.HOST);
        builder.addLink("hv1", "tor", Samples.LINK);
        builder.addLink("hv2", "tor", Samples.LINK);
        builder.addLink("tor", "hv1", Samples.LINK);
        Topology topology = builder.build();

        assertThat(topology.nodes())
                .extracting(TopologyNode::name)
                .containsExactly("hv2", "tor", "hv1");
        assertThat(topology.link(2).a()).isEqualTo(new PortRef(1, 2));
        assertThat(topology.link(2).b()).isEqualTo(new PortRef(2, 1));
        assertThat(topology.portCount(1)).isEqualTo(3);
        assertThat(topology.neighbor(1, 0)).isEqualTo(2);
        assertThat(topology.neighbor(1, 1)).isEqualTo(0);
        assertThat(topology.linkId(1, 2)).isEqualTo(2);
        assertThat(topology.link(1).farEnd(1)).isEqualTo(new PortRef(0, 0));
    }

    @Test
    void every_port_leads_over_its_link_to_the_neighbor() {
        builder.addNode("a", NodeKind.ROUTER);
        builder.addNode("b", NodeKind.ROUTER);
        builder.addNode("c", NodeKind.ROUTER);
        builder.addLink("a", "b", Samples.LINK);
        builder.addLink("b", "c", Samples.LINK);
        builder.addLink("a", "c", Samples.LINK);
        builder.addLink("b", "a", Samples.LINK);
        Topology topology = builder.build();
        for (int node = 0; node < topology.nodeCount(); node++) {
            for (int port = 0; port < topology.portCount(node); port++) {
                PortRef far = topology.link(topology.linkId(node, port)).farEnd(node);
                assertThat(far.node()).isEqualTo(topology.neighbor(node, port));
                assertThat(topology.neighbor(far.node(), far.port())).isEqualTo(node);
            }
        }
    }

    @Test
    void collects_every_mistake_with_the_call_that_made_it() {
        builder.addNode("a", NodeKind.HOST);
        builder.addNode("b", NodeKind.HOST);
        builder.addNode("a", NodeKind.SWITCH);
        builder.addLink("a", "b", Samples.LINK);
        builder.addLink("a", "x", Samples.LINK);
        builder.addLink("y", "z", Samples.LINK);
        builder.addLink("b", "b", Samples.LINK);

        assertThat(builder.problems())
                .extracting(TopologyProblem::kind, TopologyProblem::index, TopologyProblem::subject)
                .containsExactly(
                        tuple(TopologyProblem.Kind.DUPLICATE_NAME, 2, "a"),
                        tuple(TopologyProblem.Kind.UNKNOWN_NODE, 1, "x"),
                        tuple(TopologyProblem.Kind.UNKNOWN_NODE, 2, "y"),
                        tuple(TopologyProblem.Kind.UNKNOWN_NODE, 2, "z"),
                        tuple(TopologyProblem.Kind.SELF_LOOP, 3, "b"));
        assertThat(builder.problems().get(1).message()).isEqualTo("there is no node named 'x'");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void later_changes_of_the_builder_do_not_reach_a_built_network() {
        builder.addNode("a", NodeKind.HOST);
        Topology topology = builder.build();
        builder.addNode("b", NodeKind.HOST);
        assertThat(topology.nodes()).hasSize(1);
        assertThat(topology.find("b")).isEmpty();
    }

    @Test
    void links_without_delay_or_rate_cannot_be_made() {
        for (long[] bad : List.of(new long[] {0, 1}, new long[] {1, 0})) {
            assertThatThrownBy(() -> new LinkAttributes(bad[0], bad[1], 1500, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
