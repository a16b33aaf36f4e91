package org.nvsim.run.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nvsim.fabric.firewall.RuleSet;

/** When each rule of a firewall decided about a packet. */
final class HitLog {
    private final List<Era> eras = new ArrayList<>();

    /** A new set of rules holds from a moment on, with the counts that it has now. */
    void begin(long timePs, RuleSet rules) {
        eras.add(new Era(timePs, rules));
    }

    /** Some rules have decided about packets at a moment. Returns how many bytes that took. */
    long note(long timePs, RuleSet rules) {
        return eras.get(eras.size() - 1).note(timePs, rules);
    }

    /** Packets that a rule (by index from 0, the default's is the last) decided until a moment. */
    long count(long timePs, int rule) {
        int last = eras.size() - 1;
        while (last > 0 && eras.get(last).fromPs > timePs) {
            last--;
        }
        return eras.get(last).count(timePs, rule);
    }

    /** The time during which a firewall has the same rules. */
    private static final class Era {
        private final long fromPs;
        private final long[] before;
        private final long[][] times; // by rule
        private final int[] counts;

        Era(long fromPs, RuleSet rules) {
            this.fromPs = fromPs;
            int count = rules.size() + 1;
            before = new long[count];
            for (int i = 0; i < count; i++) {
                before[i] = rules.hits(i + 1);
            }
            times = new long[count][0];
            counts = new int[count];
        }

        long note(long timePs, RuleSet rules) {
            long bytes = 0;
            for (int i = 0; i < counts.length; i++) {
                while (before[i] + counts[i] < rules.hits(i + 1)) {
                    if (counts[i] == times[i].length) {
                        times[i] = Arrays.copyOf(times[i], Math.max(16, counts[i] * 2));
                    }
                    times[i][counts[i]++] = timePs;
                    bytes += Long.BYTES;
                }
            }
            return bytes;
        }

        long count(long timePs, int rule) {
            int low = 0;
            int high = counts[rule];
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (times[rule][middle] <= timePs) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return before[rule] + low;
        }
    }
}
