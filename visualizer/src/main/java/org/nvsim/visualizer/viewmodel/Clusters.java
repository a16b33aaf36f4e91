package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.nvsim.topology.Topology;
import org.nvsim.topology.layout.Layout;

/**
 * Which machines of a network in rows belong together: those that still hang together when the rows
 * above are taken away. In a fat tree without its core these are pods, without the row below it
 * racks.
 */
public final class Clusters {
    private final List<List<Integer>> rows = new ArrayList<>();
    private final int[] rowOf;
    private final List<int[]> byDepth = new ArrayList<>();

    Clusters(Topology topology, Layout layout) {
        TreeSet<Double> heights = new TreeSet<>();
        for (int node = 0; node < topology.nodeCount(); node++) {
            heights.add(layout.y(node));
        }
        rowOf = new int[topology.nodeCount()];
        heights.forEach(height -> rows.add(new ArrayList<>()));
        for (int node = 0; node < topology.nodeCount(); node++) {
            rowOf[node] = heights.headSet(layout.y(node)).size();
            rows.get(rowOf[node]).add(node);
        }
        for (int depth = 0; depth < rows.size(); depth++) {
            byDepth.add(below(topology, depth));
        }
    }

    /** Marks all that hangs together in and below a row by one number. */
    private int[] below(Topology topology, int top) {
        int[] cluster = new int[topology.nodeCount()];
        Arrays.fill(cluster, -1);
        int count = 0;
        for (int start = 0; start < cluster.length; start++) {
            if (cluster[start] < 0 && rowOf[start] >= top) {
                fill(topology, top, start, cluster, count++);
            }
        }
        return cluster;
    }

    private void fill(Topology topology, int top, int start, int[] cluster, int mark) {
        int[] open = new int[cluster.length];
        int size = 0;
        open[size++] = start;
        cluster[start] = mark;
        while (size > 0) {
            int node = open[--size];
            for (int port = 0; port < topology.portCount(node); port++) {
                int next = topology.neighbor(node, port);
                if (cluster[next] < 0 && rowOf[next] >= top) {
                    cluster[next] = mark;
                    open[size++] = next;
                }
            }
        }
    }

    /** The nodes of each row, the top one first. */
    List<List<Integer>> rows() {
        return rows;
    }

    /** The number of the cluster that a node of the row or below is in, rows above taken away. */
    int cluster(int rowsTaken, int node) {
        return byDepth.get(rowsTaken)[node];
    }
}
