package org.nvsim.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.nvsim.engine.random.RandomStreams;

/**
 * One run: its nodes, the channels between them, and the clock.
 *
 * <p>Build first ({@link #addNode}, {@link #connect}), then {@link #runUntil}. Everything is
 * decided by the seed and by what the nodes do; events are totally ordered by (time, target node,
 * source within the node, sequence within the source), never by the order in which they were
 * scheduled.
 */
public final class Simulation {
    /** Source order of a node's own timers: after every arrival of the same moment. */
    static final int TIMER_LANE = Integer.MAX_VALUE;

    private final RandomStreams streams;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    private final List<EventSource> sources = new ArrayList<>();
    private EventListener listener;
    private BooleanSupplier stop = () -> false;
    private boolean stopped;
    private int parts = 1;
    private ParallelismPolicy pace = ParallelismPolicy.chosen();
    private List<EventLoop> loops = List.of(); // one for each part, once started
    private WorkerPool crew; // null: all is run by the caller's thread

    /** A simulation in which every random stream derives from {@code seed}. */
    public Simulation(long seed) {
        this.streams = new RandomStreams(seed);
    }

    public long seed() {
        return streams.seed();
    }

    /** The random streams of everything in it. */
    public RandomStreams streams() {
        return streams;
    }

    /**
     * Adds a node. Its number is how many there were before.
     *
     * @throws IllegalStateException if the name is taken or the simulation has started
     */
    public Node addNode(String name) {
        requireNotStarted();
        if (!names.add(Objects.requireNonNull(name))) {
            throw new IllegalStateException("two nodes are named " + name);
        }
        Node node = new Node(this, nodes.size(), name);
        nodes.add(node);
        sources.add(node.timerSource());
        return node;
    }

    /** The nodes in the order in which they were added. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /**
     * Opens a one-way channel. Items arrive at {@code to} in the order sent.
     *
     * @param order place of this channel among those arriving at {@code to} at one moment: from 0,
     *     unique per node (a port number, say)
     * @param minDelayPs least time between sending and arrival, in picoseconds; at least 1, unless
     *     {@code from} is {@code to}
     * @throws IllegalStateException if the order is taken (found at the start), the delay is not
     *     positive, or the simulation has started
     */
    public <T> Channel<T> connect(
            Node from, Node to, int order, long minDelayPs, Receiver<T> receiver) {
        requireNotStarted();
        if (minDelayPs < (from == to ? 0 : 1)) {
            throw new IllegalStateException(
                    "a channel from " + from + " to " + to + " takes no time: " + minDelayPs);
        }
        if (order < 0 || order == TIMER_LANE) {
            throw new IllegalStateException("no such place among channels: " + order);
        }
        Channel<T> channel = new Channel<>(from, to, order, minDelayPs, receiver);
        sources.add(channel);
        return channel;
    }

    /**
     * Puts a node into a part of the simulation; without that it is in part 0. Each part is run by
     * a thread of its own, where that is faster, and nothing that happens depends on it. The longer
     * the channels between parts, the more there is to gain.
     *
     * @param part from 0; no number is left out
     * @throws IllegalStateException if the simulation has started
     */
    public void assign(Node node, int part) {
        requireNotStarted();
        node.setPart(part);
        parts = Math.max(parts, part + 1);
    }

    /** Runs parts on threads of their own even where that is slower: to measure and to test it. */
    public void runPartsTogether() {
        requireNotStarted();
        pace = ParallelismPolicy.together();
    }

    /**
     * Fires every event up to and including {@code untilPs}, then stands at that time. Can be
     * called again with a later time; where a run is cut into calls makes no difference to it. When
     * it is stopped ({@link #stopWhen}) it stands at the last event fired.
     *
     * @param untilPs picoseconds since the start
     * @throws SimulationDefect if a node throws: a bug, with what is needed to reproduce it
     */
    public void runUntil(long untilPs) {
        start();
        stopped = false;
        if (crew != null) {
            stopped = !crew.runUntil(untilPs, stop);
            LogicalProcess failed = crew.failed();
            if (failed != null) {
                throw defect(failed.loop(), failed.failure());
            }
        }
        for (int i = 0; i < loops.size() && !stopped; i++) { // of several, nothing is left to fire
            try {
                stopped = !loops.get(i).runUntil(untilPs);
            } catch (RuntimeException | Error e) {
                throw defect(loops.get(i), e);
            }
        }
    }

