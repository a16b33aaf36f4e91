package org.nvsim.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nvsim.scenario.spec.Arrivals;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;
import tools.jackson.databind.JsonNode;

/** One flow, by the definitions of docs/figures.md. */
final class FlowAudit {
    private static final long PING_TIMEOUT_PS = 4_000_000_000_000L;

    private final FlowSpec spec;
    private final boolean tcp;
    private final Set<String> receivers; // empty: nobody is named
    private final int copies;
    private final Map<Long, Packet> packets = new LinkedHashMap<>(); // by number, or of TCP counted
    private final Map<Packet, Boolean> all = new java.util.IdentityHashMap<>();
    private final Map<String, Long> droppedOther = new TreeMap<>();
    private final Times times = new Times();
    private final TcpAudit streams;
    private long sentBytes;
    private long receivedBytes;
    private long answered;
    private long firstPs = -1;
    private long lastPs = -1;
    private long lastArrivalPs = -1;
    private long unseenPs; // before that, as nobody saw when a node took it to answer it
    private boolean doubtful; // copies of a large send that is cut later

    FlowAudit(FlowSpec spec, Scenario scenario) {
        this.spec = spec;
        long request = 0;
        long response = 0;
        if (spec instanceof FlowSpec.RequestResponse r) {
            request = r.requestBytes();
            response = r.responseBytes();
        }
        this.tcp = !(spec instanceof FlowSpec.Ping) && !(spec instanceof FlowSpec.Udp);
        this.streams = new TcpAudit(request, response);
        this.receivers = Receivers.of(spec, scenario);
        this.copies = spec instanceof FlowSpec.Udp ? Math.max(1, receivers.size()) : 1;
    }

    /** When it first sent; negative: never. */
    double beganPs() {
        return tcp ? streams.firstSynPs : firstPs;
    }

    FlowSpec spec() {
        return spec;
    }

    /** A frame of this flow was made by a machine; notes which packet it carries, if any. */
    void created(long nowPs, String place, Life life, Wire w, int segmentBytes) {
        boolean own = place.equals(spec.from());
        if (w.protocol == Wire.TCP && tcp) {
            if (own && w.destinationPort == port()) {
                streams.sentNear(nowPs, w, segmentBytes);
                if (w.payload > 0 && !(spec instanceof FlowSpec.RequestResponse)) {
                    int step = segmentBytes > 0 ? segmentBytes : w.payload;
                    int segments = (w.payload + step - 1) / step;
                    carry(life, new Packet(life.number, nowPs, segments, w));
                }
            } else if (w.sourcePort == port()) {
                streams.sentFar(nowPs, w, segmentBytes);
            }
            return;
        }
        boolean request =
                spec instanceof FlowSpec.Ping ? w.icmpType == 8 : w.protocol == Wire.UDP && !tcp;
        if (own && request) {
            firstPs = firstPs < 0 ? nowPs : firstPs;
            lastPs = nowPs;
            sentBytes += (long) copies * w.payload;
            Packet packet = new Packet(life.number, nowPs, 1, w);
            packets.put(life.number, packet);
            carry(life, packet);
        }
    }

    private void carry(Life life, Packet packet) {
        life.packet = packet;
        all.put(packet, true);
    }

    /** A piece was cut from a large send. */
    void cut(Life whole, Life piece, Wire w) {
        doubtful |= whole.packet.carriers > 1;
        Packet one = new Packet(piece.number, whole.packet.bornPs, 1, w);
        whole.packet.segments = 0; // from now on the pieces are the packets
        carry(piece, one);
    }

    int port() {
        if (spec instanceof FlowSpec.Udp udp) {
            return udp.port();
        } else if (spec instanceof FlowSpec.Tcp bulk) {
            return bulk.port();
        } else if (spec instanceof FlowSpec.Transfers transfers) {
            return transfers.port();
        } else if (spec instanceof FlowSpec.RequestResponse requests) {
            return requests.port();
        }
        return -1;
    }

