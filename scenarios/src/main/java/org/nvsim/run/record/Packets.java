package org.nvsim.run.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.PacketLayers;
import org.nvsim.packet.Vlan;
import org.nvsim.packet.protocol.Dissection;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.IpProtocols;

/**
 * All frames of a recording, numbered from 0 in the order in which they were made. A frame keeps
 * its number whatever it is put into on its way.
 */
public final class Packets {
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

    /** Which of {@link #distinctKinds} each packet is. */
    private short[] kinds = new short[1024];

    /** The protocols of frames, a list for each combination that occurred. */
    private final List<List<String>> distinctKinds = new ArrayList<>();

    Packets() {}

    int add(Frame frame, int row) {
        if (count == ids.length) {
            grow();
        }
        ids[count] = frame.id();
        vsids[count] = -1;
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
        lengths[packet] = (short) Math.min(0xFFFF, frame.lengthBytes());
        Dissection made = Dissection.ofOuter(frame);
        FlowKey key = made.flow();
        sources[packet] = key.source();
        destinations[packet] = key.destination();
        protocols[packet] = (short) key.protocol();
        sourcePorts[packet] = (short) key.sourcePort();
        destinationPorts[packet] = (short) key.destinationPort();
        List<String> words = made.outerWords();
        if (key.protocol() != FlowKey.NONE) { // of fragments, what they are parts of
            IpProtocols.word(key.protocol()).filter(w -> !words.contains(w)).ifPresent(words::add);
        }
        setKind(packet, words);
    }

    /** Notes the outer header the frame got just now, and the tunnel's, if there is one. */
    void readOuter(int packet, Frame frame) {
        Dissection now = Dissection.ofOuter(frame);
        FlowKey key = now.flow();
        if (key.protocol() == FlowKey.NONE) {
            return;
        }
        outerSources[packet] = key.source();
        outerDestinations[packet] = key.destination();
        if (key.network() != FlowKey.NONE) {
            vsids[packet] = key.network();
            List<String> outer = now.outerWords();
            List<String> words = new ArrayList<>(distinctKinds.get(kinds[packet]));
            String tunnel = outer.get(outer.size() - 1);
            if (!words.contains(tunnel)) {
                words.add(0, tunnel);
                setKind(packet, words);
            }
        }
    }

    private void setKind(int packet, List<String> words) {
        int kind = distinctKinds.indexOf(words);
        if (kind < 0) {
            kind = distinctKinds.size();
            distinctKinds.add(words);
        }
        kinds[packet] = (short) kind;
    }

    static boolean isIpv4(Frame frame) {
        return PacketLayers.outerIp(frame) != PacketLayers.NONE;
    }

    static EncapsulationState lookOf(Frame frame, boolean rewritten) {
        byte[] b = frame.bytes();
        if (frame.storedBytes() < Ethernet.HEADER_BYTES) {
            return EncapsulationState.PLAIN;
        }
        if (Vlan.payloadType(b, frame.start()) == Ethernet.TYPE_ARP) {
            return EncapsulationState.ARP;
        }
        int ip = PacketLayers.outerIp(frame);
        if (ip != PacketLayers.NONE && Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_GRE) {
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
        kinds = Arrays.copyOf(kinds, size);
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

    /**
     * Words of its protocols, outer to inner: that of the tunnel it was put into, if it was, then
     * those its sender wrote.
     */
    public List<String> kind(int packet) {
        return distinctKinds.get(kinds[packet]);
    }

    /** IP protocol number, or -1 if it is no IP packet. */
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
