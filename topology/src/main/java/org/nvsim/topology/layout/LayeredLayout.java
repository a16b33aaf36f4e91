package org.nvsim.topology.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.nvsim.topology.Topology;

/**
 * Draws tiers as rows, the lowest at the bottom. Within a row nodes are spread evenly: in the
 * lowest by the switch they hang on, above in the order of the middle of what hangs below them, so
 * that few links cross.
 */
final class LayeredLayout {
    private final Topology topology;
    private final int[] tiers;
    private final double[] x;
    private final double[] y;

    private LayeredLayout(Topology topology, int[] tiers, double[] x, double[] y) {
        this.topology = topology;
        this.tiers = tiers;
        this.x = x;
        this.y = y;
    }

    static void place(Topology topology, int[] tiers, double[] x, double[] y) {
        new LayeredLayout(topology, tiers, x, y).place();
    }

    private void place() {
        TreeMap<Integer, List<Integer>> rows = new TreeMap<>();
        for (int node = 0; node < tiers.length; node++) {
            rows.computeIfAbsent(tiers[node], tier -> new ArrayList<>()).add(node);
        }
        int row = 0;
        for (List<Integer> nodes : rows.values()) {
            double height = 1 - (row + 0.5) / rows.size();
            order(nodes, row);
            for (int i = 0; i < nodes.size(); i++) {
                x[nodes.get(i)] = (i + 0.5) / nodes.size();
                y[nodes.get(i)] = height;
            }
            row++;
        }
    }

    private void order(List<Integer> nodes, int row) {
        Comparator<Integer> order =
                row == 0
                        ? Comparator.comparingInt(this::firstNeighbor)
                        : Comparator.comparingDouble(this::middleBelow);
        nodes.sort(order);
    }

    /** What keeps end nodes of one switch together. */
    private int firstNeighbor(int node) {
        return topology.portCount(node) == 0 ? -1 : topology.neighbor(node, 0);
    }

    /** The mean place of a node's neighbors in lower rows, which are placed already. */
    private double middleBelow(int node) {
        double sum = 0;
        int count = 0;
        for (int port = 0; port < topology.portCount(node); port++) {
            int next = topology.neighbor(node, port);
            if (tiers[next] < tiers[node]) {
                sum += x[next];
                count++;
            }
        }
        return count == 0 ? 0.5 : sum / count;
    }
}
