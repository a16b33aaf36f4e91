package org.nvsim.guest;

import java.util.function.Consumer;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Ipv4Fragmenter;
import org.nvsim.packet.MacAddress;

/** Sends IPv4 packets: builds the header, finds the next hop, cuts what is too big. */
public final class Ipv4Output {
    /** Bytes of a frame before the transport header. */
    public static final int TRANSPORT_OFFSET = Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES;

    /** Windows's initial value. */
    static final int TTL = 128;

    private final GuestConfig config;
    private final long mac; // of the config, as the next two
    private final int address;
    private final int mtuBytes;
    private final GuestStack stack;
    private PathMtu pathMtu; // null until a router refuses something
    private final Consumer<Frame> sendPiece = this::sendPiece;
    private int pieceNextHop;
    private int identification;
    private int lastDestination; // whose next hop is one neighbour; at first itself, who has none
    private int lastNextHop = Ipv4Address.UNSPECIFIED;
    private Neighbors.Neighbor lastNeighbor; // the one with that address; null until needed

    Ipv4Output(GuestConfig config, GuestStack stack) {
        this.config = config;
        this.stack = stack;
        this.mac = config.mac();
        this.address = config.address();
        this.mtuBytes = config.mtuBytes();
        this.lastDestination = address;
    }

    /**
     * A new frame, to be filled by a transport protocol from {@link #TRANSPORT_OFFSET} behind its
     * start and then given to {@link #send}.
     *
     * @param stored bytes that the protocol writes
     * @param implied zeros behind them
     * @param flow flow of the scenario that the frame belongs to, or -1
     * @param number which packet of the flow it is or answers, from 1; 0 if none
     * @param packets how many packets of the flow it carries, as the wire sees them; 0 if it only
     *     serves the flow
     */
    public Frame begin(int stored, int implied, int flow, long number, int packets) {
        Frame frame = stack.place().create(TRANSPORT_OFFSET + stored, implied);
        frame.tag(flow, number, packets);
        return frame;
    }

    /**
     * Sends a frame made by {@link #begin}.
     *
     * @param trafficClass DSCP and ECN
     * @param dontFragment whether routers must not cut the packet
     * @return false if it could not even leave: the frame was dropped
     */
    public boolean send(
            Frame frame, int protocol, int destination, int trafficClass, boolean dontFragment) {
        int nextHop = nextHop(destination);
        int flags = dontFragment ? Ipv4.DONT_FRAGMENT : 0;
        writeHeaders(frame, protocol, destination, trafficClass, flags);
        TracePoint place = stack.place();
        place.created(frame);
        if (nextHop == Ipv4Address.UNSPECIFIED) {
            place.drop(frame, DropReason.NO_ROUTE, noRoute(destination));
            return false;
        }
        int lengthBytes = frame.lengthBytes() - Ethernet.HEADER_BYTES;
        if (frame.segmentBytes() == 0 && lengthBytes > mtuTo(destination)) {
            if (dontFragment) {
                place.drop(frame, DropReason.MTU_EXCEEDED, tooBig(lengthBytes, destination));
                return false;
            }
            sendInPieces(frame, nextHop, mtuTo(destination));
            return true;
        }
        sendTo(nextHop, frame, destination);
        return true;
    }

    /**
     * Drops a frame made by {@link #begin} for which there is no port to send it from. Its
     * transport header need not be written.
     *
     * @param ports of which none is free
     */
    public void refuse(Frame frame, int protocol, int destination, PortRange ports) {
        writeHeaders(frame, protocol, destination, 0, 0);
        stack.place().created(frame);
        stack.place().drop(frame, DropReason.ADDRESS_IN_USE, noPort(ports));
    }

    /** The address that packets are sent from. */
    int address() {
        return address;
    }

    /** Largest packet to send to {@code destination}: the interface's MTU, or less if told so. */
    public int mtuTo(int destination) {
        return pathMtu == null ? mtuBytes : pathMtu.bytesTo(destination, stack.clock().nowPs());
    }

    /** See {@link PathMtu#refused}. */
    boolean tooBig(int destination, int packetBytes, int nextHopBytes) {
        if (pathMtu == null) {
            pathMtu = new PathMtu(mtuBytes);
        }
        return pathMtu.refused(destination, packetBytes, nextHopBytes, stack.clock().nowPs());
    }

    /** Sends a packet that is complete but for its Ethernet addresses. */
    void sendComplete(Frame frame, int destination) {
        Ethernet.setSource(frame.bytes(), frame.start(), mac);
        int nextHop = nextHop(destination);
        if (nextHop == Ipv4Address.UNSPECIFIED) {
            stack.place().drop(frame, DropReason.NO_ROUTE, noRoute(destination));
        } else {
            sendTo(nextHop, frame, destination);
        }
    }

