package org.nvsim.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import tools.jackson.databind.JsonNode;

/**
 * Every direction of every link from the frames that went into it and came out: when each of them
 * was on the wire follows from its length, the link's rate, and the frames before it.
 */
final class LinkAudit {
    private static final double PS_PER_SECOND = 1e12;
    private static final int OVERHEAD = 24; // preamble 8, check sequence 4, gap 12
    private static final int MINIMUM = 60;
    private static final int ETHERNET = 18; // header and a tag

    private final Topology topology;
    private final Map<String, Way[]> ways = new TreeMap<>(); // by node, then port
    private final Map<Long, Due> due = new HashMap<>(); // by frame

    /** One direction of a link. */
    private static final class Way {
        final LinkAttributes link;
        final String to;
        final double noisePs; // the most that its sender takes to begin, or stands still
        double busyUntilPs;
        double notYetPs; // wire time of frames that were not seen to arrive
        double busyPs;
        double deepestPs;
        long frames;
        long bytes;
        long drops;
        boolean vague; // what was lost on it was on the wire at an unknown time
        double[] slots; // busy time in each interval
        double[] waiting; // wire time that waits at the end of each interval

        Way(LinkAttributes link, String to, double noisePs, int slots) {
            this.link = link;
            this.to = to;
            this.noisePs = noisePs;
            this.slots = new double[slots];
            this.waiting = new double[slots];
        }
    }

    /** When a frame arrives at the earliest, and of an unpunctual sender how it was sent. */
    private record Due(Way way, long number, double ps, double sentPs, double wirePs) {}

    private static final Comparator<Due> SENT = Comparator.comparingLong(Due::number);

    private final double slotPs;
    private final boolean goDown;

    /**
     * @param noisePs by node: how unpunctual its sending is
     * @param goDown whether links may be down at times, so that bits on their way do not pass
     */
    LinkAudit(
            Topology topology,
            long slotPs,
            int slots,
            boolean goDown,
            ToDoubleFunction<String> noisePs) {
        this.topology = topology;
        this.goDown = goDown;
        this.slotPs = slotPs;
        for (TopologyNode node : topology.nodes()) {
            Way[] ports = new Way[topology.portCount(node.id())];
            for (int port = 0; port < ports.length; port++) {
                LinkAttributes link = topology.link(topology.linkId(node.id(), port)).attributes();
                String to = topology.node(topology.neighbor(node.id(), port)).name();
                ports[port] = new Way(link, to, noisePs.applyAsDouble(node.name()), slots);
            }
            ways.put(node.name(), ports);
        }
    }

    boolean isNode(String place) {
        return ways.containsKey(place);
    }

    /** A port took a frame. */
    void sent(long nowPs, String node, int port, long frame, int length) {
        Way way = ways.get(node)[port];
        double start = Math.max(nowPs, way.busyUntilPs);
        double wire = wirePs(way, length);
        way.frames++;
        way.bytes += length;
        due.put(frame, new Due(way, way.frames, start + wire + way.link.delayPs(), nowPs, wire));
        if (way.noisePs > 0) {
            way.notYetPs += wire; // when it is on the wire shows when it arrives
        } else {
            booked(way, nowPs, start, start + wire);
        }
    }

    private void booked(Way way, double nowPs, double start, double end) {
        way.deepestPs = Math.max(way.deepestPs, start - nowPs);
        way.busyUntilPs = Math.max(way.busyUntilPs, end);
        busy(way, nowPs, start, end);
    }

