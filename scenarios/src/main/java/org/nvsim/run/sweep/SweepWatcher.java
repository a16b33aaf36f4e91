package org.nvsim.run.sweep;

/** Somebody who waits for a sweep. Called by several threads, one at a time. */
public interface SweepWatcher {
    /**
     * A run is finished, or was found in the store.
     *
     * @param done runs that need no more work
     * @param computed those of them that were not in the store
     * @param planned runs of which it is known that they are needed
     */
    void progressed(int done, int computed, int planned);

    /** Whether to stop: what is finished is kept. */
    boolean wantsToStop();
}