    /** A machine took a frame of this flow. */
    void delivered(long nowPs, String place, Life life, Wire w) {
        if (tcp && w.protocol == Wire.TCP) {
            if (place.equals(spec.from()) && w.sourcePort == port()) {
                streams.tookNear(nowPs, w);
            } else if (w.destinationPort == port()) {
                streams.tookFar(nowPs, w);
            }
        }
        if (spec instanceof FlowSpec.Ping && w.icmpType == 0 && place.equals(spec.from())) {
            Packet asked = packets.get(life.number);
            if (asked != null && !asked.answered && nowPs - asked.bornPs <= PING_TIMEOUT_PS) {
                asked.answered = true;
                answered++;
                times.add(nowPs - asked.bornPs);
            }
        }
        if (life.packet != null) {
            reached(nowPs, place, life, w);
        }
    }

    /** A node of the provider's network made a request its own reply: so the request reached it. */
    void answered(long nowPs, String place, Life life) {
        Packet packet = life.packet;
        packet.carriers--;
        if (packet.reached.add(place)) {
            receivedBytes += packet.bytes;
            lastArrivalPs = nowPs;
            unseenPs = nowPs - life.seenPs;
        }
        life.packet = null;
        life.machines = false;
    }

    /** A packet was taken by a machine, by itself or joined to another. */
    void reached(long nowPs, String place, Life life, Wire w) {
        Packet packet = life.packet;
        packet.carriers--;
        // A ping asks an address: whoever has it in the sender's network is the machine asked.
        boolean ping = spec instanceof FlowSpec.Ping;
        boolean meant = ping ? !place.equals(spec.from()) : receivers.contains(place);
        if (spec instanceof FlowSpec.Udp udp && w.destinationPort != udp.port()) {
            meant = false;
        }
        if (!meant) {
            packet.dropped("no-listener", nowPs, life.id);
            return;
        }
        if (!packet.reached.add(place)) {
            return; // a copy was here before
        }
        if (tcp) {
            streams.lastArrivalPs = nowPs;
            return;
        }
        receivedBytes += packet.bytes;
        lastArrivalPs = nowPs;
        unseenPs = 0;
        if (spec instanceof FlowSpec.Udp) {
            times.add(nowPs - packet.bornPs);
        }
    }

    void droppedOther(String reason) {
        droppedOther.merge(reason, 1L, Long::sum);
    }

    void compare(JsonNode row, long nowPs, Map<Packet, List<Life>> alive, Findings findings) {
        String name = "flow " + spec.name() + " (" + spec.kind() + "), ";
        if (!row.get("name").asString().equals(spec.name())) {
            findings.add("%snot in its place", name);
            return;
        }
        if (!row.has("deliveredPackets")) {
            return;
        }
        if (spec instanceof FlowSpec.RequestResponse) {
            requests(name, row, findings);
        } else {
            packets(name, row, alive, findings);
        }
        long parts =
                row.get("deliveredPackets").asLong()
                        + row.get("lostPackets").asLong()
                        + row.get("inFlightPackets").asLong();
        findings.same(name + "delivered + lost + in flight", parts, row.get("sentPackets"));
        long byReason = 0;
        for (JsonNode count : row.get("dropped")) {
            byReason += count.asLong();
        }
        findings.same(name + "lost by reason, in all", byReason, row.get("lostPackets"));
        if (row.get("inFlightPackets").asLong() < 0) {
            findings.add("%sless than nothing in flight", name);
        }
        if (row.has("droppedOther")) {
            findings.sameCounts(name + "dropped others", droppedOther, row.get("droppedOther"));
        }
        boolean answers = spec instanceof FlowSpec.Ping || spec instanceof FlowSpec.RequestResponse;
        JsonNode old = row.get(answers ? "answeredPackets" : "deliveredPackets");
        findings.same(name + "received", old.asLong(), row.get("receivedPackets"));
        bytes(name, row, findings);
        times(name, row, findings);
        goodput(name, row, nowPs, findings);
    }

