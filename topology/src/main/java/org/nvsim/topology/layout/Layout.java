package org.nvsim.topology.layout;

import java.util.Optional;
import org.nvsim.topology.Position;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

/**
 * A place for every node of a network, x and y from 0 to 1, y growing downwards. Immutable.
 *
 * <p>Where the user said a place, that is it. The others are drawn in layers, end nodes at the
 * bottom, if the network has tiers or every node can be reached from an end node; else by forces
 * between them.
 */
public final class Layout {
    private final double[] x;
    private final double[] y;

    private Layout(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /** The layout of a network; the seed matters only where forces draw it. */
    public static Layout of(Topology topology, long seed) {
        double[] x = new double[topology.nodeCount()];
        double[] y = new double[topology.nodeCount()];
        if (!allPlaced(topology)) {
            Optional<int[]> tiers = Tiers.of(topology);
            if (tiers.isPresent()) {
                LayeredLayout.place(topology, tiers.get(), x, y);
            } else {
                ForceLayout.place(topology, seed, x, y);
            }
        }
        for (TopologyNode node : topology.nodes()) {
            if (node.position().isPresent()) {
                Position wanted = node.position().get();
                x[node.id()] = wanted.x();
                y[node.id()] = wanted.y();
            }
        }
        return new Layout(x, y);
    }

    private static boolean allPlaced(Topology topology) {
        for (TopologyNode node : topology.nodes()) {
            if (node.position().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    public int nodeCount() {
        return x.length;
    }

    /** From 0 at the left to 1 at the right. */
    public double x(int node) {
        return x[node];
    }

    /** From 0 at the top to 1 at the bottom. */
    public double y(int node) {
        return y[node];
    }
}
