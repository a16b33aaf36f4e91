package org.nvsim.virt.gateway;

import java.util.List;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.Checksum;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Udp;
import org.nvsim.virt.table.KeyedTable;

/**
 * Lets many tenants, with equal addresses if need be, share one outside address: each (tenant,
 * address, port) gets a port of its own there (RFC 3022). TCP, UDP and ICMP echo are translated,
 * and ICMP errors about them with what they quote (RFC 5508). Strangers get in by written rules
 * only.
 */
public final class NatGateway implements Gateway {
    /** The dynamic ports of RFC 6335. */
    public static final int FIRST_PORT = 49_152;

    public static final int LAST_PORT = 65_535;

    private record Tenant(int index, int vsid) {}

    private static final class BySubnet extends KeyedTable<Tenant> {
        @Override
        protected long key(Tenant tenant) {
            return tenant.vsid;
        }
    }

    private final int outside;
    private final KeyedTable<Tenant> tenants = new BySubnet();
    private final PortTable tcp;
    private final PortTable udp;
    private final PortTable icmp;
    private PortMapping decided;

    /** A gateway whose tenants share {@code outsideAddress} and all dynamic ports. */
    public NatGateway(int outsideAddress) {
        this(outsideAddress, FIRST_PORT, LAST_PORT);
    }

    /** A gateway whose tenants share {@code outsideAddress} and a range of its ports. */
    public NatGateway(int outsideAddress, int firstPort, int lastPort) {
        this.outside = outsideAddress;
        this.tcp = new PortTable(Ipv4.PROTOCOL_TCP, firstPort, lastPort);
        this.udp = new PortTable(Ipv4.PROTOCOL_UDP, firstPort, lastPort);
        this.icmp = new PortTable(Ipv4.PROTOCOL_ICMP, firstPort, lastPort);
    }

    /** Serves a tenant, known by the gateway's virtual subnet in its routing domain. */
    public void addTenant(int vsid) {
        if (tenants.find(vsid) == null) {
            tenants.put(new Tenant(tenants.size(), vsid));
        }
    }

    /**
     * Lets strangers reach a VM, or says why not.
     *
     * @param protocol {@link Ipv4#PROTOCOL_TCP} or {@link Ipv4#PROTOCOL_UDP}
     * @param origin where the rule was defined, for people
     * @return what is wrong, in words; empty when the rule was added
     */
    public List<String> addInboundRule(
            int vsid, int protocol, int outsidePort, int inside, int insidePort, String origin) {
        PortTable table = table(protocol);
        Tenant tenant = tenants.find(vsid);
        if (tenant == null) {
            return List.of("no tenant of this gateway has VSID " + vsid);
        }
        if (table == null || table == icmp) {
            return List.of("an inbound rule is for TCP or UDP, not protocol " + protocol);
        }
        PortMapping old = table.find(outsidePort, 0);
        if (old != null) {
            return List.of("port " + outsidePort + " is taken: " + old.describe());
        }
        table.put(
                new PortMapping(
                        tenant.index,
                        vsid,
                        protocol,
                        inside,
                        insidePort,
                        outsidePort,
                        true,
                        origin));
        return List.of();
    }

    /** How many mappings there are, of all protocols. */
    public int mappings() {
        return tcp.size() + udp.size() + icmp.size();
    }

    @Override
    public DropReason toOutside(Frame frame, int vsid, long nowPs) {
        decided = null;
        Tenant tenant = tenants.find(vsid);
        if (tenant == null) {
            return DropReason.UNKNOWN_VSID;
        }
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect = defect(frame, ip);
        if (defect != DropReason.NONE) {
            return defect;
        }
        byte[] b = frame.bytes();
        if (isIcmpError(b, ip)) {
            return errorToOutside(frame, ip, tenant, nowPs);
        }
        PortTable table = table(Ipv4.protocol(b, ip));
        int source = Ipv4.source(b, ip);
        int port = Bytes.u16(b, Translation.sourcePortAt(b, ip));
        PortMapping mapping = table.find(tenant.index, source, port, nowPs);
        boolean answer = isEcho(b, ip, Icmp.ECHO_REPLY);
        if (mapping == null && !answer) {
            mapping = table.open(tenant.index, vsid, source, port, nowPs);
        }
        if (mapping == null) {
            return answer ? DropReason.NAT_NO_MAPPING : DropReason.NAT_PORTS_EXHAUSTED;
        }
        if (!Ipv4.decrementTtl(b, ip)) {
            return DropReason.TTL_EXPIRED;
        }
        use(mapping, nowPs);
        Translation.setSource(
                b, ip, frame.end(), frame.checksumPending(), outside, mapping.outsidePort);
        return DropReason.NONE;
    }

    @Override
    public DropReason toInside(Frame frame, long nowPs) {
        decided = null;
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        byte[] b = frame.bytes();
        if (Ipv4.destination(b, ip) != outside) {
            return DropReason.NOT_FOR_US;
        }
        DropReason defect = defect(frame, ip);
        if (defect != DropReason.NONE) {
            return defect;
        }
        if (isIcmpError(b, ip)) {
            return errorToInside(frame, ip, nowPs);
        }
        int port = Bytes.u16(b, Translation.destinationPortAt(b, ip));
        PortMapping mapping = table(Ipv4.protocol(b, ip)).find(port, nowPs);
        if (mapping == null || isEcho(b, ip, Icmp.ECHO_REQUEST)) {
            return DropReason.NAT_NO_MAPPING;
        }
        if (!Ipv4.decrementTtl(b, ip)) {
            return DropReason.TTL_EXPIRED;
        }
        use(mapping, nowPs);
        boolean pending = frame.checksumPending();
        Translation.setDestination(b, ip, frame.end(), pending, mapping.inside, mapping.insidePort);
        return DropReason.NONE;
    }

