package org.nvsim.run.sweep;

/** Seeds of replications. */
final class Seeds {
    /** So many bits survive as a number in any reader of JSON. */
    private static final int BITS = 53;

    private Seeds() {}

    /**
     * The seed of a replication: the file's own for the first, far apart ones for the others, so
     * that their streams are independent. The mixing is SplitMix64's (Steele, Lea and Flood, Fast
     * splittable pseudorandom number generators, 2014).
     *
     * @param replication from 1
     */
    static long of(long seed, int replication) {
        if (replication == 1) {
            return seed;
        }
        return mix(mix(seed) + replication) >>> (Long.SIZE - BITS);
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