    private void packets(
            String name, JsonNode row, Map<Packet, List<Life>> alive, Findings findings) {
        long sent = 0;
        long delivered = 0;
        long lost = 0;
        long perhaps = 0;
        Map<String, Long> reasons = new TreeMap<>();
        Map<String, Long> perhapsBy = new TreeMap<>();
        for (Packet packet : all.keySet()) {
            sent += (long) packet.segments * copies;
            delivered += (long) packet.segments * packet.reached.size();
            int missing = packet.segments * (copies - packet.reached.size());
            if (missing == 0) {
                continue;
            }
            List<Life> frames = alive.getOrDefault(packet, List.of());
            // Several receivers put fragments together, each its own: all of them must have ended.
            boolean hopeless =
                    packet.cut
                            && copies == 1
                            && (packet.copied ? packet.isDropped() : !packet.possible(frames));
            if (packet.carriers == 0 || (hopeless && !packet.copied)) {
                lost += missing;
                for (int i = 0; i < missing; i++) {
                    reasons.merge(packet.reason(copies == 1 ? 0 : i), 1L, Long::sum);
                }
            } else if (hopeless) { // docs/figures.md: at the latest when all its frames have ended
                perhaps += missing;
                perhapsBy.merge(packet.reason(0), (long) missing, Long::sum);
            }
        }
        findings.same(name + "sent", sent, row.get("sentPackets"));
        if (doubtful) {
            return;
        }
        findings.same(name + "delivered", delivered, row.get("deliveredPackets"));
        findings.within(name + "lost", lost, lost + perhaps, row.get("lostPackets"));
        long rest = sent - delivered - lost;
        findings.within(name + "in flight", rest - perhaps, rest, row.get("inFlightPackets"));
        findings.withinCounts(name + "lost", reasons, perhapsBy, row.get("dropped"));
        if (spec instanceof FlowSpec.Ping) {
            findings.same(name + "answered", answered, row.get("answeredPackets"));
        }
    }

    private void requests(String name, JsonNode row, Findings findings) {
        if (!streams.broken) {
            findings.same(name + "sent", streams.requests, row.get("sentPackets"));
            findings.same(name + "delivered", streams.requestsArrived, row.get("deliveredPackets"));
        }
        findings.same(name + "answered", streams.responses, row.get("answeredPackets"));
    }

    private void bytes(String name, JsonNode row, Findings findings) {
        boolean requests = spec instanceof FlowSpec.RequestResponse;
        if (!requests) {
            long sent = tcp ? streams.sentBytes : sentBytes;
            findings.same(name + "bytes sent", sent, row.get("sentBytes"));
        }
        long received = tcp ? streams.receivedBytes : receivedBytes;
        findings.same(name + "bytes received", received, row.get("receivedBytes"));
        long again = tcp ? streams.sentAgain : 0;
        findings.same(name + "retransmits", again, row.get("retransmits"));
    }

    private void times(String name, JsonNode row, Findings findings) {
        JsonNode document = row.get("latencyNanos");
        Times own = times;
        String kind = "delay";
        if (spec instanceof FlowSpec.Ping || spec instanceof FlowSpec.Tcp) {
            kind = "rtt";
        } else if (spec instanceof FlowSpec.RequestResponse) {
            kind = "response-time";
            own = streams.responseTimes;
        } else if (spec instanceof FlowSpec.Transfers) {
            kind = "fct";
            own = streams.completions;
        }
        if (row.has("latencyKind") && !row.get("latencyKind").asString().equals(kind)) {
            findings.add("%skind of time: %s, not %s", name, row.get("latencyKind"), kind);
        }
        if (spec instanceof FlowSpec.Tcp) {
            Times trips = streams.roundTrips;
            if (trips.count > 0 && document.get("max").asLong() > 0) {
                long least = trips.leastPs / 1000;
                long most = trips.greatestPs / 1000;
                findings.within(name + "least rtt", least, most, document.get("min"));
                findings.within(name + "greatest rtt", least, most, document.get("max"));
            }
            return;
        }
        if (tcp && streams.broken) {
            return;
        }
        if (spec instanceof FlowSpec.Transfers) {
            JsonNode done = row.get("transfers").get("completed");
            findings.same(name + "completed", own.count, done);
        }
        findings.same(name + "least " + kind, least(own), document.get("min"));
        findings.same(name + "greatest " + kind, own.greatestPs / 1000, document.get("max"));
        for (int percent : new int[] {50, 99}) {
            double nanos = own.percentilePs(percent) / 1000.0;
            JsonNode theirs = document.get("p" + percent); // of a histogram of three digits
            findings.near(name + "p" + percent + " " + kind, nanos, theirs, nanos / 1000 + 1);
        }
        findings.near(name + "mean " + kind, own.meanPs() / 1000, document.get("mean"), 1.001);
    }