    @Override
    public boolean needsWholeDatagrams() {
        return true; // its mappings go by ports
    }

    @Override
    public int vsid() {
        return decided == null ? 0 : decided.vsid;
    }

    @Override
    public String decision() {
        return decided == null
                ? "no port of " + Ipv4Address.format(outside) + " is mapped for this packet"
                : Ipv4Address.format(outside) + ", " + decided.describe();
    }

    /** An error of somebody inside about a packet that came in: the quote's receiver is inside. */
    private DropReason errorToOutside(Frame frame, int ip, Tenant tenant, long nowPs) {
        byte[] b = frame.bytes();
        int message = ip + Ipv4.headerBytes(b, ip);
        int quote = message + Icmp.HEADER_BYTES;
        PortTable table = table(Ipv4.protocol(b, quote));
        if (table == null || Ipv4.fragmentOffset(b, quote) != 0) {
            return DropReason.NAT_NO_MAPPING;
        }
        int port = Bytes.u16(b, Translation.destinationPortAt(b, quote));
        int inside = Ipv4.destination(b, quote);
        PortMapping mapping = table.find(tenant.index, inside, port, nowPs);
        if (mapping == null) {
            return DropReason.NAT_NO_MAPPING;
        }
        if (!Ipv4.decrementTtl(b, ip)) {
            return DropReason.TTL_EXPIRED;
        }
        decided = mapping;
        int before = quoteSum(frame, quote);
        Translation.setDestination(b, quote, frame.end(), false, outside, mapping.outsidePort);
        Translation.updateIcmp(b, message, before, quoteSum(frame, quote));
        Ipv4.setSource(b, ip, outside);
        return DropReason.NONE;
    }

    /** An error of somebody outside about a packet that went out: the quote's sender is inside. */
    private DropReason errorToInside(Frame frame, int ip, long nowPs) {
        byte[] b = frame.bytes();
        int message = ip + Ipv4.headerBytes(b, ip);
        int quote = message + Icmp.HEADER_BYTES;
        PortTable table = table(Ipv4.protocol(b, quote));
        boolean ours = table != null && Ipv4.source(b, quote) == outside;
        if (!ours || Ipv4.fragmentOffset(b, quote) != 0) {
            return DropReason.NAT_NO_MAPPING;
        }
        PortMapping mapping = table.find(Bytes.u16(b, Translation.sourcePortAt(b, quote)), nowPs);
        if (mapping == null) {
            return DropReason.NAT_NO_MAPPING;
        }
        if (!Ipv4.decrementTtl(b, ip)) {
            return DropReason.TTL_EXPIRED;
        }
        decided = mapping;
        int before = quoteSum(frame, quote);
        Translation.setSource(b, quote, frame.end(), false, mapping.inside, mapping.insidePort);
        Translation.updateIcmp(b, message, before, quoteSum(frame, quote));
        Ipv4.setDestination(b, ip, mapping.inside);
        return DropReason.NONE;
    }

    private void use(PortMapping mapping, long nowPs) {
        mapping.use(nowPs);
        decided = mapping;
    }

    private PortTable table(int protocol) {
        return switch (protocol) {
            case Ipv4.PROTOCOL_TCP -> tcp;
            case Ipv4.PROTOCOL_UDP -> udp;
            case Ipv4.PROTOCOL_ICMP -> icmp;
            default -> null;
        };
    }

    /** Fragments carry no ports to find a mapping by; other protocols have none at all. */
    private DropReason defect(Frame frame, int ip) {
        byte[] b = frame.bytes();
        int header = Ipv4.headerBytes(b, ip);
        int available = frame.end() - ip - header;
        if (Ipv4.isFragment(b, ip)) {
            return DropReason.REWRITE_UNSUPPORTED;
        }
        switch (Ipv4.protocol(b, ip)) {
            case Ipv4.PROTOCOL_TCP:
                return Tcp.defect(b, ip + header, available);
            case Ipv4.PROTOCOL_UDP:
                return Udp.defect(b, ip + header, available, frame.impliedBytes());
            case Ipv4.PROTOCOL_ICMP:
                return icmpDefect(b, ip + header, available);
            default:
                return DropReason.REWRITE_UNSUPPORTED;
        }
    }

    private static DropReason icmpDefect(byte[] b, int off, int available) {
        DropReason defect = Icmp.defect(b, off, available);
        if (defect != DropReason.NONE) {
            return defect;
        }
        int type = Icmp.type(b, off);
        boolean known = type == Icmp.ECHO_REQUEST || type == Icmp.ECHO_REPLY || Icmp.isError(type);
        return known ? DropReason.NONE : DropReason.REWRITE_UNSUPPORTED;
    }

    private static boolean isIcmpError(byte[] b, int ip) {
        return Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_ICMP
                && Icmp.isError(Icmp.type(b, ip + Ipv4.headerBytes(b, ip)));
    }

    private static boolean isEcho(byte[] b, int ip, int type) {
        return Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_ICMP
                && Icmp.type(b, ip + Ipv4.headerBytes(b, ip)) == type;
    }

    private static int quoteSum(Frame frame, int quote) {
        return Checksum.sum(frame.bytes(), quote, frame.end() - quote);
    }
}
