package org.nvsim.run.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.fabric.Transmitter;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.topology.Topology;

/** Writes a row for everything that happens, as long as there is room. */
final class RowObserver implements Observer {
    /** Codes from here on are drops: the reason is the rest. */
    static final int DROP_CODE = 64;

    private final Map<String, Integer> placeIds = new HashMap<>(); // looked up, never walked
    private final Transmitter[][] transmitters; // as ports are, to know how long frames wait
    private final RowBudget budget;

    final Rows rows = new Rows();
    final Packets packets = new Packets();
    final Checkpoints checkpoints = new Checkpoints();
    final Details details;
    final Series series;
    final IntList drops = new IntList();
    private final LiveFrames live = new LiveFrames();
    private long leanFromPs = Long.MAX_VALUE;
    private long nothingFromPs = Long.MAX_VALUE;

    RowObserver(
            Topology topology, List<String> places, int flows, long durationPs, RowBudget budget) {
        this.budget = budget;
        this.details = new Details(budget.detailBytes());
        this.series = new Series(topology, flows, durationPs);
        for (String place : places) {
            placeIds.put(place, placeIds.size());
        }
        transmitters = new Transmitter[topology.nodeCount()][];
        for (int node = 0; node < transmitters.length; node++) {
            transmitters[node] = new Transmitter[topology.portCount(node)];
            for (int port = 0; port < transmitters[node].length; port++) {
                transmitters[node][port] =
                        new Transmitter(
                                topology.link(topology.linkId(node, port))
                                        .attributes()
                                        .rateBitsPerSecond());
            }
        }
    }

    /** From here on only what crosses links is in the index; the largest long if all is. */
    long leanFromPs() {
        return leanFromPs;
    }

    /** From here on nothing is in the index; the largest long if all is. */
    long nothingFromPs() {
        return nothingFromPs;
    }

    @Override
    public void observe(
            long timePs,
            String placeName,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            Decision decision) {
        int place = placeIds.get(placeName);
        boolean sent = action == Action.FORWARDED && port >= 0;
        count(timePs, place, port, action, frame, reason, sent);
        boolean lean = leanFromPs != Long.MAX_VALUE;
        int packet = live.get(frame.id());
        if (!hasRoom(timePs)) {
            return;
        }
        if (lean && !sent && !isEssential(action, port)) {
            if (packet != LiveFrames.NONE) {
                dress(packet, action, frame);
            }
            return;
        }
        int previous = packet == LiveFrames.NONE ? Rows.NONE : packets.lastRow(packet);
        if (packet == LiveFrames.NONE) {
            packet = packets.add(frame, rows.count());
            live.put(frame.id(), packet);
        }
        dress(packet, action, frame);
        EncapsulationState look = Packets.lookOf(frame, packets.isRewritten(packet));
        int code = action == Action.DROPPED ? DROP_CODE + reason.ordinal() : action.ordinal();
        int row = rows.add(timePs, packet, place, port, code, look, frame.lengthBytes());
        if (previous != Rows.NONE) {
            rows.setNext(previous, row);
        }
        packets.setLast(packet, row);
        details.add(row, previous, frame, decision);
        if (isEnd(action)) {
            live.remove(frame.id());
        }
        if (action == Action.DROPPED && reason != DropReason.NOT_FOR_US) {
            drops.add(row);
        }
        checkpoints.consider(rows.count(), live, packets);
    }

    private boolean hasRoom(long timePs) {
        if (rows.count() >= budget.rows()) {
            nothingFromPs = Math.min(nothingFromPs, timePs);
            return false;
        }
        if (rows.count() >= budget.rows() / 4) {
            leanFromPs = Math.min(leanFromPs, timePs);
        }
        return true;
    }

    private void count(
            long timePs,
            int place,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            boolean sent) {
        if (sent) {
            Transmitter transmitter = transmitters[place][port];
            long startPs = transmitter.startPs(timePs);
            transmitter.occupy(startPs, Ethernet.wireBytes(frame.lengthBytes()));
            series.hop(timePs, place, port, startPs - timePs);
        } else if (action == Action.DROPPED && reason != DropReason.NOT_FOR_US) {
            series.drop(timePs);
        } else if (action == Action.DELIVERED && frame.flow() >= 0) {
            series.delivered(timePs, frame.flow(), frame.lengthBytes());
        }
    }

    private void dress(int packet, Action action, Frame frame) {
        if (frame.flow() != packets.flow(packet) || packets.domain(packet) == 0) {
            packets.readTag(packet, frame);
        }
        if (action == Action.REWRITTEN && Packets.isIpv4(frame)) {
            boolean now = !packets.isRewritten(packet);
            packets.setRewritten(packet, now);
            if (now) {
                packets.readOuter(packet, frame);
            }
        } else if (action == Action.ENCAPSULATED) {
            packets.readOuter(packet, frame);
        }
    }

    private static boolean isEssential(Action action, int port) {
        return action == Action.CREATED
                || action == Action.COPIED
                || (action == Action.ARRIVED && port >= 0)
                || isEnd(action);
    }

    static boolean isEnd(Action action) {
        return action == Action.DELIVERED || action == Action.CONSUMED || action == Action.DROPPED;
    }
}
