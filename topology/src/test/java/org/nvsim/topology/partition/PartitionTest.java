package org.nvsim.topology.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nvsim.topology.Samples.LINK;
import static org.nvsim.topology.Samples.id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.generate.Dumbbell;
import org.nvsim.topology.generate.FatTree;
import org.nvsim.topology.generate.LeafSpine;
import org.nvsim.topology.generate.Ring;
import org.nvsim.topology.generate.Star;

final class PartitionTest {
    @ParameterizedTest
    @CsvSource({"4,2", "8,2", "8,4", "16,2", "16,3", "16,8"})
    void a_fat_tree_splits_into_parts_of_nearly_equal_weight(int k, int parts) {
        Topology topology = new FatTree(k).generate(LINK);
        Partition partition = Partition.of(topology, parts);
        long total = 2L * topology.linkCount();
        assertThat(partition.parts()).isEqualTo(parts);
        for (int part = 0; part < parts; part++) {
            assertThat(partition.weightOf(part))
                    .isBetween(total / parts * 85 / 100, total / parts * 115 / 100);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 8", "8, 64", "16, 512"})
    void two_halves_of_a_fat_tree_cut_half_the_links_of_the_core(int k, int links) {
        Topology topology = new FatTree(k).generate(LINK);
        assertThat(Partition.of(topology, 2).cutLinks()).hasSizeLessThanOrEqualTo(links);
    }

    @Test
    void hosts_stay_with_their_switch() {
        Topology topology = new LeafSpine(8, 4, 5).generate(LINK);
        Partition partition = Partition.of(topology, 4);
        for (TopologyNode node : topology.nodes()) {
            if (node.kind() == NodeKind.HOST) {
                assertThat(partition.partOf(node.id()))
                        .isEqualTo(partition.partOf(topology.neighbor(node.id(), 0)));
            }
        }
    }

    @Test
    void a_dumbbell_breaks_at_its_bar_which_is_the_lookahead() {
        Topology topology = new Dumbbell(5, 5).generate(LINK, LINK.withDelayPs(77));
        Partition partition = Partition.of(topology, 2);
        assertThat(partition.cutLinks()).extracting(Link::id).containsExactly(0);
        assertThat(partition.lookaheadPs()).isEqualTo(77);
        assertThat(partition.weightOf(0)).isEqualTo(partition.weightOf(1));
    }

    @Test
    void a_ring_is_cut_once_between_neighboring_parts() {
        Topology topology = new Ring(12, 2).generate(LINK);
        assertThat(Partition.of(topology, 3).cutLinks()).hasSize(3);
    }

    @Test
    void what_cannot_be_split_stays_one_part() {
        Partition partition = Partition.of(new Star(4).generate(LINK), 2);
        assertThat(partition.parts()).isEqualTo(1);
        assertThat(partition.cutLinks()).isEmpty();
        assertThat(partition.lookaheadPs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void weights_decide_what_is_half() {
        Topology topology = new Ring(6, 1).generate(LINK);
        long[] weights = new long[topology.nodeCount()];
        weights[id(topology, "sw1")] = 5;
        for (int node = 1; node < 6; node++) {
            weights[node] = 1;
        }
        Partition partition = Partition.of(topology, 2, weights);
        assertThat(partition.weightOf(0)).isEqualTo(5);
        assertThat(partition.weightOf(1)).isEqualTo(5);
        assertThatThrownBy(() -> Partition.of(topology, 0, weights))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unconnected_nodes_are_spread_too() {
        Topology.Builder builder = Topology.builder();
        for (int node = 0; node < 6; node++) {
            builder.addNode("r" + node, NodeKind.ROUTER);
        }
        long[] ones = {1, 1, 1, 1, 1, 1};
        Partition partition = Partition.of(builder.build(), 3, ones);
        for (int part = 0; part < 3; part++) {
            assertThat(partition.weightOf(part)).isEqualTo(2);
        }
    }

    @Test
    void splitting_twice_gives_the_same_parts() {
        Topology topology = new FatTree(8).generate(LINK);
        Partition one = Partition.of(topology, 3);
        Partition two = Partition.of(topology, 3);
        for (int node = 0; node < topology.nodeCount(); node++) {
            assertThat(two.partOf(node)).isEqualTo(one.partOf(node));
        }
    }
}
