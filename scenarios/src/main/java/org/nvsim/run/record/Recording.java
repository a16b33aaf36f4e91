package org.nvsim.run.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.nvsim.observe.Action;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.tables.NodeTable;
import org.nvsim.run.tables.TableHistory;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Topology;

/**
 * What happened in one run. Everything that happened has a row; rows are in order of time. Places
 * are numbered: first the nodes of the topology, as there, then the VMs.
 *
 * <p>May be read from several threads.
 */
public final class Recording {
    private static final int MOST_REPLAYED_PACKETS = 200;

    /** Parts of time, each of about the same number of rows, with a run ready in each. */
    private static final int PARTS = 16;

    private static final Action[] ACTIONS = Action.values();

    private final Scenario scenario;
    private final Topology topology;
    private final List<String> places;
    private final RowObserver seen;
    private final Rows rows;
    private final TableHistory tables;
    private final PausedRuns paused;
    private final RunResult result;
    private final Map<Integer, List<Step>> replayed = new LinkedHashMap<>(16, 0.75f, true);

    Recording(
            Scenario scenario,
            Topology topology,
            List<String> places,
            RowObserver seen,
            TableHistory tables,
            RunResult result) {
        this.scenario = scenario;
        this.topology = topology;
        this.places = List.copyOf(places);
        this.seen = seen;
        this.rows = seen.rows;
        this.tables = tables;
        this.result = result;
        this.paused = new PausedRuns(scenario, parts());
    }

    public Scenario scenario() {
        return scenario;
    }

    public Topology topology() {
        return topology;
    }

    /** Names of all places. */
    public List<String> places() {
        return places;
    }

    /** What the run showed. */
    public RunResult result() {
        return result;
    }

    public Packets packets() {
        return seen.packets;
    }

    public Series series() {
        return seen.series;
    }

    public int rowCount() {
        return rows.count();
    }

    /** Picoseconds since the start. */
    public long timePs(int row) {
        return rows.timePs(row);
    }

    /** Number of the frame that a row is about. */
    public int packet(int row) {
        return rows.packet(row);
    }

    /** Number of the place where it happened. */
    public int place(int row) {
        return rows.place(row);
    }

    /** Number of the port concerned, or -1. */
    public int port(int row) {
        return rows.port(row);
    }

    public Action action(int row) {
        int code = rows.code(row);
        return code >= RowObserver.DROP_CODE ? Action.DROPPED : ACTIONS[code];
    }

    /** Why the frame was dropped, or {@link DropReason#NONE}. */
    public DropReason reason(int row) {
        int code = rows.code(row);
        return code >= RowObserver.DROP_CODE
                ? DropReason.of(code - RowObserver.DROP_CODE)
                : DropReason.NONE;
    }

    /** How the frame looked. */
    public EncapsulationState look(int row) {
        return rows.look(row);
    }

    /** Length of the frame then. */
    public int lengthBytes(int row) {
        return rows.lengthBytes(row);
    }

    /** The next row about the same frame, or -1. */
    public int nextRow(int row) {
        return rows.next(row);
    }

    /** How many rows are not later than a moment: the first row after it has this number. */
    public int rowsUntil(long timePs) {
        return rows.countUntil(timePs);
    }

    /** Whether a row says that the frame went out on a link. */
    public boolean isSent(int row) {
        return rows.port(row) >= 0 && rows.code(row) == Action.FORWARDED.ordinal();
    }

    /**
     * The latest row of every frame that exists at a moment, ascending: where the frames are. A
     * frame whose row {@link #isSent} is in the sender's buffer or on the link.
     */
    public int[] liveRows(long timePs) {
        int until = rows.countUntil(timePs);
        int checkpoint = seen.checkpoints.before(until);
        IntList found = new IntList();
        int from = 0;
        if (checkpoint >= 0) {
            from = seen.checkpoints.rowCount(checkpoint);
            for (int row : seen.checkpoints.rows(checkpoint)) {
                addIfLatest(row, until, found);
            }
        }
        for (int row = from; row < until; row++) {
            addIfLatest(row, until, found);
        }
        int[] all = found.toArray();
        Arrays.sort(all);
        return all;
    }

    private void addIfLatest(int row, int until, IntList found) {
        int next = rows.next(row);
        boolean latest = next == Rows.NONE || next >= until;
        if (latest && !RowObserver.isEnd(action(row))) {
            found.add(row);
        }
    }

    /** When the first bit of a frame that was sent leaves its port. */
    public long departurePs(int sentRow) {
        return arrivalPs(sentRow) - crossingPs(sentRow);
    }

    /** When a frame that was sent is whole at the far end. */
    public long arrivalPs(int sentRow) {
        int next = rows.next(sentRow);
        return next == Rows.NONE
                ? rows.timePs(sentRow) + crossingPs(sentRow) // still on its way at the end
                : rows.timePs(next);
    }

    private long crossingPs(int sentRow) {
        LinkAttributes link =
                topology.link(topology.linkId(rows.place(sentRow), rows.port(sentRow)))
                        .attributes();
        int wireBytes = Ethernet.wireBytes(rows.lengthBytes(sentRow));
        return link.durationPs(wireBytes) + link.delayPs();
    }

