package org.nvsim.host;

import java.util.List;
import java.util.function.Consumer;
import org.agrona.collections.Int2ObjectHashMap;
import org.nvsim.engine.Node;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.ip.IcmpErrors;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Fragmenter;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Nvgre;
import org.nvsim.packet.Prefix;
import org.nvsim.packet.Vlan;
import org.nvsim.virt.CustomerDirectory;
import org.nvsim.virt.FilterDriver;
import org.nvsim.virt.FilterSettings;
import org.nvsim.virt.Verdict;
import org.nvsim.virt.gateway.Gateway;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.ProviderAddress;

/**
 * A network-virtualization gateway: on one side an end of tunnels with a filter and policy like a
 * host's, on the other a router of the physical network. What passes between is up to its {@link
 * Gateway}; this class asks it, does what it says, and reports it.
 */
public final class GatewayNode extends Device {
    /**
     * How a gateway is cabled.
     *
     * @param ports how many it has
     * @param firstMac hardware address of the first; the others follow
     * @param provider number of the port towards the hosts
     * @param outside number of the port to the physical network; may be the same
     */
    public record Cabling(int ports, long firstMac, int provider, int outside) {}

    /**
     * Its place in the physical network.
     *
     * @param address its own, where others send what is for tenants
     * @param subnet what it reaches there without a router
     * @param router where it sends all else, 0 if there is none
     * @param translates whether its own address stands for tenants
     */
    public record Outside(int address, Prefix subnet, int router, boolean translates) {}

    /**
     * A routing domain it serves: its virtual subnet there, who it is in it, and the fragments that
     * came from there.
     */
    private record Inside(
            int vsid, int domain, long mac, int address, FragmentGathering fragments) {}

    private final HostPolicy policy;
    private final FilterDriver driver;
    private final Gateway gateway;
    private final Cabling cabling;
    private final Outside place;
    private final ProviderInterface provider;
    private final ProviderInterface outside;
    private final int innerMtuBytes;
    private final int outsideMtuBytes;
    private final Int2ObjectHashMap<Inside> insides = new Int2ObjectHashMap<>();
    private final Verdict verdict = new Verdict();
    private final FilterCounters counters = new FilterCounters();
    private final FragmentGathering outsideFragments;
    private int nextIdentification; // of packets of its own

    /**
     * A gateway that serves nobody yet.
     *
     * @param policy its tables, empty
     * @param mtuBytes largest IP packet on the links, by port
     */
    public GatewayNode(
            Node node,
            TracePoint observed,
            HostPolicy policy,
            FilterSettings settings,
            Cabling cabling,
            int[] mtuBytes,
            Gateway gateway,
            Outside place) {
        super(node, observed);
        this.policy = policy;
        this.gateway = gateway;
        this.cabling = cabling;
        this.place = place;
        outsideFragments = new FragmentGathering(node, observed);
        for (int port = 0; port < cabling.ports; port++) {
            addPort(cabling.firstMac + port);
        }
        provider = adapter(cabling.provider);
        boolean oneArm = cabling.outside == cabling.provider;
        outside = oneArm ? provider : adapter(cabling.outside);
        innerMtuBytes = mtuBytes[cabling.provider] - Nvgre.MTU_COST_BYTES;
        outsideMtuBytes = mtuBytes[cabling.outside];
        driver =
                new FilterDriver(
                        policy, settings, mtuBytes[cabling.provider], CustomerDirectory.NONE);
        if (!oneArm) {
            outside.neighbors(0).addAddress(place.address, outside.mac());
        }
    }

    private ProviderInterface adapter(int number) {
        Port port = port(number);
        return new ProviderInterface(port, new WirePort(port, counters));
    }

    /** The tables of its filter. */
    public HostPolicy policy() {
        return policy;
    }

    /** Takes a provider address, at which hosts reach it. */
    public void addProviderAddress(ProviderAddress address) {
        provider.neighbors(0).addAddress(address.address(), provider.mac());
        if (outside == provider && place.address != address.address()) {
            outside.neighbors(0).addAddress(place.address, outside.mac());
        }
        policy.provider().add(address);
    }

    /**
     * Serves a routing domain.
     *
     * @param vsid its own virtual subnet there
     * @param domain number of the routing domain, for the checker of isolation
     * @param mac its address in that subnet
     * @param address likewise, from which it reports errors
     */
    public void serve(int vsid, int domain, long mac, int address) {
        FragmentGathering fragments = new FragmentGathering(node(), place());
        insides.put(vsid, new Inside(vsid, domain, mac, address, fragments));
    }

    /** What its filter has done so far. */
    public FilterCounters counters() {
        return counters;
    }

    /** The neighbours it knows by ARP: towards hosts, and outside if that is another port. */
    public List<Neighbors> neighbors() {
        return outside == provider
                ? List.of(provider.neighbors(0))
                : List.of(provider.neighbors(0), outside.neighbors(0));
    }

    @Override
    protected long ownTableChanges() {
        long changes = policy.changes() + provider.neighbors(0).changes();
        return outside == provider ? changes : changes + outside.neighbors(0).changes();
    }

