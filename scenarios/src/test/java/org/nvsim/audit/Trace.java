package org.nvsim.audit;

import java.util.ArrayList;
import java.util.HashMap;
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
    private final Scenario scenario;
    private final boolean faults;
    private final Map<Long, Life> alive = new HashMap<>();
    private final Map<String, Life> lastAt = new HashMap<>();
    private final Map<String, List<Joined>> joined = new HashMap<>();
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
        switch (action) {
            case FORWARDED -> forwarded(timePs, place, port, life, wire);
            case ARRIVED -> arrived(timePs, place, port, life, wire);
            case REWRITTEN -> rewritten(place, life, wire);
            case DECAPSULATED ->
                    hosts.decapsulated(place, 1 + joinedTo(life, wire, place, false).size());
            case DELIVERED -> ended(life, wire, place);
            case CONSUMED -> consumed(place, life, wire, decision);
            case DROPPED -> dropped(place, life, wire, decision);
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
        int byBytes = machine ? flowByBytes(place, wire) : -1;
        if (byBytes >= 0 && byBytes != tagged) {
            findings.add(
                    "at %s: a frame of flow %s is tagged as flow %d",
                    place, scenario.traffic().get(byBytes).name(), tagged);
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
        for (int i = 0; i < scenario.traffic().size(); i++) {
            FlowSpec spec = scenario.traffic().get(i);
            boolean udp = spec instanceof FlowSpec.Udp;
            if (spec.from().equals(place)
                    && Ports.of(spec) == wire.destinationPort
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
        if (parent.segmentBytes > 0 && frame.segmentBytes() == 0) {
            twin.segmentBytes = 0;
            twin.payload = wire.payload;
        }
        return twin;
    }

    /** What it was copied from: what was seen last here, or is on its way to here. */
    private Life parent(String place, Frame frame, Wire wire) {
        Life last = lastAt.get(place);
        if (last != null && isTwin(last, frame) && alive.containsKey(last.id)) {
            return last;
        }
        Life found = null;
        for (Life life : alive.values()) {
            boolean same = isTwin(life, frame);
            if (same && (found == null || life.id > found.id)) {
                found = life;
            }
        }
        return found;
    }

    private static boolean isTwin(Life life, Frame frame) {
        return life.flow == frame.flow() && life.number == frame.number();
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

    private void ended(Life life, Wire wire, String place) {
        alive.remove(life.id);
        joinedTo(life, wire, place, true);
    }

    private void consumed(String place, Life life, Wire wire, Decision decision) {
        alive.remove(life.id);
        if (decision.what().startsWith("joined to")) {
            joined.computeIfAbsent(place, p -> new ArrayList<>()).add(new Joined(life, wire));
        }
    }

    private void dropped(String place, Life life, Wire wire, Decision decision) {
        ended(life, wire, place);
        boolean link = decision.by().equals("link");
        boolean underWay = links.droppedUnderWay(life.id);
        if (link && !underWay && decision.what().startsWith("port ")) {
            String number = decision.what().substring(5).split(" ")[0];
            links.dropped(place, Integer.parseInt(number));
        }
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

    /** Everything in which the document and the frames disagree, as things are now. */
    List<String> compare(JsonNode document, long nowPs) {
        ledger.compare(document, alive.size(), findings);
        links.compare(document, nowPs, findings);
        hosts.compare(document, links, findings);
        return findings.all();
    }
}
