package org.nvsim.audit;

/** Times of a flow. */
final class Times {
    long count;
    long leastPs = Long.MAX_VALUE;
    long greatestPs;
    private double sumPs;

    void add(long ps) {
        count++;
        leastPs = Math.min(leastPs, ps);
        greatestPs = Math.max(greatestPs, ps);
        sumPs += ps;
    }

    double meanPs() {
        return count == 0 ? 0 : sumPs / count;
    }
}
