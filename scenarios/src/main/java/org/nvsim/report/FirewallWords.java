package org.nvsim.report;

import org.nvsim.fabric.firewall.FirewallRule;
import org.nvsim.fabric.firewall.IpProtocol;
import org.nvsim.fabric.firewall.SeenPacket;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.run.journey.Hop;

/** A packet as a firewall sees it, and the rule that would let it pass. */
public final class FirewallWords {
    private FirewallWords() {}

    /** {@code IP protocol 17 (UDP) from 10.0.0.5 port 5000 to 10.0.0.7 port 53, 128 bytes}. */
    public static String of(SeenPacket packet) {
        return IpProtocol.describe(packet.protocol())
                + " from "
                + end(packet.source(), packet.sourcePort())
                + " to "
                + end(packet.destination(), packet.destinationPort())
                + (packet.icmpType() == SeenPacket.NONE
                        ? ""
                        : ", type " + packet.icmpType() + " code " + packet.icmpCode())
                + ", "
                + packet.lengthBytes()
                + " bytes";
    }

    private static String end(int address, int port) {
        return Ipv4Address.format(address) + (port == SeenPacket.NONE ? "" : " port " + port);
    }

    /**
     * The narrowest rule of the scenario language that, as the first of the firewall, lets a denied
     * packet pass; where room for another session was missing, that.
     */
    public static String permit(Hop denial, SeenPacket packet) {
        if (!denial.decidedBy().by().equals(FirewallRule.DECIDER)) {
            return "room for another session";
        }
        String word = IpProtocol.format(packet.protocol());
        StringBuilder rule = new StringBuilder("'allow: { protocol: ");
        rule.append(word.startsWith("protocol") ? String.valueOf(packet.protocol()) : word);
        rule.append(", from: ").append(Ipv4Address.format(packet.source())).append("/32");
        rule.append(", to: ").append(Ipv4Address.format(packet.destination())).append("/32");
        if (packet.destinationPort() != SeenPacket.NONE) {
            rule.append(", ports: ").append(packet.destinationPort());
        }
        return rule.append(" }', as the first of its rules").toString();
    }
}
