package org.nvsim.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;
import tools.jackson.databind.JsonNode;

/**
 * Follows every frame of a run by where and when it was seen. What a frame carries is read from its
 * bytes where it begins, and belongs to it, to its copies and to its pieces until they end. Of the
 * simulator's own bookkeeping it takes a frame's identity and the flow it is tagged with, and holds
 * that against the bytes.
 */
final class Trace implements Observer {
    private static final int SURE = 3;

    private final Scenario scenario;
    private final boolean faults;
    private final Map<Long, Life> alive = new HashMap<>();
    private final Map<String, Life> lastAt = new HashMap<>();
    private final Map<String, List<Joined>> joined = new HashMap<>();
    private final List<FlowAudit> flows = new ArrayList<>();
    private final LedgerAudit ledger = new LedgerAudit();
    private final HostAudit hosts = new HostAudit();
    private final Findings findings = new Findings();
    private final LinkAudit links;
    private long sightings;

    /** A segment that a receiving adapter joined to the one before. */
    private record Joined(Life life, Wire wire) {}

    Trace(Scenario scenario, LinkAudit links) {
        this.scenario = scenario;
        this.links = links;
        this.faults = !scenario.network().faults().isEmpty();
        for (FlowSpec flow : scenario.traffic()) {
            flows.add(new FlowAudit(flow, scenario));
        }
    }

    long sightings() {
        return sightings;
    }

    @Override
    public void observe(
            long timePs,
            String place,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            Decision decision) {
        sightings++;
        ledger.see(place, action, reason.word());
        Wire wire = Wire.of(frame);
        Life life = life(timePs, place, action, frame, wire);
        if (life == null) {
            findings.add("%s at %s: %s was never made", action.word(), place, frame);
            return;
        }
        lastAt.put(place, life);
        if (action == Action.FORWARDED && answersInPlace(life, wire)) {
            flows.get(life.flow).answered(timePs, place, life);
        }
        life.seenPs = timePs;
        life.length = wire.length;
        life.see(wire);
        life.source = wire.source;
        life.destination = wire.destination;
        switch (action) {
            case FORWARDED -> forwarded(timePs, place, port, life, wire);
            case ARRIVED -> arrived(timePs, place, port, life, wire);
            case REWRITTEN -> rewritten(place, life, wire);
            case DECAPSULATED ->
                    hosts.decapsulated(place, 1 + joinedTo(life, wire, place, false).size());
            case DELIVERED -> delivered(timePs, place, life, wire);
            case CONSUMED -> consumed(timePs, place, life, wire, decision);
            case DROPPED -> dropped(timePs, place, life, wire, reason, decision);
            default -> {}
        }
    }

    private Life life(long timePs, String place, Action action, Frame frame, Wire wire) {
        return switch (action) {
            case CREATED -> created(timePs, place, frame, wire);
            case COPIED -> copied(place, frame, wire);
            default -> alive.get(frame.id());
        };
    }

    private Life created(long timePs, String place, Frame frame, Wire wire) {
        boolean machine = !links.isNode(place) || isServer(place);
        Life life = new Life(frame.id(), frame.flow(), frame.number(), machine);
        life.segmentBytes = frame.segmentBytes();
        if (alive.put(life.id, life) != null) {
            findings.add("at %s: %s was made twice", place, frame);
        }
        int tagged = frame.flow();
        if (tagged >= 0 && machine && wire.protocol >= 0) {
            flows.get(tagged).created(timePs, place, life, wire, frame.segmentBytes());
        }
        int byBytes = machine ? flowByBytes(place, wire) : -1;
        if (byBytes >= 0 && byBytes != tagged) {
            findings.add(
                    "at %s: a frame of flow %s is tagged as flow %d",
                    place, flows.get(byBytes).spec().name(), tagged);
        }
        return life;
    }

    private boolean isServer(String place) {
        return scenario.network().servers().stream().anyMatch(s -> s.name().equals(place));
    }

