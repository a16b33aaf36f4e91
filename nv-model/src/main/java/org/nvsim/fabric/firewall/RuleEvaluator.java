package org.nvsim.fabric.firewall;

import java.util.Optional;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;

/** Decides about IPv4 packets by sessions, then rules. Keeps the reasons of its last verdict. */
final class RuleEvaluator {
    private static final Decision SESSION =
            Decision.of("firewall session", "belongs to a session that was allowed");
    private static final Decision RELATED =
            Decision.of("firewall session", "ICMP error about a session that was allowed");
    static final Decision FULL = Decision.of("firewall session", "no room for another session");

    private final RuleSet rules;
    private final ConnectionTable sessions; // null: stateless
    private final PacketKey packet = new PacketKey();
    private final PacketKey quote = new PacketKey();
    private DropReason reason = DropReason.NONE;
    private Decision decision = Decision.NONE;
    private int position; // of what decided last

    RuleEvaluator(RuleSet rules, FirewallSettings settings) {
        this.rules = rules;
        this.sessions =
                settings.stateful()
                        ? new ConnectionTable(settings.timeouts(), settings.maximumSessions())
                        : null;
    }

    /** What becomes of the IPv4 packet at {@code ip} that came in on port {@code inPort}. */
    RuleAction evaluate(Frame frame, int ip, int inPort, long nowPs) {
        byte[] b = frame.bytes();
        int stored = frame.end() - ip;
        decision = Decision.NONE;
        reason = packet.read(b, ip, stored, frame.impliedBytes(), inPort);
        if (reason != DropReason.NONE) {
            return RuleAction.DENY;
        }
        if (sessions != null && sessions.passes(packet, nowPs)) {
            decision = SESSION;
            return RuleAction.ALLOW;
        }
        if (sessions != null && isRelated(b, ip, stored, nowPs)) {
            decision = RELATED;
            return RuleAction.ALLOW;
        }
        return byRule(nowPs);
    }

    private RuleAction byRule(long nowPs) {
        position = rules.decide(packet);
        RuleAction action = rules.action(position);
        decision = rules.decision(position);
        if (action == RuleAction.ALLOW) {
            if (sessions == null || sessions.open(packet, nowPs)) {
                return action;
            }
            decision = FULL;
            action = RuleAction.DENY;
        }
        reason = DropReason.FIREWALL_DENIED;
        return action;
    }

    private boolean isRelated(byte[] b, int ip, int stored, long nowPs) {
        if (!Icmp.isError(packet.icmpType)) {
            return false;
        }
        int icmp = ip + Ipv4.headerBytes(b, ip);
        int end = ip + Math.min(stored, packet.lengthBytes);
        int quoted = icmp + Icmp.HEADER_BYTES;
        return quote.readQuote(b, quoted, end - quoted) && sessions.knows(quote, nowPs);
    }

    /** Enters the last packet, which rules or want of room denied, into a list. */
    void enter(Denials denials, int flow) {
        boolean matched = decision != FULL && position <= rules.size();
        denials.note(
                flow,
                decision,
                matched ? Optional.of(rules.rule(position)) : Optional.empty(),
                packet);
    }

    /** Rules have changed: sessions are judged anew, as on firewalls that apply a new policy. */
    void forgetSessions() {
        if (sessions != null) {
            sessions.clear();
        }
    }

    /** Why the last packet was not allowed. */
    DropReason reason() {
        return reason;
    }

    /** What decided about the last packet. */
    Decision decision() {
        return decision;
    }
}
