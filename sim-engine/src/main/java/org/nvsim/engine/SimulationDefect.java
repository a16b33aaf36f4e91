package org.nvsim.engine;

/** A bug in a model stopped the run; the message holds what is needed to reproduce it. */
public final class SimulationDefect extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SimulationDefect(long seed, long timePs, String node, Throwable cause) {
        super("seed " + seed + ", at " + timePs + " ps, node " + node + ": " + cause, cause);
    }
}
