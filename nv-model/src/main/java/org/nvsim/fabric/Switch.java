package org.nvsim.fabric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.engine.Node;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Prefix;

/**
 * A physical switch. Plain, it bridges among all its ports by hardware address; given subnets and
 * links to other routers, it routes as well: the top of a rack, a spine, a router.
 */
public final class Switch extends Device {
    /** The routing table that a switch has from the start. */
    public static final int MAIN_TABLE = 0;

    private final Bridge bridge;
    private final Router router;
    private SubnetInterface[] subnets = {};
    private final Map<Integer, Router> tables = new TreeMap<>(); // by number of the table

    public Switch(Node node, TracePoint place) {
        super(node, place);
        bridge = new Bridge(place);
        router = new Router(place, oversized(), node.name().hashCode());
        tables.put(MAIN_TABLE, router);
    }

    /** The bridge among the ports added to it. */
    public Bridge bridge() {
        return bridge;
    }

    /** Makes {@code port} a member of the bridge. */
    public void bridgePort(Port port) {
        bridge.add(port);
    }

    /** Makes {@code port} a routed link to another router. */
    public void routePort(Port port) {
        port.routeTo(router);
    }

    /**
     * Gives the switch an address in a VLAN of its bridge, so that it routes for the machines
     * there.
     *
     * @param mac hardware address it answers with
     * @param mtuBytes largest packet it sends there
     */
    public void addSubnet(int vlan, int address, Prefix subnet, long mac, int mtuBytes) {
        addSubnet(MAIN_TABLE, vlan, address, subnet, mac, mtuBytes);
    }

    /**
     * As {@link #addSubnet(int, int, Prefix, long, int)}, in a routing table of its own number:
     * only subnets of one table are routed to each other, so that different tables may hold the
     * same addresses (a VRF).
     */
    public void addSubnet(int table, int vlan, int address, Prefix subnet, long mac, int mtuBytes) {
        Router owner =
                tables.computeIfAbsent(
                        table,
                        number -> new Router(place(), oversized(), node().name().hashCode()));
        SubnetInterface iface =
                new SubnetInterface(
                        node(), place(), owner, bridge, vlan, address, subnet, mac, mtuBytes);
        subnets = Arrays.copyOf(subnets, subnets.length + 1);
        subnets[subnets.length - 1] = iface;
        owner.add(iface);
        owner.table().put(new RoutingTable.Route(subnet, new RouterInterface[] {iface}, 0));
    }

    /** Routes {@code prefix} to the routers behind {@code ports}, all equally good. */
    public void addRoute(Prefix prefix, List<Port> ports) {
        RouterInterface[] ways = ports.toArray(RouterInterface[]::new);
        router.table().put(new RoutingTable.Route(prefix, ways, 0));
    }

    /**
     * Routes {@code prefix} to a machine in one of this switch's own subnets.
     *
     * @throws IllegalStateException if {@code gateway} is in none of them
     */
    public void addRoute(Prefix prefix, int gateway) {
        for (SubnetInterface iface : subnets) {
            if (iface.subnet().contains(gateway)) {
                router.table()
                        .put(
                                new RoutingTable.Route(
                                        prefix, new RouterInterface[] {iface}, gateway));
                return;
            }
        }
        throw new IllegalStateException("no subnet of " + this + " holds the next hop");
    }

    /** Takes what comes in through bridged ports; the router takes the rest. */
    @Override
    protected void receive(Port in, Frame frame) {
        DropReason defect = Ethernet.defect(frame.bytes(), frame.start(), frame.storedBytes());
        if (defect != DropReason.NONE) {
            place().drop(frame, defect);
            return;
        }
        int vlan = bridge.admit(in, frame);
        if (vlan < 0) {
            return;
        }
        SubnetInterface iface = subnetOf(vlan);
        if (iface == null) {
            bridge.forward(in, vlan, frame);
            return;
        }
        long destination = Ethernet.destination(frame.bytes(), frame.start());
        boolean arp = Ethernet.type(frame.bytes(), frame.start()) == Ethernet.TYPE_ARP;
        if (destination == iface.mac()) {
            receiveOwn(iface, frame, arp);
            return;
        }
        if (arp && MacAddress.isGroup(destination)) {
            receiveOwn(iface, place().copy(frame), true);
        }
        bridge.forward(in, vlan, frame);
    }

    private void receiveOwn(SubnetInterface iface, Frame frame, boolean arp) {
        byte[] b = frame.bytes();
        int payload = frame.start() + Ethernet.HEADER_BYTES;
        if (!arp) {
            if (Ethernet.type(b, frame.start()) == Ethernet.TYPE_IPV4) {
                iface.router().receive(iface, frame);
            } else {
                place().drop(frame, DropReason.ETH_UNKNOWN_TYPE);
            }
            return;
        }
        DropReason defect = Arp.defect(b, payload, frame.end() - payload);
        if (defect != DropReason.NONE) {
            place().drop(frame, defect);
        } else {
            iface.neighbors().receive(frame);
        }
    }

    /** The subnet in a VLAN, or null. */
    private SubnetInterface subnetOf(int vlan) {
        for (SubnetInterface subnet : subnets) {
            if (subnet.vlan() == vlan) {
                return subnet;
            }
        }
        return null;
    }

    /** The neighbours it knows by ARP, in all its subnets. */
    public List<Neighbors> neighbors() {
        return Arrays.stream(subnets).map(SubnetInterface::neighbors).toList();
    }

    @Override
    protected long ownTableChanges() {
        long changes = bridge.table().changes();
        for (SubnetInterface subnet : subnets) {
            changes += subnet.neighbors().changes();
        }
        return changes;
    }

    @Override
    public int heldFrames() {
        int held = 0;
        for (SubnetInterface iface : subnets) {
            held += iface.neighbors().waitingFrames();
        }
        return held;
    }
}
