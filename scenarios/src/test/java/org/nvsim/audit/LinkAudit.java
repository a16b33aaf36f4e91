package org.nvsim.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
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

    private final Topology topology;
    private final Map<String, Way[]> ways = new TreeMap<>(); // by node, then port
    private final Map<Long, Due> due = new HashMap<>(); // by frame

    /** One direction of a link. */
    private static final class Way {
        final LinkAttributes link;
        final String to;
        double busyUntilPs;
        double busyPs;
        double deepestPs;
        long frames;
        long bytes;
        long drops;
        double[] slots; // busy time in each interval
        double[] waiting; // wire time that waits at the end of each interval

        Way(LinkAttributes link, String to, int slots) {
            this.link = link;
            this.to = to;
            this.slots = new double[slots];
            this.waiting = new double[slots];
        }
    }

    private record Due(Way way, double ps) {}

    private final double slotPs;
    private final boolean goDown;

    /**
     * @param goDown whether links may be down at times, so that bits on their way do not pass
     */
    LinkAudit(Topology topology, long slotPs, int slots, boolean goDown) {
        this.topology = topology;
        this.goDown = goDown;
        this.slotPs = slotPs;
        for (TopologyNode node : topology.nodes()) {
            Way[] ports = new Way[topology.portCount(node.id())];
            for (int port = 0; port < ports.length; port++) {
                LinkAttributes link = topology.link(topology.linkId(node.id(), port)).attributes();
                String to = topology.node(topology.neighbor(node.id(), port)).name();
                ports[port] = new Way(link, to, slots);
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
        double end = start + wirePs(way, length);
        way.deepestPs = Math.max(way.deepestPs, start - nowPs);
        way.busyUntilPs = end;
        way.frames++;
        way.bytes += length;
        busy(way, nowPs, start, end);
        due.put(frame, new Due(way, end + way.link.delayPs()));
    }

    private static double wirePs(Way way, int length) {
        double bits = (Math.max(length, MINIMUM) + OVERHEAD) * 8.0;
        return bits * PS_PER_SECOND / way.link.rateBitsPerSecond();
    }

    private void busy(Way way, long nowPs, double start, double end) {
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

    /** A frame was lost before it came out of the link it was in. */
    boolean droppedUnderWay(long frame) {
        Due lost = due.remove(frame);
        if (lost == null) {
            return false;
        }
        lost.way().drops++;
        return true;
    }

    long sentBytes(String node, int port) {
        return ways.get(node)[port].bytes;
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
        if (nowPs > 0) {
            load(name + ", utilization", busy / nowPs, row.get("utilization"), 1e-6, findings);
        }
        if (row.get("utilization").asDouble() > 1) {
            findings.add("%s: load above 100 %%: %s", name, row.get("utilization"));
        }
        double deepest = way.deepestPs * way.link.rateBitsPerSecond() / 8 / PS_PER_SECOND;
        findings.near(name + ", most bytes waiting", deepest, row.get("maxQueueBytes"), 2);
        findings.same(name + ", drops", way.drops, row.get("drops"));
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
                    load(what + ", load", way.slots[i] / slotPs, loads.get(i), 2e-4, findings);
                    double waits =
                            way.waiting[i] * way.link.rateBitsPerSecond() / 8 / PS_PER_SECOND;
                    findings.near(what + ", queue", waits, queues.get(i), 2);
                }
            }
        }
    }
}
