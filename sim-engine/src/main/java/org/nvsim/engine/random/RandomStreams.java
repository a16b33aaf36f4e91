package org.nvsim.engine.random;

/**
 * All random streams of one seed. It knows whether chance has had a say: whether a number was drawn
 * that could have been another one and made a difference. What is the same for every seed is not
 * worth repeating with another one.
 */
public final class RandomStreams {
    private final long seed;
    private volatile boolean drawn; // by any thread

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /** The seed of the streams, to be shown. Who draws from it says so by {@link #seedToDraw}. */
    public long seed() {
        return seed;
    }

    /** The seed, for numbers drawn from it in a way of one's own. */
    public long seedToDraw() {
        drawn = true;
        return seed;
    }

    /** The stream of this name, at its beginning. */
    public RandomStream named(String node, String purpose) {
        return RandomStream.of(this, seed, node, purpose);
    }

    /**
     * As {@link #named}, of numbers that only tell things apart, such as initial sequence numbers:
     * whatever they are, the same happens, so drawing them is no chance.
     */
    public RandomStream labels(String node, String purpose) {
        return RandomStream.of(null, seed, node, purpose);
    }

    /** Whether chance has had a say so far. */
    public boolean drawn() {
        return drawn;
    }

    void drew() {
        drawn = true;
    }
}
