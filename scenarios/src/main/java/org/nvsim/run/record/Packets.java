package org.nvsim.run.record;

import java.util.Arrays;
import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Nvgre;
import org.nvsim.packet.Udp;
import org.nvsim.packet.Vlan;

/**
 * All frames of a recording, numbered from 0 in the order in which they were made. A frame keeps
 * its number whatever it is put into on its way.
 */
public final class Packets {
    /** Protocol of a frame that is no IPv4 packet. */
    public static final int ARP = 256;

    /** Protocol of a frame that is neither IPv4 nor ARP. */
    public static final int OTHER = 257;

    private int count;
    private long[] ids = new long[1024];
    private int[] flows = new int[1024];
    private int[] numbers = new int[1024];
    private short[] domains = new short[1024];
    private int[] sources = new int[1024];
    private int[] destinations = new int[1024];
    private short[] protocols = new short[1024];
    private short[] sourcePorts = new short[1024];
    private short[] destinationPorts = new short[1024];
    private int[] outerSources = new int[1024];
    private int[] outerDestinations = new int[1024];
    private int[] vsids = new int[1024];
    private short[] lengths = new short[1024];
    private int[] firsts = new int[1024];
    private int[] lasts = new int[1024];
    private boolean[] rewritten = new boolean[1024];

    Packets() {}

    int add(Frame frame, int row) {
        if (count == ids.length) {
            grow();
        }
        ids[count] = frame.id();
        vsids[count] = -1;
        protocols[count] = OTHER;
        firsts[count] = row;
        lasts[count] = row;
        readTag(count, frame);
        readHeaders(count, frame);
        return count++;
    }

    /** Takes over what is written on a frame later than its making. */
    void readTag(int packet, Frame frame) {
        flows[packet] = frame.flow();
        numbers[packet] = (int) frame.number();
        if (frame.domain()
                != 0) { // a gateway makes a tenant's packet nobody's; it was the tenant's
            domains[packet] = (short) frame.domain();
        }
    }

    private void readHeaders(int packet, Frame frame) {
        byte[] b = frame.bytes();
        int off = frame.start();
        lengths[packet] = (short) Math.min(0xFFFF, frame.lengthBytes());
        if (Ethernet.defect(b, off, frame.storedBytes()) != DropReason.NONE) {
            return;
        }
        int ip = off + Vlan.headerBytes(b, off);
        if (EncapsulationState.ARP == lookOf(frame, false)) {
            protocols[packet] = ARP;
            if (Arp.defect(b, ip, frame.end() - ip) == DropReason.NONE) {
                sources[packet] = Arp.senderIp(b, ip);
                destinations[packet] = Arp.targetIp(b, ip);
            }
        } else if (isIpv4(frame)) {
            sources[packet] = Ipv4.source(b, ip);
            destinations[packet] = Ipv4.destination(b, ip);
            protocols[packet] = (short) Ipv4.protocol(b, ip);
            int transport = ip + Ipv4.headerBytes(b, ip);
            boolean ports =
                    protocols[packet] == Ipv4.PROTOCOL_UDP
                            || protocols[packet] == Ipv4.PROTOCOL_TCP;
            if (ports && Ipv4.fragmentOffset(b, ip) == 0 && transport + 4 <= frame.end()) {
                sourcePorts[packet] = (short) Udp.sourcePort(b, transport);
                destinationPorts[packet] = (short) Udp.destinationPort(b, transport);
            }
        }
    }