    /** Drops, but for copies that were dropped by those not meant. */
    public int dropCount() {
        return seen.drops.count();
    }

    /** The row of a drop, numbered from 0 in order of time. */
    public int dropRow(int drop) {
        return seen.drops.get(drop);
    }

    /** How many drops are not later than a moment. */
    public int dropsUntil(long timePs) {
        int low = 0;
        int high = dropCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.timePs(dropRow(middle)) <= timePs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** All rows about one frame, in order. */
    public List<Integer> journey(int packet) {
        List<Integer> all = new ArrayList<>();
        for (int row = seen.packets.firstRow(packet); row != Rows.NONE; row = rows.next(row)) {
            all.add(row);
        }
        return all;
    }

    /** Whether {@link #steps} answers at once, or by running the scenario again. */
    public boolean hasSteps(int packet) {
        return seen.packets.lastRow(packet) < seen.details.rows();
    }

    /**
     * All that happened to one frame, with its bytes. Those not kept are had by running the
     * scenario again up to the frame's end.
     *
     * @param listener told how far such a run is; if it stops it, the steps until there are given
     */
    public List<Step> steps(int packet, Recorder.Listener listener) {
        if (hasSteps(packet)) {
            return keptSteps(packet);
        }
        synchronized (replayed) {
            List<Step> known = replayed.get(packet);
            if (known != null) {
                return known;
            }
        }
        AtomicBoolean stopped = new AtomicBoolean();
        List<Step> steps =
                replay(
                        packet,
                        share -> {
                            boolean goOn = listener.reached(share);
                            stopped.compareAndSet(false, !goOn);
                            return goOn;
                        });
        if (stopped.get()) {
            return steps;
        }
        synchronized (replayed) {
            replayed.put(packet, steps);
            if (replayed.size() > MOST_REPLAYED_PACKETS) {
                replayed.remove(replayed.keySet().iterator().next());
            }
        }
        return steps;
    }

    private List<Step> keptSteps(int packet) {
        List<Step> steps = new ArrayList<>();
        for (int row : journey(packet)) {
            steps.add(
                    new Step(
                            timePs(row),
                            places.get(place(row)),
                            port(row),
                            action(row),
                            reason(row),
                            seen.details.decision(row),
                            seen.details.stored(row),
                            seen.details.impliedBytes(row)));
        }
        return steps;
    }

    /** Runs the scenario again, from the nearest moment there is up to the end of a frame. */
    List<Step> replay(int packet, Recorder.Listener listener) {
        long firstPs = timePs(seen.packets.firstRow(packet));
        int last = seen.packets.lastRow(packet);
        long lastPs = RowObserver.isEnd(action(last)) ? timePs(last) : scenario.durationPs();
        Replay replay = paused.takeBefore(firstPs);
        List<Step> steps = replay.steps(seen.packets.id(packet), firstPs, lastPs, listener);
        paused.putBack(replay);
        return steps;
    }

    /** Whether {@link #steps} can be made faster by {@link #prepare}. */
    public boolean isWorthPreparing() {
        return seen.packets.count() > 0 && !hasSteps(seen.packets.count() - 1);
    }

    /**
     * Lets runs of the scenario stand ready all over its time, from which those steps that are not
     * kept are had sooner. Takes several times as long as a run, and memory as long as there is
     * some; to be done in the background, and again after packets were opened.
     *
     * @param goOn asked now and then
     */
    public void prepare(BooleanSupplier goOn) {
        paused.spread(goOn);
    }

    /** Moments between which about as much happens. */
    private long[] parts() {
        long[] moments = new long[PARTS + 1];
        for (int i = 1; i < PARTS && rows.count() > 0; i++) {
            moments[i] = rows.timePs((int) ((long) rows.count() * i / PARTS));
        }
        moments[PARTS] = scenario.durationPs();
        return moments;
    }

    /**
     * The tables inside all machines at a moment. Those not kept, because too much changed in them
     * before, are had by running the scenario again up to that moment.
     *
     * @param listener told how far that is; if it stops it, the tables of where it stopped are
     *     given
     */
    public List<NodeTable> tables(long timePs, Recorder.Listener listener) {
        return timePs < tables.untilPs()
                ? tables.at(timePs)
                : new Replay(scenario).tables(timePs, listener);
    }

    /** What the tables inside machines were at all moments. */
    public TableHistory tableHistory() {
        return tables;
    }

    /** What is not kept of this run, in a sentence; empty if everything is. */
    public String notKept() {
        if (seen.nothingFromPs() != Long.MAX_VALUE) {
            return String.format(
                    Locale.ROOT,
                    "Nothing is kept after %.6f s: the run has more than %d million steps. Give"
                            + " more memory (NVSIM_JAVA_OPTS=-Xmx8g) or a shorter duration.",
                    seen.nothingFromPs() / 1e12,
                    rows.count() / 1_000_000);
        }
        if (seen.leanFromPs() != Long.MAX_VALUE) {
            return String.format(
                    Locale.ROOT,
                    "After %.6f s only what crosses links is kept; steps inside machines are run"
                            + " again when a packet is opened.",
                    seen.leanFromPs() / 1e12);
        }
        return "";
    }
}
