package org.nvsim.topology.partition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A first partition: each part grows from its heaviest free cluster, always by the cluster that has
 * the most links into the part and the fewest out of it, until it has its share of the weight.
 */
final class Growth {
    /** A cluster that could be next; stale if its links into the part have grown since. */
    private record Candidate(int gain, int cluster) {}

    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingInt(Candidate::gain)
                    .reversed()
                    .thenComparingInt(Candidate::cluster);

    private final Clusters clusters;
    private final int parts;
    private final int[] partOf;
    private final int[] linksInto;
    private final PriorityQueue<Candidate> frontier = new PriorityQueue<>(BEST_FIRST);
    private int free;
    private long freeWeight;

    Growth(Clusters clusters, int parts) {
        this.clusters = clusters;
        this.parts = parts;
        partOf = new int[clusters.count()];
        linksInto = new int[clusters.count()];
        free = clusters.count();
        freeWeight = clusters.totalWeight();
    }

    /** The part of each cluster; every part has at least one. */
    int[] grow() {
        Arrays.fill(partOf, -1);
        for (int part = 0; part < parts - 1; part++) {
            grow(part);
        }
        for (int cluster = 0; cluster < partOf.length; cluster++) {
            if (partOf[cluster] < 0) {
                partOf[cluster] = parts - 1;
            }
        }
        return partOf;
    }

    private void grow(int part) {
        frontier.clear();
        Arrays.fill(linksInto, 0);
        int partsAfter = parts - 1 - part;
        long share = freeWeight / (partsAfter + 1);
        long weight = 0;
        boolean empty = true;
        while (free > partsAfter) {
            int next = next();
            long grown = weight + clusters.weight(next);
            if (!empty && grown - share > share - weight) {
                return; // closer to its share without it
            }
            take(next, part);
            weight = grown;
            empty = false;
        }
    }

    private void take(int cluster, int part) {
        partOf[cluster] = part;
        free--;
        freeWeight -= clusters.weight(cluster);
        for (int i = 0; i < clusters.degree(cluster); i++) {
            int neighbor = clusters.neighbor(cluster, i);
            if (partOf[neighbor] < 0) {
                linksInto[neighbor]++;
                frontier.add(new Candidate(gain(neighbor), neighbor));
            }
        }
    }

    private int gain(int cluster) {
        return 2 * linksInto[cluster] - clusters.degree(cluster);
    }

    private int next() {
        while (!frontier.isEmpty()) {
            Candidate best = frontier.poll();
            if (partOf[best.cluster()] < 0 && best.gain() == gain(best.cluster())) {
                return best.cluster();
            }
        }
        return heaviestFree();
    }

    private int heaviestFree() {
        int heaviest = -1;
        for (int cluster = 0; cluster < partOf.length; cluster++) {
            if (partOf[cluster] < 0
                    && (heaviest < 0 || clusters.weight(cluster) > clusters.weight(heaviest))) {
                heaviest = cluster;
            }
        }
        return heaviest;
    }
}
