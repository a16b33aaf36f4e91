package org.nvsim.topology.partition;

import java.util.Arrays;

/**
 * Betters a partition by moving one cluster at a time to where it cuts fewer links, or as few but
 * weights are more even, as long as no part gets too heavy.
 */
final class Refinement {
    private static final int MAX_PASSES = 8;

    /** How much heavier than its share a part may get: 1/32, about 3 %. */
    private static final int TOLERANCE_SHIFT = 5;

    private final Clusters clusters;
    private final int[] partOf;
    private final long[] weight;
    private final int[] size;
    private final int[] linksInto;
    private final long heaviest;

    Refinement(Clusters clusters, int parts, int[] partOf) {
        this.clusters = clusters;
        this.partOf = partOf;
        weight = new long[parts];
        size = new int[parts];
        linksInto = new int[parts];
        for (int cluster = 0; cluster < partOf.length; cluster++) {
            weight[partOf[cluster]] += clusters.weight(cluster);
            size[partOf[cluster]]++;
        }
        long share = clusters.totalWeight() / parts;
        heaviest = share + (share >> TOLERANCE_SHIFT) + 1;
    }

    void refine() {
        boolean moved = weight.length > 1;
        for (int pass = 0; moved && pass < MAX_PASSES; pass++) {
            moved = false;
            for (int cluster = 0; cluster < partOf.length; cluster++) {
                int better = betterPart(cluster);
                if (better >= 0) {
                    move(cluster, better);
                    moved = true;
                }
            }
        }
    }

    private int betterPart(int cluster) {
        int own = partOf[cluster];
        if (size[own] == 1) {
            return -1;
        }
        count(cluster);
        int better = -1;
        int most = linksInto[own];
        for (int part = 0; part < weight.length; part++) {
            long grown = weight[part] + clusters.weight(cluster);
            boolean evener = better < 0 && linksInto[part] == most && grown < weight[own];
            boolean fits = grown <= heaviest || grown < weight[own];
            if (part != own && fits && (linksInto[part] > most || evener)) {
                better = part;
                most = linksInto[part];
            }
        }
        return better;
    }

    /** Counts the cluster's links into each part. */
    private void count(int cluster) {
        Arrays.fill(linksInto, 0);
        for (int i = 0; i < clusters.degree(cluster); i++) {
            linksInto[partOf[clusters.neighbor(cluster, i)]]++;
        }
    }

    private void move(int cluster, int part) {
        int own = partOf[cluster];
        weight[own] -= clusters.weight(cluster);
        weight[part] += clusters.weight(cluster);
        size[own]--;
        size[part]++;
        partOf[cluster] = part;
    }
}