    @Override
    public int heldFrames() {
        int held = provider.neighbors(0).waitingFrames() + outsideFragments.heldFrames();
        for (Inside inside : insides.values()) {
            held += inside.fragments.heldFrames();
        }
        return outside == provider ? held : held + outside.neighbors(0).waitingFrames();
    }

    @Override
    protected void receive(Port in, Frame frame) {
        byte[] b = frame.bytes();
        ProviderInterface adapter = in.number() == outside.port().number() ? outside : provider;
        DropReason defect = Ethernet.defect(b, frame.start(), frame.storedBytes());
        if (defect == DropReason.NONE && Vlan.isTagged(b, frame.start())) {
            defect = DropReason.VLAN_NOT_ALLOWED;
        }
        if (defect != DropReason.NONE) {
            place().drop(frame, defect);
        } else if (Ethernet.type(b, frame.start()) == Ethernet.TYPE_ARP) {
            adapter.receiveArp(frame, 0);
        } else if (MacAddress.isGroup(Ethernet.destination(b, frame.start()))) {
            place().consume(frame, Decision.of("gateway", "a broadcast is of no use to a gateway"));
        } else if (Ethernet.destination(b, frame.start()) != in.mac()) {
            place().drop(frame, DropReason.NOT_FOR_US);
        } else if (Ethernet.type(b, frame.start()) == Ethernet.TYPE_IPV4) {
            receiveIp(adapter, frame);
        } else {
            place().drop(frame, DropReason.ETH_UNKNOWN_TYPE);
        }
    }

