package org.nvsim.run.fairness;

import java.util.Arrays;
import java.util.Locale;

/** Prints the fairness table of docs/validation.md; it says there how this is started. */
final class FairnessTable {
    private FairnessTable() {}

    public static void main(String[] args) throws Exception {
        String noise = args[0];
        String duration = args[1];
        int seeds = Integer.parseInt(args[2]);
        int[] counts = Arrays.stream(args[3].split(",")).mapToInt(Integer::parseInt).toArray();
        String[] networks = args.length > 4 ? args[4].split(",") : EqualFlows.NETWORKS;
        String[] controls = args.length > 5 ? args[5].split(",") : EqualFlows.CONGESTION;
        for (String network : networks) {
            for (String congestion : controls) {
                for (int flows : counts) {
                    EqualFlows set = new EqualFlows(network, congestion, flows, noise, duration);
                    double[] jain = new double[seeds];
                    double worst = 1;
                    for (int seed = 1; seed <= seeds; seed++) {
                        double[] shares = set.shares(seed);
                        jain[seed - 1] = EqualFlows.jain(shares);
                        double mean = Arrays.stream(shares).average().orElseThrow();
                        worst = Math.min(worst, Arrays.stream(shares).min().orElseThrow() / mean);
                    }
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %s | %d | %.3f | %.3f | %.2f |%n",
                            network,
                            congestion,
                            flows,
                            Arrays.stream(jain).min().orElseThrow(),
                            Arrays.stream(jain).average().orElseThrow(),
                            worst);
                }
            }
        }
    }
}
