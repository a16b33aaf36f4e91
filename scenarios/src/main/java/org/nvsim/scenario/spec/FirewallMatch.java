package org.nvsim.scenario.spec;

import org.nvsim.fabric.firewall.IpProtocol;
import org.nvsim.fabric.firewall.PortRange;
import org.nvsim.fabric.firewall.RuleMatch;
import org.nvsim.packet.Prefix;

/**
 * Which packets a rule is about, by outer header. All parts must hold.
 *
 * @param protocol IP protocol number 0 to 255, or {@link #ANY}
 * @param from source prefix; 0.0.0.0/0 for any
 * @param to destination prefix; 0.0.0.0/0 for any
 * @param portMin first destination port (TCP and UDP), 0 when any
 * @param portMax last destination port, 65535 when any
 * @param text as the author wrote it, for explanations
 */
public record FirewallMatch(
        int protocol, Prefix from, Prefix to, int portMin, int portMax, String text) {
    /** No protocol is asked for. */
    public static final int ANY = -1;

    /** Whether both are about the same packets, however written. */
    public boolean sameAs(FirewallMatch other) {
        return protocol == other.protocol
                && from.equals(other.from)
                && to.equals(other.to)
                && portMin == other.portMin
                && portMax == other.portMax;
    }

    /** The match as a firewall knows it. */
    public RuleMatch forFirewall() {
        RuleMatch.Builder match = RuleMatch.of(protocol == ANY ? IpProtocol.ANY : protocol);
        match.from(from).to(to);
        if (portMin != 0 || portMax != 65_535) {
            match.toPorts(new PortRange(portMin, portMax));
        }
        return match.build();
    }
}
