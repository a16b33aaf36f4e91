package org.nvsim.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.nvsim.fabric.Port;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Vlan;

/**
 * The physical adapter of a host as the provider's network sees it: it answers ARP for every
 * provider address the host owns, finds the neighbours that frames go to next, and answers echo
 * requests to the host itself.
 */
final class ProviderInterface {
    private final Port port;
    private final TracePoint place;
    private final Neighbors neighbors; // of untagged frames
    private final Map<Integer, Neighbors> ofVlans = new TreeMap<>();
    private final Consumer<Frame> transmit;
    private int lastNextHop;
    private int lastVlan;
    private Neighbors.Neighbor lastNeighbor; // the one with that address; null at first

    /**
     * @param transmit takes complete frames to the wire
     */
    ProviderInterface(Port port, Consumer<Frame> transmit) {
        this.port = port;
        this.transmit = transmit;
        this.place = port.device().place();
        this.neighbors = new Neighbors(port.device().node(), place, transmit);
    }

    Port port() {
        return port;
    }

    long mac() {
        return port.mac();
    }

    /** Who is reached by frames of a VLAN; of untagged ones if that is 0. */
    Neighbors neighbors(int vlan) {
        if (vlan == 0) {
            return neighbors;
        }
        return ofVlans.computeIfAbsent(
                vlan,
                id -> new Neighbors(port.device().node(), place, frame -> transmit(frame, id)));
    }

    /** The neighbours of every VLAN there is an address in, those of untagged frames first. */
    List<Neighbors> allNeighbors() {
        if (ofVlans.isEmpty()) {
            return List.of(neighbors);
        }
        List<Neighbors> all = new ArrayList<>(List.of(neighbors));
        all.addAll(ofVlans.values());
        return all;
    }

    /** Answers for an address no longer, in whatever VLAN. */
    void removeAddress(int address) {
        allNeighbors().forEach(each -> each.removeAddress(address));
    }

    /** Tells the link that an address is here, in the VLAN in which it is. */
    void announce(int address) {
        for (Neighbors each : allNeighbors()) {
            if (each.owns(address)) {
                each.announce(address);
            }
        }
    }

    private boolean owns(int address) {
        for (Neighbors each : allNeighbors()) {
            if (each.owns(address)) {
                return true;
            }
        }
        return false;
    }

    /** How often what is known of neighbours has changed so far. */
    long changes() {
        long changes = 0;
        for (Neighbors each : allNeighbors()) {
            changes += each.changes();
        }
        return changes;
    }

    /** Frames that wait for ARP. */
    int waitingFrames() {
        int waiting = 0;
        for (Neighbors each : allNeighbors()) {
            waiting += each.waitingFrames();
        }
        return waiting;
    }

    private void transmit(Frame frame, int vlan) {
        if (vlan != 0) {
            Vlan.push(frame, Vlan.tci(0, vlan));
        }
        transmit.accept(frame);
    }

    /**
     * Sends a frame that lacks its Ethernet addresses.
     *
     * @param nextHop provider address of the neighbour it goes to, or a multicast group
     * @param sourceMac what it is sent from, or 0 for the adapter's own address
     * @param vlan its VLAN, or 0 for none
     */
    void send(Frame frame, int nextHop, long sourceMac, int vlan) {
        byte[] b = frame.bytes();
        Ethernet.setSource(b, frame.start(), sourceMac == 0 ? port.mac() : sourceMac);
        if (Ipv4Address.isMulticast(nextHop)) {
            Ethernet.setDestination(frame.bytes(), frame.start(), MacAddress.ofMulticast(nextHop));
            transmit(frame, vlan);
        } else if (!toLastNeighbor(nextHop, vlan, frame)) {
            neighbors(vlan).send(nextHop, frame);
        }
    }

    /** The short way to who is known already, unless somebody wants to see the long one. */
    private boolean toLastNeighbor(int nextHop, int vlan, Frame frame) {
        if (lastNeighbor == null || nextHop != lastNextHop || vlan != lastVlan) {
            lastNextHop = nextHop;
            lastVlan = vlan;
            lastNeighbor = neighbors(vlan).of(nextHop);
        }
        long mac = lastNeighbor.macAt(place.nowPs());
        if (mac == Neighbors.UNKNOWN || place.isTraced()) {
            return false;
        }
        Ethernet.setDestination(frame.bytes(), frame.start(), mac);
        transmit(frame, vlan);
        return true;
    }

    /** Sends a complete frame as it is. */
    void sendRaw(Frame frame) {
        transmit.accept(frame);
    }

    /** Whether an ARP frame is for a provider address of this host, whatever MAC it has. */
    boolean concernsUs(Frame frame) {
        int arp = frame.start() + Ethernet.HEADER_BYTES;
        return Arp.defect(frame.bytes(), arp, frame.end() - arp) == DropReason.NONE
                && owns(Arp.targetIp(frame.bytes(), arp));
    }

    /**
     * Takes an ARP frame from the wire.
     *
     * @param vlan that it came tagged with; 0 for none
     */
    void receiveArp(Frame frame, int vlan) {
        int arp = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect = Arp.defect(frame.bytes(), arp, frame.end() - arp);
        if (defect != DropReason.NONE) {
            place.drop(frame, defect);
        } else {
            neighbors(vlan).receive(frame);
        }
    }

    /**
     * Takes a packet for the host itself: answers an echo request, uses up other ICMP messages (no
     * code of the virtualization filter passes them on to a VM), and has no use for the rest.
     *
     * @param vlan that it came tagged with; 0 for none
     */
    void receiveOwn(Frame frame, int vlan) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect = Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes());
        if (defect != DropReason.NONE) {
            place.drop(frame, defect);
            return;
        }
        if (!owns(Ipv4.destination(b, ip))) {
            place.drop(frame, DropReason.NOT_FOR_US);
            return;
        }
        int icmp = ip + Ipv4.headerBytes(b, ip);
        if (Ipv4.protocol(b, ip) != Ipv4.PROTOCOL_ICMP || Ipv4.isFragment(b, ip)) {
            place.drop(frame, DropReason.NO_LISTENER);
        } else if (Icmp.defect(b, icmp, frame.end() - icmp) != DropReason.NONE
                || Icmp.type(b, icmp) != Icmp.ECHO_REQUEST) {
            place.consume(frame, Decision.of("host", "an ICMP message to the host, not to a VM"));
        } else {
            int from = Ipv4.destination(b, ip);
            place.take(frame); // as a reply it goes on
            Icmp.turnIntoReply(b, icmp);
            Ipv4.setDestination(b, ip, Ipv4.source(b, ip));
            Ipv4.setSource(b, ip, from);
            // Back to the neighbour it came from: a host has one adapter and no routes of its own.
            Ethernet.setDestination(b, frame.start(), Ethernet.source(b, frame.start()));
            Ethernet.setSource(b, frame.start(), port.mac());
            transmit(frame, vlan);
        }
    }
}
