package org.nvsim.run.journey;

import java.util.OptionalInt;
import org.nvsim.fabric.firewall.FirewallRule;
import org.nvsim.fabric.firewall.IpProtocol;
import org.nvsim.fabric.firewall.SeenPacket;
import org.nvsim.observe.Decision;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.protocol.IpProtocols;

/** What a packet was to the firewall that denied it, and what would let it pass. */
public final class Denied {
    private final SeenPacket packet;
    private final Decision decision;

    Denied(SeenPacket packet, Decision decision) {
        this.packet = packet;
        this.decision = decision;
    }

    /** IP protocol number. */
    public int protocol() {
        return packet.protocol();
    }

    /** Outer source address, as text. */
    public String from() {
        return Ipv4Address.format(packet.source());
    }

    /** Outer destination address, as text. */
    public String to() {
        return Ipv4Address.format(packet.destination());
    }

    /** Empty if the packet has no ports, or is a later fragment. */
    public OptionalInt sourcePort() {
        return port(packet.sourcePort());
    }

    /** As {@link #sourcePort}. */
    public OptionalInt destinationPort() {
        return port(packet.destinationPort());
    }

    /** Of the IP packet, header included. */
    public int lengthBytes() {
        return packet.lengthBytes();
    }

    private static OptionalInt port(int port) {
        return port == SeenPacket.NONE ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** {@code IP protocol 17 (UDP) from 10.0.0.5 port 5000 to 10.0.0.7 port 53, 128 bytes}. */
    public String text() {
        return IpProtocol.describe(packet.protocol())
                + " from "
                + end(from(), sourcePort())
                + " to "
                + end(to(), destinationPort())
                + (packet.icmpType() == SeenPacket.NONE
                        ? ""
                        : ", type " + packet.icmpType() + " code " + packet.icmpCode())
                + ", "
                + packet.lengthBytes()
                + " bytes";
    }

    private static String end(String address, OptionalInt port) {
        return address + (port.isPresent() ? " port " + port.getAsInt() : "");
    }

    /**
     * The narrowest rule of the scenario language that, as the first of the firewall, lets the
     * packet pass; where room for another session was missing, that.
     */
    public String passesBy() {
        if (!decision.by().equals(FirewallRule.DECIDER)) {
            return "room for another session";
        }
        StringBuilder rule = new StringBuilder("'allow: { protocol: ");
        int protocol = packet.protocol();
        rule.append(IpProtocols.word(protocol).orElse(String.valueOf(protocol)));
        rule.append(", from: ").append(from()).append("/32");
        rule.append(", to: ").append(to()).append("/32");
        destinationPort().ifPresent(port -> rule.append(", ports: ").append(port));
        return rule.append(" }', as the first of its rules").toString();
    }
}
