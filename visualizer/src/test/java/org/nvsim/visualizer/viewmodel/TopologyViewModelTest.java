package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.generate.LeafSpine;
import org.nvsim.topology.layout.Layout;

final class TopologyViewModelTest {
    private static final LinkAttributes LINK = new LinkAttributes(1_000, 1, 1500, 0);
    private final Topology topology = new LeafSpine(2, 1, 2).generate(LINK);
    private final Layout layout = Layout.of(topology, 1);
    private final TopologyViewModel model = new TopologyViewModel(topology, layout);

    @Test
    void every_node_is_where_the_layout_has_it() {
        assertThat(model.nodes()).hasSize(7);
        assertThat(model.nodes().get(1))
                .isEqualTo(new NodeMark(1, "leaf1", NodeKind.SWITCH, layout.x(1), layout.y(1)));
    }

    @Test
    void every_link_joins_the_marks_of_its_nodes() {
        assertThat(model.links()).hasSize(6);
        assertThat(model.links().get(0))
                .isEqualTo(new LinkMark(0, model.nodes().get(1), model.nodes().get(0)));
    }

    @Test
    void a_place_near_a_node_selects_it_and_an_empty_place_selects_none() {
        model.selectAt(layout.x(2) + 0.01, layout.y(2), 0.02, 0.02);
        assertThat(model.selectedProperty().get()).contains(model.nodes().get(2));
        assertThat(model.details()).isEqualTo("leaf2: switch, 3 ports");

        model.selectAt(layout.x(2) + 0.03, layout.y(2), 0.02, 0.02);
        assertThat(model.selectedProperty().get()).isEqualTo(Optional.empty());
        assertThat(model.details()).isEqualTo("7 nodes, 6 links");
    }

    @Test
    void the_nearest_of_several_nodes_in_reach_is_selected() {
        model.selectAt(layout.x(4) * 0.6 + layout.x(5) * 0.4, layout.y(4), 1, 1);
        assertThat(model.selectedProperty().get()).contains(model.nodes().get(4));
    }
}