    /** Notes the outer header the frame got just now. */
    void readOuter(int packet, Frame frame) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Vlan.headerBytes(b, frame.start());
        if (!isIpv4(frame)) {
            return;
        }
        outerSources[packet] = Ipv4.source(b, ip);
        outerDestinations[packet] = Ipv4.destination(b, ip);
        int gre = ip + Ipv4.headerBytes(b, ip);
        if (Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_GRE
                && Nvgre.looksLike(b, gre, frame.end() - gre)) {
            vsids[packet] = Nvgre.vsid(b, gre);
        }
    }

    static boolean isIpv4(Frame frame) {
        byte[] b = frame.bytes();
        int off = frame.start();
        int ip = off + Vlan.headerBytes(b, off);
        int type = Vlan.isTagged(b, off) ? Vlan.type(b, off) : Ethernet.type(b, off);
        return type == Ethernet.TYPE_IPV4 && ip + Ipv4.HEADER_BYTES <= frame.end();
    }

    static EncapsulationState lookOf(Frame frame, boolean rewritten) {
        byte[] b = frame.bytes();
        int off = frame.start();
        if (frame.storedBytes() < Ethernet.HEADER_BYTES) {
            return EncapsulationState.PLAIN;
        }
        int type = Vlan.isTagged(b, off) ? Vlan.type(b, off) : Ethernet.type(b, off);
        if (type == Ethernet.TYPE_ARP) {
            return EncapsulationState.ARP;
        }
        if (isIpv4(frame)
                && Ipv4.protocol(b, off + Vlan.headerBytes(b, off)) == Ipv4.PROTOCOL_GRE) {
            return EncapsulationState.ENCAPSULATED;
        }
        return rewritten ? EncapsulationState.REWRITTEN : EncapsulationState.PLAIN;
    }

    void setLast(int packet, int row) {
        lasts[packet] = row;
    }

    void setRewritten(int packet, boolean now) {
        rewritten[packet] = now;
    }

    boolean isRewritten(int packet) {
        return rewritten[packet];
    }

    private void grow() {
        int size = count * 2;
        ids = Arrays.copyOf(ids, size);
        flows = Arrays.copyOf(flows, size);
        numbers = Arrays.copyOf(numbers, size);
        domains = Arrays.copyOf(domains, size);
        sources = Arrays.copyOf(sources, size);
        destinations = Arrays.copyOf(destinations, size);
        protocols = Arrays.copyOf(protocols, size);
        sourcePorts = Arrays.copyOf(sourcePorts, size);
        destinationPorts = Arrays.copyOf(destinationPorts, size);
        outerSources = Arrays.copyOf(outerSources, size);
        outerDestinations = Arrays.copyOf(outerDestinations, size);
        vsids = Arrays.copyOf(vsids, size);
        lengths = Arrays.copyOf(lengths, size);
        firsts = Arrays.copyOf(firsts, size);
        lasts = Arrays.copyOf(lasts, size);
        rewritten = Arrays.copyOf(rewritten, size);
    }

    public int count() {
        return count;
    }

    /** Identity of the frame in the run. */
    public long id(int packet) {
        return ids[packet];
    }

    /** Index of its flow in the scenario's traffic, or -1. */
    public int flow(int packet) {
        return flows[packet];
    }

    /** Which packet of its flow it carries, from 1; 0 if none. */
    public int number(int packet) {
        return numbers[packet];
    }

    /** Number of the routing domain that sent it, from 1; 0 for the provider's own frames. */
    public int domain(int packet) {
        return domains[packet];
    }

    /** IPv4 source (or ARP sender) as its sender wrote it; 0 if it has none. */
    public int source(int packet) {
        return sources[packet];
    }

    /** IPv4 destination (or ARP target) as its sender wrote it; 0 if it has none. */
    public int destination(int packet) {
        return destinations[packet];
    }

    /** IP protocol number, {@link #ARP} or {@link #OTHER}. */
    public int protocol(int packet) {
        return protocols[packet];
    }

    public int sourcePort(int packet) {
        return sourcePorts[packet] & 0xFFFF;
    }

    public int destinationPort(int packet) {
        return destinationPorts[packet] & 0xFFFF;
    }

    /** Source in the provider's network, once it had one; else 0. */
    public int outerSource(int packet) {
        return outerSources[packet];
    }

    /** Destination in the provider's network, once it had one; else 0. */
    public int outerDestination(int packet) {
        return outerDestinations[packet];
    }

    /** Virtual subnet ID of its GRE key, or -1 if it never had one. */
    public int vsid(int packet) {
        return vsids[packet];
    }

    /** Bytes of the frame as it was made. */
    public int lengthBytes(int packet) {
        return lengths[packet] & 0xFFFF;
    }

    /** The row of its making. */
    public int firstRow(int packet) {
        return firsts[packet];
    }

    /** The row of its end, or of what happened to it last. */
    public int lastRow(int packet) {
        return lasts[packet];
    }
}