    /** A frame of an unpunctual sender came out: so it was on the wire just before. */
    private void arrivedLate(Due sent, double nowPs, boolean late, Findings findings) {
        Way way = sent.way();
        if (late) {
            way.vague = true; // it may have been held back on its way
            return;
        }
        double end = nowPs - way.link.delayPs();
        double earliest = Math.max(sent.sentPs(), way.busyUntilPs);
        double tardy = end - sent.wirePs() - earliest;
        // It begins when it is ready, at most noisePs after it was given the frame, or when it has
        // stood still for at most noisePs after the frame before: whichever is later.
        if (tardy < -1000 || tardy > way.noisePs + 1000) {
            findings.add(
                    "a frame reached %s at %.0f ps, %.0f ps after the earliest",
                    way.to, nowPs, tardy);
        }
        way.notYetPs -= sent.wirePs();
        booked(way, sent.sentPs(), end - sent.wirePs(), end);
    }

    private static double wirePs(Way way, int length) {
        double bits = (Math.max(length, MINIMUM) + OVERHEAD) * 8.0;
        return bits * PS_PER_SECOND / way.link.rateBitsPerSecond();
    }

    private void busy(Way way, double nowPs, double start, double end) {
        way.busyPs += end - start;
        for (int slot = (int) (start / slotPs);
                slot < way.slots.length && slot * slotPs < end;
                slot++) {
            double from = Math.max(start, slot * slotPs);
            way.slots[slot] += Math.min(end, (slot + 1) * slotPs) - from;
        }
        for (int slot = Math.max(0, (int) Math.ceil(nowPs / slotPs) - 1);
                slot < way.waiting.length && (slot + 1) * slotPs < end;
                slot++) {
            way.waiting[slot] = end - (slot + 1) * slotPs;
        }
    }

    /**
     * A frame came out of a link.
     *
     * @param late whether something on the way may have held it back
     */
    void arrived(long nowPs, long frame, boolean late, Findings findings) {
        Due expected = due.remove(frame);
        if (expected == null) {
            return; // a copy made on the way
        }
        if (expected.way().noisePs > 0) {
            arrivedLate(expected, nowPs, late, findings);
            return;
        }
        double error = nowPs - expected.ps();
        if (error < -1000 || (error > 1000 && !late)) {
            findings.add(
                    "a frame reached %s at %d ps, by rate and delay at %.0f",
                    expected.way().to, nowPs, expected.ps());
        }
    }

    void dropped(String node, int port) {
        ways.get(node)[port].drops++;
    }

    /**
     * A frame was lost in the link it was in: where it would have come out, when it would have.
     *
     * @param late whether something on the way may have held it back before that
     */
    boolean droppedUnderWay(long nowPs, long frame, boolean late, Findings findings) {
        Due lost = due.get(frame);
        if (lost == null) {
            return false;
        }
        lost.way().drops++;
        arrived(nowPs, frame, late, findings);
        return true;
    }

    long sentBytes(String node, int port) {
        return ways.get(node)[port].bytes;
    }

    /** Bytes that went into the links of a node at their far ends. */
    long sentBytesTo(String node) {
        return ways.values().stream()
                .flatMap(Arrays::stream)
                .filter(way -> way.to.equals(node))
                .mapToLong(way -> way.bytes)
                .sum();
    }

    Topology topology() {
        return topology;
    }

    void compare(JsonNode document, long nowPs, Findings findings) {
        int row = 0;
        long hops = 0;
        JsonNode links = document.get("links");
        for (TopologyNode node : topology.nodes()) {
            for (Way way : ways.get(node.name())) {
                String name = "link " + node.name() + " > " + way.to;
                hops += way.frames;
                if (row >= links.size()
                        || !links.get(row).get("from").asString().equals(node.name())) {
                    findings.add("%s is not row %d of the document", name, row);
                    return;
                }
                compare(name, way, links.get(row++), nowPs, findings);
            }
        }
        findings.same("hops", hops, document.get("packetHops"));
        samples(document.get("samples"), nowPs, findings);
    }

