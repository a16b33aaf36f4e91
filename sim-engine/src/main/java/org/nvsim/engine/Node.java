package org.nvsim.engine;

import java.util.Objects;
import org.nvsim.engine.random.RandomStream;

/**
 * One party of a simulation: the unit of order and of chance. State that belongs to a node is
 * touched in that node's events only.
 */
public final class Node {
    private final Simulation simulation;
    private final int id;
    private final String name;
    private final TimerSource timerSource;
    private EventLoop loop;
    private long digest = Digest.START;
    private int part;

    Node(Simulation simulation, int id, String name) {
        this.simulation = simulation;
        this.id = id;
        this.name = name;
        this.timerSource = new TimerSource(this);
    }

    /** Number of this node, from 0. */
    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Picoseconds since the start of the run. */
    public long nowPs() {
        return loop == null ? 0 : loop.nowPs();
    }

    /** Notes in the digest that {@code what} happened to this node now. */
    public void fold(long what) {
        digest = Digest.fold(digest, nowPs(), what);
    }

    /**
     * Notes in the digest that {@code what} happened now, to {@code length} bytes from {@code
     * offset}.
     */
    public void fold(long what, byte[] bytes, int offset, int length) {
        digest = Digest.fold(digest, nowPs(), what, bytes, offset, length);
    }

    /** What happened to this node so far, in 64 bits: all that was noted, when, and in order. */
    public long digest() {
        return digest;
    }

    /**
     * A timer of this node that calls {@code action} when due. Keep and re-arm it; making one per
     * use is waste.
     */
    public Timer newTimer(Runnable action) {
        return new Timer(timerSource, Objects.requireNonNull(action));
    }

    /**
     * The random stream of this node for {@code purpose}: the same for equal (seed, node name,
     * purpose), whatever else the simulation holds.
     */
    public RandomStream random(String purpose) {
        return simulation.streams().named(name, purpose);
    }

    /** Which part of the simulation this node is in. */
    int part() {
        return part;
    }

    void setPart(int part) {
        this.part = part;
    }

    TimerSource timerSource() {
        return timerSource;
    }

    void join(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public String toString() {
        return name;
    }
}