    /**
     * Asks now and then during a run, between events and by one thread at a time, whether it shall
     * stop there. A run that was stopped is not the run it would have been, and is good for a look
     * at what there is.
     *
     * @param wanted changes nothing
     */
    public void stopWhen(BooleanSupplier wanted) {
        Objects.requireNonNull(wanted, "wanted");
        Object lock = new Object();
        stop =
                () -> {
                    synchronized (lock) {
                        return wanted.getAsBoolean();
                    }
                };
        loops.forEach(loop -> loop.setStop(stop));
    }

    /** Whether the last {@link #runUntil} was stopped before its time. */
    public boolean isStopped() {
        return stopped;
    }

    /** What a loop was stopped by; errors of the machine are nobody's defect. */
    private SimulationDefect defect(EventLoop loop, Throwable cause) {
        if (cause instanceof Error error
                && !(cause instanceof StackOverflowError || cause instanceof AssertionError)) {
            throw error;
        }
        EventSource source = loop.current();
        return new SimulationDefect(
                seed(), loop.nowPs(), source == null ? "-" : source.node.name(), cause);
    }

    /**
     * Lets somebody know of every event from now on. It may look, and must change nothing.
     *
     * @param newListener who is told, in place of who was told before; null for nobody
     * @throws IllegalStateException if there are several parts: there would be no order of telling
     */
    public void setListener(EventListener newListener) {
        if (parts > 1) {
            throw new IllegalStateException("nobody can listen to " + parts + " parts at once");
        }
        listener = newListener;
        loops.forEach(loop -> loop.setListener(newListener));
    }

    /** Picoseconds since the start. */
    public long nowPs() {
        return loops.isEmpty() ? 0 : loops.get(0).nowPs();
    }

    /**
     * Time of the earliest event that waits, or {@link Long#MAX_VALUE} if none does. A timer that
     * was cancelled or moved later still counts where it stood.
     */
    public long nextEventPs() {
        start();
        long firstPs = Long.MAX_VALUE;
        for (int i = 0; i < loops.size(); i++) { // a stream would be garbage for each question
            firstPs = Math.min(firstPs, loops.get(i).nextEventPs());
        }
        return firstPs;
    }

    /** Events fired so far, skipped entries of timers included. */
    public long eventCount() {
        long count = 0;
        for (int i = 0; i < loops.size(); i++) {
            count += loops.get(i).eventCount();
        }
        return count;
    }

    /**
     * What happened in this run, in 64 bits: the digests of the nodes, combined in node order.
     * Equal runs have equal digests.
     */
    public long digest() {
        long all = Digest.START;
        for (Node node : nodes) {
            all = Digest.fold(all, node.id(), node.digest());
        }
        return all;
    }

    /** Shows every item still on its way through {@code channel}s, in no defined order. */
    public void forEachPending(Consumer<Object> visitor) {
        for (EventSource source : sources) {
            source.forEachItem(visitor);
        }
    }

    private void start() {
        if (!loops.isEmpty()) {
            return;
        }
        sources.sort(
                Comparator.comparingInt((EventSource source) -> source.node.id())
                        .thenComparingInt(source -> source.order));
        for (int i = 0; i < sources.size(); i++) {
            EventSource source = sources.get(i);
            if (i > 0
                    && sources.get(i - 1).node == source.node
                    && sources.get(i - 1).order == source.order) {
                throw new IllegalStateException(
                        "two channels have place " + source.order + " at " + source.node);
            }
        }
        loops = IntStream.range(0, parts).mapToObj(this::loopOf).toList();
        loops.forEach(loop -> loop.setListener(listener));
        loops.forEach(loop -> loop.setStop(stop));
        for (Node node : nodes) {
            node.join(loops.get(node.part()));
        }
        crew = parts == 1 ? null : crew();
    }

    private WorkerPool crew() {
        PartitionBoundary cut = new PartitionBoundary(sources, parts);
        return new WorkerPool(
                IntStream.range(0, parts).mapToObj(i -> cut.part(i, loops.get(i))).toList(),
                cut.lookaheadPs(),
                pace);
    }

    private EventLoop loopOf(int part) {
        return new EventLoop(
                sources.stream()
                        .filter(source -> source.node.part() == part)
                        .toArray(EventSource[]::new));
    }

    private void requireNotStarted() {
        if (!loops.isEmpty()) {
            throw new IllegalStateException("the simulation has started");
        }
    }
}