    /** Sends somebody else's packet on its way; the time to live has been taken care of. */
    void passOn(Frame frame, int ip) {
        int destination = Ipv4.destination(frame.bytes(), ip);
        int nextHop = nextHop(destination);
        Ethernet.setSource(frame.bytes(), frame.start(), mac);
        if (nextHop == Ipv4Address.UNSPECIFIED) {
            stack.place().drop(frame, DropReason.NO_ROUTE, noRoute(destination));
        } else {
            sendTo(nextHop, frame, destination);
        }
    }

    /** An identification for one more packet of this guest. */
    int takeIdentification() {
        return identification++;
    }

    private void writeHeaders(
            Frame frame, int protocol, int destination, int trafficClass, int flags) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        int lengthBytes = frame.lengthBytes() - Ethernet.HEADER_BYTES;
        Ethernet.write(b, frame.start(), 0, mac, Ethernet.TYPE_IPV4);
        Ipv4.write(
                b,
                ip,
                trafficClass,
                lengthBytes,
                identification & 0xFFFF,
                flags,
                TTL,
                protocol,
                address,
                destination);
        // A large send becomes several packets, numbered on from the first.
        int segment = frame.segmentBytes();
        identification += segment == 0 ? 1 : (lengthBytes + segment - 1) / segment;
    }

    /** Who on the link gets a packet for {@code destination}; 0 if there is no way. */
    private int nextHop(int destination) {
        if (destination == lastDestination) {
            return lastNextHop;
        }
        int nextHop = findNextHop(destination);
        if (isNeighbor(nextHop)) {
            lastDestination = destination;
            lastNextHop = nextHop;
            lastNeighbor = null;
        }
        return nextHop;
    }

    private boolean isNeighbor(int nextHop) {
        return nextHop != Ipv4Address.UNSPECIFIED
                && nextHop != Ipv4Address.BROADCAST
                && !config.subnet().isBroadcast(nextHop)
                && !Ipv4Address.isMulticast(nextHop);
    }

    private int findNextHop(int destination) {
        boolean onLink =
                config.subnet().contains(destination)
                        || destination == Ipv4Address.BROADCAST
                        || Ipv4Address.isMulticast(destination);
        if (destination == address) {
            return Ipv4Address.UNSPECIFIED; // there is no loopback
        }
        return onLink ? destination : config.gateway();
    }

    private void sendTo(int nextHop, Frame frame, int destination) {
        if (stack.place().isTraced()) {
            stack.place().report(-1, Action.ROUTED, frame, way(nextHop, destination));
        }
        if (nextHop == lastNextHop && toLastNeighbor(frame)) {
            return;
        }
        if (isNeighbor(nextHop)) {
            stack.neighbors().send(nextHop, frame);
            return;
        }
        long group =
                Ipv4Address.isMulticast(nextHop)
                        ? MacAddress.ofMulticast(nextHop)
                        : MacAddress.BROADCAST;
        Ethernet.setDestination(frame.bytes(), frame.start(), group);
        stack.transmit(frame);
    }

    /** The short way to who is known already, unless somebody wants to see the long one. */
    private boolean toLastNeighbor(Frame frame) {
        if (lastNeighbor == null) {
            lastNeighbor = stack.neighbors().of(lastNextHop);
        }
        TracePoint place = stack.place();
        long mac = lastNeighbor.macAt(place.nowPs());
        if (mac == Neighbors.UNKNOWN || place.isTraced()) {
            return false;
        }
        Ethernet.setDestination(frame.bytes(), frame.start(), mac);
        stack.transmit(frame);
        return true;
    }

    private void sendInPieces(Frame frame, int nextHop, int mtuBytes) {
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        pieceNextHop = nextHop;
        Ipv4Fragmenter.fragment(stack.place(), frame, ip, mtuBytes, sendPiece);
    }

    private void sendPiece(Frame piece) {
        int ip = piece.start() + Ethernet.HEADER_BYTES;
        sendTo(pieceNextHop, piece, Ipv4.destination(piece.bytes(), ip));
    }

    private static Decision way(int nextHop, int destination) {
        return Decision.of(
                "route table",
                nextHop == destination
                        ? Ipv4Address.format(destination) + " is on the link"
                        : "default route via " + Ipv4Address.format(nextHop));
    }

    private Decision tooBig(int lengthBytes, int destination) {
        return stack.place().isTraced()
                ? Decision.of(
                        "path MTU",
                        lengthBytes
                                + " bytes, but the way to "
                                + Ipv4Address.format(destination)
                                + " carries "
                                + mtuTo(destination)
                                + " and the packet must not be cut")
                : Decision.NONE;
    }

    private Decision noPort(PortRange ports) {
        return stack.place().isTraced()
                ? Decision.of("ports", "none from " + ports + " is free")
                : Decision.NONE;
    }

    private Decision noRoute(int destination) {
        return stack.place().isTraced()
                ? Decision.of("route table", "no route to " + Ipv4Address.format(destination))
                : Decision.NONE;
    }
}