    private static long least(Times times) {
        return times.count == 0 ? 0 : times.leastPs / 1000;
    }

    private void goodput(String name, JsonNode row, long nowPs, Findings findings) {
        double bits = row.get("goodputBitsPerSecond").asDouble();
        if (row.has("goodputNanos")) {
            double nanos = row.get("goodputNanos").asDouble();
            double own = nanos == 0 ? 0 : row.get("receivedBytes").asLong() * 8e9 / nanos;
            double slack = nanos == 0 ? 1 : own / nanos + 1e-6 * own + 1;
            findings.near(
                    name + "goodput by its own time", own, row.get("goodputBitsPerSecond"), slack);
            wanted(name, row, nowPs, findings);
        }
        if (spec instanceof FlowSpec.Udp udp && udp.arrivals() == Arrivals.CONSTANT) {
            double nanos = row.get("goodputNanos").asDouble();
            // One more than the rate gives, where the end comes between two datagrams.
            double bytes = udp.rateBitsPerSecond() * nanos / 8e9 + udp.sizeBytes() + 1;
            if (bits * nanos > bytes * copies * 8e9) {
                findings.add("%sgoodput %.0f is more than was offered", name, bits);
            }
        }
    }

    /** The time that it wanted to send, where that can be known from outside. */
    private void wanted(String name, JsonNode row, long nowPs, Findings findings) {
        JsonNode nanos = row.get("goodputNanos");
        if (tcp) {
            if (streams.firstSynPs < 0) {
                return; // nobody sees when it wanted to begin
            }
            long most = nowPs - streams.firstSynPs;
            findings.within(name + "time it wanted to send", 0, most / 1000.0 + 1, nanos);
            if (spec instanceof FlowSpec.Tcp bulk
                    && bulk.bytes() != FlowSpec.UNLIMITED
                    && streams.acknowledgedBytes >= bulk.bytes()) {
                long end = Math.max(streams.lastAcknowledgedPs, streams.lastArrivalPs);
                double own = (end - streams.firstSynPs) / 1000.0;
                findings.near(name + "time it wanted to send", own, nanos, 1.001);
            }
            return;
        }
        if (firstPs < 0) {
            return;
        }
        long donePs;
        if (spec instanceof FlowSpec.Ping ping) {
            boolean all = packets.size() == ping.count();
            donePs = all ? lastPs + ping.everyPs() : Long.MAX_VALUE;
        } else {
            FlowSpec.Udp udp = (FlowSpec.Udp) spec;
            if (udp.arrivals() != Arrivals.CONSTANT) {
                return;
            }
            double gapPs = udp.sizeBytes() * 8e12 / udp.rateBitsPerSecond();
            boolean all = packets.size() == udp.count();
            donePs = Math.min(udp.stopPs(), all ? lastPs + (long) gapPs : Long.MAX_VALUE);
        }
        double most = (Math.min(nowPs, Math.max(donePs, lastArrivalPs)) - firstPs) / 1000.0;
        double least =
                (Math.min(nowPs, Math.max(donePs, lastArrivalPs - unseenPs)) - firstPs) / 1000.0;
        findings.within(name + "time it wanted to send", least - 1.01, most + 1.01, nanos);
    }
}
