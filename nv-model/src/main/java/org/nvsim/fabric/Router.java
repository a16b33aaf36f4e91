package org.nvsim.fabric;

import java.util.Optional;
import org.nvsim.ip.IcmpErrors;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.FlowHash;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Ipv4Fragmenter;

/**
 * Forwards IPv4 packets by their header (RFC 1812): checks it, takes one off the time to live,
 * finds the route, and chooses among equal ways by a hash of the flow.
 */
final class Router {
    private final TracePoint place;
    private final Oversized oversized;
    private final int hashSeed;
    private final RoutingTable table = new RoutingTable();
    private int anyAddress; // the first it was given; 0 if it has none
    private int nextIdentification; // of packets of its own

    /**
     * @param oversized is told of packets too long for the way ahead
     * @param hashSeed differs between routers, so that routers in a row do not all choose alike
     */
    Router(TracePoint place, Oversized oversized, int hashSeed) {
        this.place = place;
        this.oversized = oversized;
        this.hashSeed = hashSeed;
    }

    void add(SubnetInterface iface) {
        table.putOwn(iface.address());
        anyAddress = anyAddress == 0 ? iface.address() : anyAddress;
    }

    RoutingTable table() {
        return table;
    }

    /** Takes a frame whose Ethernet destination is this router. */
    void receive(RouterInterface in, Frame frame) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect = Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes());
        if (defect != DropReason.NONE) {
            place.drop(frame, defect);
            return;
        }
        int destination = Ipv4.destination(b, ip);
        int choice = table.find(destination);
        if (table.isOwn(choice)) {
            receiveOwn(frame, ip);
        } else if (!Ipv4.decrementTtl(b, ip)) {
            refuse(in, frame, ip, DropReason.TTL_EXPIRED, Icmp.TIME_EXCEEDED, 0, 0);
        } else {
            forward(in, frame, ip, destination, choice);
        }
    }

    private void forward(RouterInterface in, Frame frame, int ip, int destination, int choice) {
        byte[] b = frame.bytes();
        int ways = table.wayCount(choice);
        if (ways == 0) {
            refuse(in, frame, ip, DropReason.NO_ROUTE, Icmp.UNREACHABLE, Icmp.NET_UNREACHABLE, 0);
            return;
        }
        RouterInterface out = table.way(choice, ways == 1 ? 0 : hash(frame, ip));
        Decision decision = Decision.NONE;
        if (place.isTraced()) {
            decision = decision(destination);
            place.report(-1, Action.ROUTED, frame, decision);
        }
        int mtuBytes = out.mtuBytes();
        if (Ipv4.totalLength(b, ip) <= mtuBytes) {
            out.send(destination, frame, decision);
        } else if (!Ipv4.dontFragment(b, ip)) {
            Decision chosen = decision;
            Ipv4Fragmenter.fragment(
                    place, frame, ip, mtuBytes, piece -> out.send(destination, piece, chosen));
        } else {
            oversized.note(Oversized.ANY_PORT, frame.flow(), Ipv4.totalLength(b, ip));
            refuse(
                    in,
                    frame,
                    ip,
                    DropReason.MTU_EXCEEDED,
                    Icmp.UNREACHABLE,
                    Icmp.FRAGMENTATION_NEEDED,
                    mtuBytes);
        }
    }

    private void refuse(
            RouterInterface in,
            Frame frame,
            int ip,
            DropReason reason,
            int type,
            int code,
            int rest) {
        int from = in.address() != 0 ? in.address() : anyAddress;
        if (from != 0) {
            Optional<Frame> error =
                    IcmpErrors.about(
                            place, frame, ip, from, type, code, rest, nextIdentification++);
            error.ifPresent(this::originate);
        }
        place.drop(
                frame, reason, place.isTraced() ? refusal(frame, ip, reason, rest) : Decision.NONE);
    }

    private static Decision refusal(Frame frame, int ip, DropReason reason, int mtuBytes) {
        byte[] b = frame.bytes();
        String to = Ipv4Address.format(Ipv4.destination(b, ip));
        return switch (reason) {
            case TTL_EXPIRED -> Decision.of("router", "a TTL of 1 allows no further hop");
            case NO_ROUTE -> noRoute(to);
            case MTU_EXCEEDED ->
                    Decision.of(
                            "router",
                            "the way to "
                                    + to
                                    + " carries "
                                    + mtuBytes
                                    + " bytes, the packet has "
                                    + Ipv4.totalLength(b, ip)
                                    + " and must not be cut");
            default -> Decision.NONE;
        };
    }

    private static Decision noRoute(String destination) {
        return Decision.of("route table", "no route to " + destination);
    }

    private Decision decision(int destination) {
        return Decision.of("route table", "route " + table.route(destination));
    }

    private int hash(Frame frame, int ip) {
        return FlowHash.ecmp(frame.bytes(), ip, frame.end() - ip, hashSeed);
    }

    /** Sends a packet of this router's own. */
    private void originate(Frame frame) {
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        int destination = Ipv4.destination(frame.bytes(), ip);
        int choice = table.find(destination);
        if (table.wayCount(choice) == 0) {
            Decision why =
                    place.isTraced() ? noRoute(Ipv4Address.format(destination)) : Decision.NONE;
            place.drop(frame, DropReason.NO_ROUTE, why);
            return;
        }
        if (place.isTraced()) {
            place.report(-1, Action.ROUTED, frame, decision(destination));
        }
        table.way(choice, hash(frame, ip)).send(destination, frame, Decision.NONE);
    }

    private void receiveOwn(Frame frame, int ip) {
        byte[] b = frame.bytes();
        int icmp = ip + Ipv4.headerBytes(b, ip);
        if (Ipv4.protocol(b, ip) != Ipv4.PROTOCOL_ICMP || Ipv4.isFragment(b, ip)) {
            place.drop(frame, DropReason.NO_LISTENER);
        } else if (Icmp.defect(b, icmp, frame.end() - icmp) != DropReason.NONE
                || Icmp.type(b, icmp) != Icmp.ECHO_REQUEST) {
            place.consume(frame, Decision.NONE);
        } else {
            int from = Ipv4.destination(b, ip);
            place.take(frame); // as a reply it goes on
            Icmp.turnIntoReply(b, icmp);
            Ipv4.setDestination(b, ip, Ipv4.source(b, ip));
            Ipv4.setSource(b, ip, from);
            originate(frame);
        }
    }
}
