package org.nvsim.fabric.firewall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.observe.Decision;

/** What a firewall denied, and which decision it was. */
public final class Denials {
    /** Packets of one flow with the same addresses and protocol, denied by one decision. */
    public static final class Denial {
        private final int flow;
        private final Decision decision;
        private final Optional<FirewallRule> rule;
        private final int protocol;
        private final int source;
        private final int destination;
        private long count;
        private int longestBytes;

        private Denial(Key key, Optional<FirewallRule> rule) {
            this.flow = key.flow;
            this.decision = key.decision;
            this.rule = rule;
            this.protocol = key.protocol;
            this.source = key.source;
            this.destination = key.destination;
        }

        /** What the frames are tagged with; negative for frames of no flow. */
        public int flow() {
            return flow;
        }

        public Decision decision() {
            return decision;
        }

        /** The rule that matched; empty if none did, or for want of room for another session. */
        public Optional<FirewallRule> rule() {
            return rule;
        }

        /** Whether a rule had allowed it, but there was no room for another session. */
        public boolean isForWantOfRoom() {
            return decision.equals(RuleEvaluator.FULL);
        }

        /** IP protocol number in the outer header. */
        public int protocol() {
            return protocol;
        }

        /** Outer source address. */
        public int source() {
            return source;
        }

        /** Outer destination address. */
        public int destination() {
            return destination;
        }

        /** Packets denied. */
        public long count() {
            return count;
        }

        /** Length of the longest of them, outer header included. */
        public int longestBytes() {
            return longestBytes;
        }
    }

    private record Key(int flow, Decision decision, int protocol, int source, int destination) {}

    private final Map<Key, Denial> denials = new LinkedHashMap<>();

    Denials() {}

    void note(int flow, Decision decision, Optional<FirewallRule> rule, PacketKey packet) {
        Key key = new Key(flow, decision, packet.protocol, packet.source, packet.destination);
        Denial denial = denials.computeIfAbsent(key, k -> new Denial(k, rule));
        denial.count++;
        denial.longestBytes = Math.max(denial.longestBytes, packet.lengthBytes);
    }

    /** All of them, in the order in which they first occurred. */
    public List<Denial> all() {
        return new ArrayList<>(denials.values());
    }
}