    private void compare(String name, Way way, JsonNode row, long nowPs, Findings findings) {
        double busy = way.busyPs - Math.max(0, way.busyUntilPs - nowPs);
        if (nowPs > 0 && way.noisePs > 0) {
            double least = goDown || way.vague ? 0 : busy / nowPs - 1e-6;
            double most = (busy + way.notYetPs) / nowPs + 1e-6;
            findings.within(name + ", utilization", least, most, row.get("utilization"));
        } else if (nowPs > 0) {
            load(name + ", utilization", busy / nowPs, row.get("utilization"), 1e-6, findings);
        }
        if (row.get("utilization").asDouble() > 1) {
            findings.add("%s: load above 100 %%: %s", name, row.get("utilization"));
        }
        double deepest = bytes(way, way.deepestPs);
        long buffer = way.link.bufferBytes();
        boolean same = Math.abs(row.get("maxQueueBytes").asDouble() - deepest) <= 2;
        if (way.noisePs == 0 && deepest > buffer + 2 && !same) { // by chance: decision 0047
            double least = buffer - way.link.mtuBytes() - OVERHEAD - ETHERNET;
            findings.within(name + ", most bytes waiting", least, buffer, row.get("maxQueueBytes"));
        } else if (way.noisePs == 0) {
            findings.near(name + ", most bytes waiting", deepest, row.get("maxQueueBytes"), 2);
        } else if (!way.vague) { // what its machine has not begun to send does not wait here
            double most = bytes(way, Math.max(way.deepestPs, longestWaitPs(way))) + 2;
            findings.within(name + ", most bytes waiting", 0, most, row.get("maxQueueBytes"));
        }
        findings.same(name + ", drops", way.drops, row.get("drops"));
    }

    /**
     * How long a frame that has not arrived can have waited at most: each begins at most the noise
     * after it was given, or after the end of the one before, which itself may be as late.
     */
    private double longestWaitPs(Way way) {
        double longestPs = 0;
        double endPs = way.busyUntilPs;
        List<Due> open = due.values().stream().filter(d -> d.way() == way).sorted(SENT).toList();
        for (Due one : open) {
            double startPs = Math.max(one.sentPs(), endPs) + way.noisePs;
            longestPs = Math.max(longestPs, startPs - one.sentPs());
            endPs = startPs + one.wirePs();
        }
        return longestPs;
    }

    private static double bytes(Way way, double wirePs) {
        return wirePs * way.link.rateBitsPerSecond() / 8 / PS_PER_SECOND;
    }

    private void load(String what, double own, JsonNode document, double slack, Findings findings) {
        if (goDown) {
            findings.within(what, 0, own + slack, document);
        } else {
            findings.near(what, own, document, slack);
        }
    }

    private void samples(JsonNode samples, long nowPs, Findings findings) {
        Map<String, JsonNode> tracks = new HashMap<>();
        for (JsonNode track : samples.get("tracks")) {
            String key = track.get("kind").asString() + " " + track.get("name").asString();
            if (tracks.put(key, track.get("values")) != null) {
                tracks.put(key, null); // two links between two nodes have one name
            }
        }
        for (TopologyNode node : topology.nodes()) {
            for (Way way : ways.get(node.name())) {
                String name = node.name() + " > " + way.to;
                JsonNode loads = tracks.get("link " + name);
                JsonNode queues = tracks.get("queue " + name);
                for (int i = 0; loads != null && queues != null && i < loads.size(); i++) {
                    String what = name + ", sample " + (i + 1);
                    sample(what, way, i, loads.get(i), queues.get(i), findings);
                }
            }
        }
    }

    private void sample(
            String what, Way way, int i, JsonNode load, JsonNode queue, Findings findings) {
        double own = way.slots[i] / slotPs;
        double waits = bytes(way, way.waiting[i]);
        if (way.noisePs == 0) {
            load(what + ", load", own, load, 2e-4, findings);
            findings.near(what + ", queue", waits, queue, 2);
        } else if (!way.vague) {
            double least = goDown ? 0 : own - 2e-4;
            findings.within(what + ", load", least, own + way.notYetPs / slotPs + 2e-4, load);
            double most = waits + bytes(way, way.notYetPs) + 2;
            findings.within(what + ", queue", 0, most, queue);
        }
    }
}
