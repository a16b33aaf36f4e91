package org.nvsim.topology.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nvsim.topology.Samples.LINK;
import static org.nvsim.topology.Samples.id;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Position;
import org.nvsim.topology.Topology;
import org.nvsim.topology.generate.FatTree;
import org.nvsim.topology.generate.LeafSpine;

final class LayoutTest {
    @Test
    void tiers_are_rows_with_hosts_at_the_bottom() {
        Topology topology = new LeafSpine(2, 2, 2).generate(LINK);
        Layout layout = Layout.of(topology, 1);
        double spine = layout.y(id(topology, "spine1"));
        double leaf = layout.y(id(topology, "leaf1"));
        double host = layout.y(id(topology, "hv1"));
        assertThat(spine).isLessThan(leaf);
        assertThat(leaf).isLessThan(host);
        assertThat(layout.y(id(topology, "hv4"))).isEqualTo(host);
    }

    @Test
    void a_switch_stands_over_its_hosts() {
        Topology topology = new FatTree(4).generate(LINK);
        Layout layout = Layout.of(topology, 1);
        double middle = (layout.x(id(topology, "hv5")) + layout.x(id(topology, "hv6"))) / 2;
        assertThat(layout.x(id(topology, "edge3"))).isCloseTo(middle, within(1e-9));
    }

    @Test
    void tiers_are_inferred_from_the_distance_to_hosts() {
        Topology.Builder builder = Topology.builder();
        builder.addNode("core", NodeKind.ROUTER);
        builder.addNode("right", NodeKind.SWITCH);
        builder.addNode("left", NodeKind.SWITCH);
        builder.addNode("hv1", NodeKind.HOST);
        builder.addNode("hv2", NodeKind.HOST);
        builder.addNode("hv3", NodeKind.HOST);
        builder.addLink("core", "left", LINK);
        builder.addLink("core", "right", LINK);
        builder.addLink("hv1", "left", LINK);
        builder.addLink("hv2", "right", LINK);
        builder.addLink("hv3", "left", LINK);
        Layout layout = Layout.of(builder.build(), 1);
        assertThat(layout.y(0)).isLessThan(layout.y(1));
        assertThat(layout.y(1)).isEqualTo(layout.y(2)).isLessThan(layout.y(3));
        assertThat(layout.x(4)).as("hv2 before the hosts of left").isLessThan(layout.x(3));
        assertThat(layout.x(3)).isLessThan(layout.x(5));
    }

    @Test
    void a_ring_of_switches_with_hosts_is_not_flattened_into_a_row() {
        Topology.Builder builder = Topology.builder();
        for (int i = 0; i < 5; i++) {
            builder.addNode("sw" + i, NodeKind.SWITCH);
        }
        for (int i = 0; i < 5; i++) {
            builder.addLink(i, (i + 1) % 5, LINK);
            builder.addLink(i, builder.addNode("hv" + i, NodeKind.HOST), LINK);
        }
        Layout layout = Layout.of(builder.build(), 1);
        Set<Double> heights = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            heights.add(layout.y(i));
        }
        assertThat(heights).hasSize(5);
    }

    @Test
    void what_the_user_placed_stays_there() {
        Topology.Builder builder = Topology.builder();
        builder.addNode("free", NodeKind.ROUTER);
        builder.addNode(
                "fixed",
                NodeKind.ROUTER,
                OptionalInt.empty(),
                Optional.of(new Position(0.25, 0.75)));
        builder.addLink("free", "fixed", LINK);
        Layout layout = Layout.of(builder.build(), 1);
        assertThat(layout.x(1)).isEqualTo(0.25);
        assertThat(layout.y(1)).isEqualTo(0.75);
    }

    @Test
    void forces_draw_the_same_picture_for_the_same_seed_and_another_for_another() {
        Topology topology = routers(40);
        Layout one = Layout.of(topology, 5);
        Layout same = Layout.of(topology, 5);
        Layout other = Layout.of(topology, 6);
        boolean differs = false;
        for (int node = 0; node < 40; node++) {
            assertThat(same.x(node)).isEqualTo(one.x(node));
            assertThat(same.y(node)).isEqualTo(one.y(node));
            differs |= other.x(node) != one.x(node);
        }
        assertThat(differs).isTrue();
    }

    @Test
    void every_place_is_in_the_picture_and_no_two_nodes_share_one() {
        for (Topology topology :
                new Topology[] {
                    routers(1), routers(60), routers(1500), new FatTree(8).generate(LINK)
                }) {
            Layout layout = Layout.of(topology, 2);
            Set<Position> places = new HashSet<>();
            for (int node = 0; node < layout.nodeCount(); node++) {
                assertThat(places.add(new Position(layout.x(node), layout.y(node)))).isTrue();
            }
        }
    }

    @Test
    void an_empty_network_has_an_empty_layout() {
        assertThat(Layout.of(Topology.builder().build(), 1).nodeCount()).isZero();
    }

    /** A ring of routers with some chords. */
    private static Topology routers(int count) {
        Topology.Builder builder = Topology.builder();
        for (int node = 0; node < count; node++) {
            builder.addNode("r" + node, NodeKind.ROUTER);
        }
        for (int node = 0; node + 1 < count; node++) {
            builder.addLink(node, node + 1, LINK);
            if (node % 5 == 0 && node != count / 2) {
                builder.addLink(node, count / 2, LINK);
            }
        }
        return builder.build();
    }
}
