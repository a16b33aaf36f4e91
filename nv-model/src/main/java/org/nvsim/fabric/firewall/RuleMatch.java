package org.nvsim.fabric.firewall;

import java.util.Objects;
import org.nvsim.packet.Prefix;

/**
 * Which packets a rule is about, by their outer IPv4 header and the one behind it. All conditions
 * must hold; {@link #ANY} asks for nothing. A condition on ports, ICMP or GRE payload holds for no
 * fragment but the first, since later ones do not have them (RFC 1858 s3).
 *
 * @param protocol IP protocol number, or {@link #ANY}
 * @param icmpType 0 to 255, or {@link #ANY}
 * @param icmpCode 0 to 255, or {@link #ANY}
 * @param grePayload EtherType inside version 0 GRE with no flags but checksum, key and sequence
 * @param longerThanBytes holds for IP packets longer than this, header included
 * @param inPort number of the firewall's port through which the packet comes in
 */
public record RuleMatch(
        int protocol,
        Prefix source,
        Prefix destination,
        PortRange sourcePorts,
        PortRange destinationPorts,
        int icmpType,
        int icmpCode,
        int grePayload,
        int longerThanBytes,
        int inPort) {
    public static final int ANY = -1;

    public RuleMatch {
        Objects.requireNonNull(source);
        Objects.requireNonNull(destination);
        Objects.requireNonNull(sourcePorts);
        Objects.requireNonNull(destinationPorts);
    }

    /** Every packet. */
    public static RuleMatch all() {
        return of(IpProtocol.ANY).build();
    }

    /** Conditions on packets of {@code protocol} ({@link IpProtocol#ANY} for any). */
    public static Builder of(int protocol) {
        return new Builder(protocol);
    }

    boolean holds(PacketKey p) {
        return (protocol == ANY || protocol == p.protocol)
                && source.contains(p.source)
                && destination.contains(p.destination)
                && portsHold(p)
                && (icmpType == ANY || icmpType == p.icmpType)
                && (icmpCode == ANY || icmpCode == p.icmpCode)
                && (grePayload == ANY || grePayload == p.grePayload)
                && p.lengthBytes > longerThanBytes
                && (inPort == ANY || inPort == p.inPort);
    }

    private boolean portsHold(PacketKey p) {
        return !asksForPorts()
                || (IpProtocol.hasPorts(p.protocol)
                        && sourcePorts.contains(p.sourcePort)
                        && destinationPorts.contains(p.destinationPort));
    }

    private boolean asksForPorts() {
        return !sourcePorts.equals(PortRange.ANY) || !destinationPorts.equals(PortRange.ANY);
    }

    /** The conditions in words: {@code tcp from 10.0.0.0/8 to any port 80}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(IpProtocol.format(protocol));
        appendEnd(text, " from ", source, sourcePorts);
        appendEnd(text, " to ", destination, destinationPorts);
        append(text, " type ", icmpType);
        append(text, " code ", icmpCode);
        if (grePayload != ANY) {
            text.append(" payload 0x").append(Integer.toHexString(0x10000 | grePayload), 1, 5);
        }
        if (longerThanBytes != ANY) {
            text.append(" longer than ").append(longerThanBytes).append(" bytes");
        }
        append(text, " in on port ", inPort);
        return text.toString();
    }

    private static void appendEnd(StringBuilder text, String word, Prefix prefix, PortRange ports) {
        boolean anyPort = ports.equals(PortRange.ANY);
        if (prefix.length() > 0) {
            text.append(word).append(prefix);
        } else if (!anyPort) {
            text.append(word).append("any");
        }
        if (!anyPort) {
            text.append(" port ").append(ports);
        }
    }

    private static void append(StringBuilder text, String word, int value) {
        if (value != ANY) {
            text.append(word).append(value);
        }
    }

    /** Collects conditions. */
    public static final class Builder {
        private final int protocol;
        private Prefix source = Prefix.ALL;
        private Prefix destination = Prefix.ALL;
        private PortRange sourcePorts = PortRange.ANY;
        private PortRange destinationPorts = PortRange.ANY;
        private int icmpType = ANY;
        private int icmpCode = ANY;
        private int grePayload = ANY;
        private int longerThanBytes = ANY;
        private int inPort = ANY;

        private Builder(int protocol) {
            this.protocol = protocol;
        }

        public Builder from(Prefix prefix) {
            source = prefix;
            return this;
        }

        public Builder to(Prefix prefix) {
            destination = prefix;
            return this;
        }

        public Builder fromPorts(PortRange ports) {
            sourcePorts = ports;
            return this;
        }

        public Builder toPorts(PortRange ports) {
            destinationPorts = ports;
            return this;
        }

        /**
         * @param code 0 to 255, or {@link #ANY}
         */
        public Builder icmp(int type, int code) {
            icmpType = type;
            icmpCode = code;
            return this;
        }

        public Builder grePayload(int etherType) {
            grePayload = etherType;
            return this;
        }

        public Builder longerThan(int lengthBytes) {
            longerThanBytes = lengthBytes;
            return this;
        }

        public Builder inOn(int port) {
            inPort = port;
            return this;
        }

        public RuleMatch build() {
            return new RuleMatch(
                    protocol,
                    source,
                    destination,
                    sourcePorts,
                    destinationPorts,
                    icmpType,
                    icmpCode,
                    grePayload,
                    longerThanBytes,
                    inPort);
        }
    }
}
