package org.nvsim.visualizer.filter;

/** A question about one frame of a recording. */
@FunctionalInterface
public interface PacketTest {
    /** Whether it holds for the frame of this number. */
    boolean holds(int packet);
}
