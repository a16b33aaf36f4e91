package org.nvsim.topology.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.topology.Samples.LINK;
import static org.nvsim.topology.Samples.id;

import java.util.Random;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.Pseudograph;
import org.junit.jupiter.api.Test;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;
import org.nvsim.topology.generate.FatTree;

final class ShortestPathsTest {
    @Test
    void hosts_do_not_forward() {
        Topology.Builder builder = Topology.builder();
        builder.addNode("a", NodeKind.HOST);
        builder.addNode("between", NodeKind.HOST);
        builder.addNode("b", NodeKind.HOST);
        builder.addLink("a", "between", LINK);
        builder.addLink("between", "b", LINK);
        Topology topology = builder.build();
        ShortestPaths toB = ShortestPaths.to(topology, 2);
        assertThat(toB.distance(1)).isEqualTo(1);
        assertThat(toB.distance(0)).isEqualTo(-1);
        assertThat(toB.path(0)).isEmpty();
        TopologyProblem problem = toB.missingPath(0).orElseThrow();
        assertThat(problem.kind()).isEqualTo(TopologyProblem.Kind.DISCONNECTED);
        assertThat(problem.message()).startsWith("there is no path from 'a' to 'b'");
        assertThat(toB.missingPath(1)).isEmpty();
    }

    @Test
    void parallel_links_are_equally_short() {
        Topology.Builder builder = Topology.builder();
        builder.addNode("a", NodeKind.ROUTER);
        builder.addNode("b", NodeKind.ROUTER);
        builder.addLink("a", "b", LINK);
        builder.addLink("a", "b", LINK);
        assertThat(ShortestPaths.to(builder.build(), 1).ports(0).toArray()).containsExactly(0, 1);
    }

    @Test
    void a_path_is_a_chain_of_links_by_the_first_ports() {
        Topology topology = new FatTree(4).generate(LINK);
        ShortestPaths paths = ShortestPaths.to(topology, id(topology, "hv16"));
        int at = id(topology, "hv1");
        assertThat(paths.path(at).orElseThrow()).hasSize(6);
        for (Link link : paths.path(at).orElseThrow()) {
            at = link.farEnd(at).node();
        }
        assertThat(at).isEqualTo(id(topology, "hv16"));
        assertThat(paths.path(at).orElseThrow()).isEmpty();
        assertThat(paths.ports(at).isEmpty()).isTrue();
    }

    @Test
    void distances_are_those_an_independent_search_finds() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            Topology topology = randomRouters(random, 30, 40);
            Graph<Integer, DefaultEdge> graph = new Pseudograph<>(DefaultEdge.class);
            topology.nodes().forEach(node -> graph.addVertex(node.id()));
            topology.links().forEach(link -> graph.addEdge(link.a().node(), link.b().node()));
            ShortestPaths paths = ShortestPaths.to(topology, 0);
            for (int node = 0; node < topology.nodeCount(); node++) {
                var expected = new BFSShortestPath<>(graph).getPath(node, 0);
                assertThat(paths.distance(node))
                        .isEqualTo(expected == null ? -1 : expected.getLength());
            }
        }
    }

    static Topology randomRouters(Random random, int nodes, int links) {
        Topology.Builder builder = Topology.builder();
        for (int node = 0; node < nodes; node++) {
            builder.addNode("r" + node, NodeKind.ROUTER);
        }
        for (int link = 0; link < links; link++) {
            int a = random.nextInt(nodes);
            builder.addLink(a, (a + 1 + random.nextInt(nodes - 1)) % nodes, LINK);
        }
        return builder.build();
    }
}