    private void receiveIp(ProviderInterface adapter, Frame frame) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect = Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes());
        if (defect != DropReason.NONE) {
            place().drop(frame, defect);
            return;
        }
        int destination = Ipv4.destination(b, ip);
        boolean tunnel =
                Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_GRE
                        && policy.provider().find(destination) != null;
        if (tunnel && adapter == provider) {
            leaveTunnel(frame);
        } else if (adapter == outside && isForTenants(destination)) {
            enter(frame, ip);
        } else {
            adapter.receiveOwn(frame, 0);
        }
    }

    private boolean isForTenants(int destination) {
        return place.translates
                ? destination == place.address
                : !outside.neighbors(0).owns(destination);
    }

    private void leaveTunnel(Frame frame) {
        driver.inbound(frame, node().nowPs(), verdict);
        if (verdict.kind() != Verdict.Kind.LOCAL) {
            DropReason reason = verdict.reason();
            place().drop(
                            frame,
                            reason == DropReason.NONE ? DropReason.BROADCAST_UNSUPPORTED : reason,
                            filterDecision());
            return;
        }
        counters.decapsulated(frame.wireFrames());
        report(Action.DECAPSULATED, frame, filterDecision());
        Inside inside = insides.get(verdict.vsid());
        if (inside == null) {
            place().drop(frame, DropReason.UNKNOWN_VSID, filterDecision());
        } else {
            leave(frame, inside);
        }
    }

    /** A tenant's packet goes out. */
    private void leave(Frame frame, Inside inside) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        int destination = Ipv4.destination(b, ip);
        int nextHop = place.subnet.contains(destination) ? destination : place.router;
        if (nextHop == 0 || destination == place.address) {
            place().drop(
                            frame,
                            nextHop == 0
                                    ? DropReason.NO_ROUTE
                                    : DropReason.GATEWAY_NOT_ADDRESSABLE);
            return;
        }
        boolean fits = Ipv4.totalLength(b, ip) <= outsideMtuBytes;
        if (!fits && Ipv4.dontFragment(b, ip)) {
            tellInside(frame, inside, Icmp.UNREACHABLE, Icmp.FRAGMENTATION_NEEDED, outsideMtuBytes);
            dropTooLong(frame, cabling.outside, Ipv4.totalLength(b, ip));
            return;
        }
        if (gateway.needsWholeDatagrams() && Ipv4.isFragment(b, ip)) {
            inside.fragments
                    .add(frame, ip)
                    .ifPresent(whole -> leaveWhole(whole, inside, nextHop, false));
        } else {
            leaveWhole(frame, inside, nextHop, fits);
        }
    }

    /**
     * A tenant's datagram goes out, if need be in pieces: the fragments it came in fitted, or it
     * may be cut.
     */
    private void leaveWhole(Frame frame, Inside inside, int nextHop, boolean fits) {
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        DropReason reason = gateway.toOutside(frame, inside.vsid, node().nowPs());
        if (reason == DropReason.TTL_EXPIRED) {
            tellInside(frame, inside, Icmp.TIME_EXCEEDED, Icmp.TTL_EXCEEDED, 0);
        }
        if (reason != DropReason.NONE) {
            place().drop(frame, reason, gatewayDecision());
            return;
        }
        report(Action.REWRITTEN, frame, gatewayDecision());
        frame.setDomain(0); // from here on it is traffic of the physical network like any other
        Consumer<Frame> send = piece -> outside.send(piece, nextHop, 0, 0);
        if (fits) {
            send.accept(frame);
        } else {
            Ipv4Fragmenter.fragment(place(), frame, ip, outsideMtuBytes, send);
        }
    }

    /** A packet of the physical network comes in for a tenant. */
    private void enter(Frame frame, int ip) {
        byte[] b = frame.bytes();
        boolean tooBig = Ipv4.totalLength(b, ip) > innerMtuBytes;
        if (tooBig && Ipv4.dontFragment(b, ip)) {
            int source = Ipv4.source(b, ip);
            int nextHop = place.subnet.contains(source) ? source : place.router;
            if (nextHop != 0) {
                IcmpErrors.about(
                                place(),
                                frame,
                                ip,
                                place.address,
                                Icmp.UNREACHABLE,
                                Icmp.FRAGMENTATION_NEEDED,
                                innerMtuBytes,
                                nextIdentification++)
                        .ifPresent(error -> outside.send(error, nextHop, 0, 0));
            }
            dropTooLong(frame, cabling.provider, Ipv4.totalLength(b, ip) + Nvgre.MTU_COST_BYTES);
            return;
        }
        if (gateway.needsWholeDatagrams() && Ipv4.isFragment(b, ip)) {
            outsideFragments.add(frame, ip).ifPresent(whole -> enterWhole(whole, true));
        } else {
            enterWhole(frame, false);
        }
    }

    /** A datagram comes in for a tenant, if it came in fragments in such again. */
    private void enterWhole(Frame frame, boolean cut) {
        DropReason reason = gateway.toInside(frame, node().nowPs());
        if (reason != DropReason.NONE) {
            place().drop(frame, reason, gatewayDecision());
            return;
        }
        report(Action.REWRITTEN, frame, gatewayDecision());
        Inside inside = insides.get(gateway.vsid());
        frame.setDomain(inside.domain);
        if (cut) {
            Ipv4Fragmenter.fragment(
                    place(),
                    frame,
                    frame.start() + Ethernet.HEADER_BYTES,
                    innerMtuBytes,
                    piece -> sendInside(piece, inside));
        } else {
            sendInside(frame, inside);
        }
    }

    /**
     * @param neededBytes the link at {@code port} would have to carry packets of this length
     */
    private void dropTooLong(Frame frame, int port, int neededBytes) {
        oversized().note(port, frame.flow(), neededBytes);
        Decision decision =
                place().isTraced()
                        ? Decision.of(
                                "gateway",
                                "port "
                                        + port
                                        + " carries packets of "
                                        + port(port).mtuBytes()
                                        + " bytes, this one would have "
                                        + neededBytes
                                        + " there and must not be cut")
                        : Decision.NONE;
        place().drop(frame, DropReason.MTU_EXCEEDED, decision);
    }

    private void tellInside(Frame about, Inside inside, int type, int code, int rest) {
        int ip = about.start() + Ethernet.HEADER_BYTES;
        IcmpErrors.about(place(), about, ip, inside.address, type, code, rest, nextIdentification++)
                .ifPresent(error -> sendInside(error, inside));
    }

    private void sendInside(Frame frame, Inside inside) {
        Ethernet.setSource(frame.bytes(), frame.start(), inside.mac);
        Ethernet.setDestination(frame.bytes(), frame.start(), FilterSettings.ROUTER_MAC);
        int lengthBytes = frame.lengthBytes();
        driver.outbound(frame, inside.vsid, node().nowPs(), verdict);
        switch (verdict.kind()) {
            case WIRE -> {
                frame.setCarriage(
                        verdict.carriage(),
                        frame.lengthBytes() - lengthBytes + Vlan.tagBytes(verdict.vlan()));
                report(Action.ENCAPSULATED, frame, filterDecision());
                provider.send(frame, verdict.nextHop(), verdict.wireSource(), verdict.vlan());
            }
            case FRAGMENT_INNER ->
                    Ipv4Fragmenter.fragment(
                            place(),
                            frame,
                            frame.start() + Ethernet.HEADER_BYTES,
                            verdict.innerMtuBytes(),
                            piece -> sendInside(piece, inside));
            // Its own route back to itself: nobody in the tenant's network has the address.
            case LOCAL -> place().drop(frame, DropReason.NO_CUSTOMER_ROUTE, filterDecision());
            default -> place().drop(frame, verdict.reason(), filterDecision());
        }
    }

    private void report(Action action, Frame frame, Decision decision) {
        if (place().isTraced()) {
            place().report(-1, action, frame, decision);
        }
    }

    private Decision gatewayDecision() {
        return place().isTraced() ? Decision.of("gateway", gateway.decision()) : Decision.NONE;
    }

    private Decision filterDecision() {
        if (!place().isTraced()) {
            return Decision.NONE;
        }
        return verdict.record() == null
                ? Decision.of("filter", "VSID " + verdict.vsid())
                : new Decision(
                        "lookup record", verdict.record().describe(), verdict.record().origin());
    }
}
