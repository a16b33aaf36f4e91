package org.nvsim.audit;

import java.util.ArrayList;
import java.util.List;

/** Times of a flow. */
final class Times {
    long count;
    long leastPs = Long.MAX_VALUE;
    long greatestPs;
    private double sumPs;
    private final List<Long> all = new ArrayList<>();

    void add(long ps) {
        all.add(ps);
        count++;
        leastPs = Math.min(leastPs, ps);
        greatestPs = Math.max(greatestPs, ps);
        sumPs += ps;
    }

    /** The least time that so many of 100 do not exceed. */
    long percentilePs(int percent) {
        if (all.isEmpty()) {
            return 0;
        }
        all.sort(null);
        return all.get((int) Math.ceil(all.size() * percent / 100.0) - 1);
    }

    double meanPs() {
        return count == 0 ? 0 : sumPs / count;
    }
}
