package org.nvsim.run.fairness;

import java.util.Locale;

/** Prints the table of unequal round trips of docs/validation.md; its argument are the seeds. */
final class RoundTripTable {
    private RoundTripTable() {}

    public static void main(String[] args) throws Exception {
        int seeds = Integer.parseInt(args[0]);
        for (int ratio : new int[] {2, 4}) {
            print(new UnequalRoundTrips("new-reno", "20Mbps", "20kB", 20, ratio), seeds);
            print(new UnequalRoundTrips("cubic", "20Mbps", "20kB", 20, ratio), seeds);
            print(new UnequalRoundTrips("cubic", "100Mbps", "200kB", 100, ratio), seeds);
        }
    }

    private static void print(UnequalRoundTrips flows, int seeds) throws Exception {
        double near = 0;
        double far = 0;
        double ratio = 0;
        double least = Double.MAX_VALUE;
        double greatest = -Double.MAX_VALUE;
        for (int seed = 1; seed <= seeds; seed++) {
            UnequalRoundTrips.Outcome outcome = flows.outcome(seed);
            near += outcome.nearBitsPerSecond() / seeds;
            far += outcome.farBitsPerSecond() / seeds;
            ratio += outcome.rttRatio() / seeds;
            least = Math.min(least, outcome.exponent());
            greatest = Math.max(greatest, outcome.exponent());
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d ms, %d ms | %.2f | %.1f | %.1f | %.2f | %.2f to %.2f |%n",
                flows.congestion(),
                flows.rate(),
                flows.nearMs(),
                flows.nearMs() * flows.ratio(),
                ratio,
                near / 1e6,
                far / 1e6,
                near / far,
                least,
                greatest);
    }
}