    /** The one flow that goes from here to this port; -1 if it is not one. */
    private int flowByBytes(String place, Wire wire) {
        if (wire.destinationPort < 0) {
            return -1;
        }
        int found = -1;
        for (int i = 0; i < flows.size(); i++) {
            FlowSpec spec = flows.get(i).spec();
            boolean udp = spec instanceof FlowSpec.Udp;
            if (spec.from().equals(place)
                    && flows.get(i).port() == wire.destinationPort
                    && udp == (wire.protocol == Wire.UDP)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private Life copied(String place, Frame frame, Wire wire) {
        Life parent = parent(place, frame, wire);
        if (parent == null) {
            findings.add("at %s: %s is a copy of nothing", place, frame);
            parent = new Life(frame.id(), frame.flow(), frame.number(), false);
        }
        Life twin = parent.twin(frame.id());
        alive.put(twin.id, twin);
        if (twin.packet != null) {
            if (parent.segmentBytes > 0 && frame.segmentBytes() == 0) {
                twin.segmentBytes = 0;
                twin.payload = wire.payload;
                flows.get(twin.flow).cut(parent, twin, wire);
            } else {
                boolean part = wire.fragment && parent.holds(wire);
                parent.cutUp |= part;
                twin.packet.copied(wire, part);
            }
        }
        return twin;
    }

    /** What it was copied from: what was seen last here, or is on its way to here. */
    private Life parent(String place, Frame frame, Wire wire) {
        Life last = lastAt.get(place);
        int best = last != null && alive.containsKey(last.id) ? likeness(last, frame, wire) : 0;
        Life found = best > 0 ? last : null;
        if (best == SURE) {
            return last;
        }
        for (Life life : alive.values()) {
            int like = likeness(life, frame, wire);
            boolean later = like == best && like > 0 && found != last && life.id > found.id;
            if (like > best || later) {
                best = like;
                found = life;
            }
        }
        return found;
    }

    /** How much a life looks like that of what a frame is a copy of; 0: not at all. */
    private static int likeness(Life life, Frame frame, Wire wire) {
        if (life.flow != frame.flow() || life.number != frame.number()) {
            return 0;
        }
        int perhaps = !wire.sound && life.length == wire.length ? 2 : 1; // a spoilt copy
        if (wire.protocol != Wire.TCP) {
            return life.looks(wire) ? SURE : perhaps; // a reply has the number of its request
        }
        if (wire.payload == 0) {
            return life.packet == null ? SURE : perhaps;
        }
        return life.packet != null && life.packet.has(wire.sequence) ? SURE : perhaps;
    }

    private void forwarded(long timePs, String place, int port, Life life, Wire wire) {
        if (port < 0 || !links.isNode(place)) {
            return;
        }
        links.sent(timePs, place, port, life.id, wire.length);
        life.cameInAt = "";
        if (isHost(place) || (isGateway(place) && wire.tunnel)) {
            hosts.sent(place, life, wire);
        }
    }

    /**
     * Whether a node of the provider's network sends a request back as its reply, in the same
     * frame: it has the address that the request bears there.
     */
    private static boolean answersInPlace(Life life, Wire wire) {
        boolean back = wire.source == life.destination && wire.destination == life.source;
        return life.packet != null && wire.icmpType == 0 && back;
    }

    private boolean isHost(String place) {
        return scenario.network().hosts().stream().anyMatch(h -> h.name().equals(place));
    }

    private boolean isGateway(String place) {
        return scenario.network().gateways().stream().anyMatch(g -> g.name().equals(place));
    }

    private void arrived(long timePs, String place, int port, Life life, Wire wire) {
        life.rewritten = false;
        if (port < 0 || !links.isNode(place)) {
            return;
        }
        life.payload = wire.payload;
        life.cameInAt = place;
        links.arrived(timePs, life.id, faults, findings);
    }

    private void rewritten(String place, Life life, Wire wire) {
        if (place.equals(life.cameInAt)) {
            hosts.rewrittenInbound(place, 1 + joinedTo(life, wire, place, false).size());
        } else {
            life.rewritten = true;
        }
    }

    private void delivered(long timePs, String place, Life life, Wire wire) {
        alive.remove(life.id);
        for (Joined more : joinedTo(life, wire, place, true)) {
            alive.remove(more.life().id);
            if (more.life().packet != null) {
                flows.get(life.flow).reached(timePs, place, more.life(), wire);
            }
        }
        if (life.flow >= 0) {
            flows.get(life.flow).delivered(timePs, place, life, wire);
        }
    }

    private void consumed(long timePs, String place, Life life, Wire wire, Decision decision) {
        alive.remove(life.id);
        if (decision.what().startsWith("joined to")) {
            joined.computeIfAbsent(place, p -> new ArrayList<>()).add(new Joined(life, wire));
        } else if (life.packet != null && life.packet.segments > 0) {
            life.packet.carriers--;
            boolean gateway = isGateway(place) && decision.what().isEmpty();
            boolean putTogether = wire.fragment && (gateway || !links.isNode(place));
            boolean cut = life.cutUp && wire.protocol >= 0;
            if (!putTogether && !cut) {
                life.packet.dropped("not-for-us", timePs, life.id);
            }
        }
    }

    private void dropped(
            long timePs, String place, Life life, Wire wire, DropReason reason, Decision decision) {
        alive.remove(life.id);
        for (Joined more : joinedTo(life, wire, place, true)) {
            if (more.life().packet != null) { // else its frame had ended when it was joined
                lost(timePs, more.life(), reason.word());
            }
        }
        lost(timePs, life, reason.word());
        boolean link = decision.by().equals("link");
        boolean underWay = links.droppedUnderWay(timePs, life.id, faults, findings);
        if (link && !underWay && decision.what().startsWith("port ")) {
            String number = decision.what().substring(5).split(" ")[0];
            links.dropped(place, Integer.parseInt(number));
        }
    }

    private void lost(long timePs, Life life, String reason) {
        if (life.packet == null) {
            if (life.flow >= 0) {
                flows.get(life.flow).droppedOther(reason);
            }
            return;
        }
        life.packet.carriers--;
        life.packet.dropped(reason, timePs, life.id);
    }

    /** Segments that were joined to this one at the host of this place. */
    private List<Joined> joinedTo(Life life, Wire wire, String place, boolean remove) {
        List<Joined> found = new ArrayList<>();
        if (joined.isEmpty() || wire.protocol != Wire.TCP || wire.payload <= life.payload) {
            return found;
        }
        for (List<Joined> waiting : joined.values()) {
            for (Iterator<Joined> i = waiting.iterator(); i.hasNext(); ) {
                Joined next = i.next();
                long ahead = next.wire().sequence - wire.sequence & 0xFFFF_FFFFL;
                boolean same =
                        next.life().flow == life.flow
                                && next.wire().sourcePort == wire.sourcePort
                                && next.wire().destinationPort == wire.destinationPort;
                if (same && ahead >= life.payload && ahead < wire.payload) {
                    found.add(next);
                    if (remove) {
                        i.remove();
                    }
                }
            }
        }
        return found;
    }

    /** How many disagreements were found so far. */
    int found() {
        return findings.all().size();
    }

    /** Everything in which the document and the frames disagree, as things are now. */
    List<String> compare(JsonNode document, long nowPs) {
        ledger.compare(document, alive.size(), findings);
        links.compare(document, nowPs, findings);
        hosts.compare(document, links, findings);
        JsonNode rows = document.get("flows");
        Map<Packet, List<Life>> frames = new IdentityHashMap<>();
        for (Life life : alive.values()) {
            if (life.packet != null) {
                frames.computeIfAbsent(life.packet, p -> new ArrayList<>()).add(life);
            }
        }
        for (List<Joined> waiting : joined.values()) {
            for (Joined one : waiting) {
                frames.computeIfAbsent(one.life().packet, p -> new ArrayList<>()).add(one.life());
            }
        }
        CapacityAudit capacity = new CapacityAudit(scenario);
        for (int i = 0; i < flows.size(); i++) {
            FlowAudit flow = flows.get(i);
            flow.compare(rows.get(i), nowPs, frames, findings);
            capacity.add(flow.spec(), flow.beganPs(), rows.get(i));
        }
        capacity.compare(links.topology(), findings);
        return findings.all();
    }
}
