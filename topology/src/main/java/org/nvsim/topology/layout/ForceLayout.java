package org.nvsim.topology.layout;

import java.util.Map;
import java.util.Random;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.FRLayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/**
 * Draws by forces: links pull, nodes push (Fruchterman and Reingold, "Graph drawing by
 * force-directed placement", 1991). Its time grows with the square of the nodes, so a larger
 * network is drawn as a ring in the order of its nodes.
 */
final class ForceLayout {
    private static final int MAX_NODES = 1_000;
    private static final int ITERATIONS = 100;
    private static final double MARGIN = 0.05;

    private ForceLayout() {}

    static void place(Topology topology, long seed, double[] x, double[] y) {
        if (x.length > MAX_NODES) {
            ring(x, y);
        } else if (x.length > 0) {
            forces(topology, seed, x, y);
        }
        fit(x);
        fit(y);
    }

    private static void forces(Topology topology, long seed, double[] x, double[] y) {
        Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        for (int node = 0; node < x.length; node++) {
            graph.addVertex(node);
        }
        for (Link link : topology.links()) {
            graph.addEdge(link.a().node(), link.b().node()); // a parallel link pulls no harder
        }
        MapLayoutModel2D<Integer> model = new MapLayoutModel2D<>(new Box2D(1, 1));
        new FRLayoutAlgorithm2D<Integer, DefaultEdge>(
                        ITERATIONS,
                        FRLayoutAlgorithm2D.DEFAULT_NORMALIZATION_FACTOR,
                        new Random(seed))
                .layout(graph, model);
        for (Map.Entry<Integer, Point2D> entry : model) {
            x[entry.getKey()] = entry.getValue().getX();
            y[entry.getKey()] = entry.getValue().getY();
        }
    }

    private static void ring(double[] x, double[] y) {
        for (int node = 0; node < x.length; node++) {
            double angle = 2 * Math.PI * node / x.length;
            x[node] = StrictMath.cos(angle);
            y[node] = StrictMath.sin(angle);
        }
    }

    /** Stretches coordinates over the whole picture but a margin. */
    private static void fit(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        for (int i = 0; i < values.length; i++) {
            double share = max > min ? (values[i] - min) / (max - min) : 0.5;
            values[i] = MARGIN + share * (1 - 2 * MARGIN);
        }
    }
}
