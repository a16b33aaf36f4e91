package org.nvsim.visualizer.viewmodel;

/** Something marked on the time line. */
public record TimelineMark(long timePs, String text, Kind kind) {
    /** What a mark tells of. */
    public enum Kind {
        /** The scenario does something to the network. */
        ACTION,
        /** An expectation is counted from or up to here, and it holds. */
        HELD,
        /** As {@link #HELD}, and it does not hold. */
        FAILED
    }
}
