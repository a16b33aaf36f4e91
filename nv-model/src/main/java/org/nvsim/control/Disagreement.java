package org.nvsim.control;

import java.util.Map;
import java.util.TreeMap;

/** A window in which some hosts have new policy and others do not yet. */
final class Disagreement {
    private final long sincePs;
    private final Map<String, Integer> awaited = new TreeMap<>();
    private long lastPs;

    Disagreement(long sincePs) {
        this.sincePs = sincePs;
    }

    void await(String host, int update) {
        awaited.put(host, update);
    }

    void confirmed(String host, int update, long atPs) {
        Integer number = awaited.get(host);
        if (number != null && number <= update) {
            awaited.remove(host);
            lastPs = Math.max(lastPs, atPs);
        }
    }

    boolean isOver() {
        return awaited.isEmpty();
    }

    /** How long it lasted, or has lasted so far, in picoseconds. */
    long lengthPs(long nowPs) {
        return Math.max(0, (isOver() ? lastPs : nowPs) - sincePs);
    }
}
