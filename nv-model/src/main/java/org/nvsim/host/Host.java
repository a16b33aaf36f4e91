package org.nvsim.host;

import java.util.List;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.ip.Neighbors;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Carriage;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Fragmenter;
import org.nvsim.packet.Vlan;
import org.nvsim.virt.CustomerDirectory;
import org.nvsim.virt.FilterDriver;
import org.nvsim.virt.FilterSettings;
import org.nvsim.virt.Verdict;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.ProviderAddress;

/**
 * A virtualization host. It asks the filter driver about every frame that leaves or reaches its
 * virtual networks, does what the verdict says, and reports it; it decides nothing itself.
 */
public final class Host extends Device {
    /** Place of the cores' channels among those of a host: after all others. */
    private static final int WORK_ORDER = 1 << 24;

    private final HostPolicy policy;

    private final VirtualSwitch virtualSwitch;
    private final Nic nic;
    private final ProviderInterface adapter;
    private final FilterDriver driver;
    private final boolean immediate; // it has no cores, and work takes no time
    private final Verdict floodVerdict = new Verdict();

    private final FilterCounters counters = new FilterCounters();
    private final ReceivePath reception;

    /**
     * A host with one physical adapter.
     *
     * @param nicMac hardware address of the adapter
     * @param mtuBytes largest IP packet the adapter's link carries
     * @param hardware its adapter and cores
     * @param noise how unpunctual its sending side is
     * @param directory who else has an address, to name drops better
     */
    public Host(
            Simulation simulation,
            Node node,
            TracePoint place,
            long nicMac,
            int mtuBytes,
            Hardware hardware,
            TimingNoise noise,
            Generation generation,
            FilterSettings settings,
            CustomerDirectory directory) {
        super(node, place);
        policy = new HostPolicy(generation);
        immediate = hardware.cores() == 0;
        driver = new FilterDriver(policy, settings, mtuBytes, directory);
        virtualSwitch = new VirtualSwitch(simulation, node, place, hardware);
        Port port = addPort(nicMac);
        nic =
                new Nic(
                        simulation,
                        WORK_ORDER,
                        port,
                        hardware,
                        noise,
                        policy,
                        virtualSwitch,
                        counters,
                        this::receiveFromWire);
        adapter = new ProviderInterface(port, immediate ? nic.ring() : nic::send);
        reception =
                new ReceivePath(place, nicMac, policy, driver, virtualSwitch, adapter, counters);
    }

    /** The tables of this host's filter. */
    public HostPolicy policy() {
        return policy;
    }

    /** Sets who hears of frames that nobody here is the destination of. */
    public void setPolicyAlarm(PolicyAlarm newAlarm) {
        reception.setAlarm(newAlarm);
    }

    /** The physical port. */
    public Port nic() {
        return port(0);
    }

    /** Hardware address of the physical adapter. */
    public long nicMac() {
        return nic().mac();
    }

    /** Whether the physical adapter's link is up. */
    public boolean nicIsUp() {
        return nic().isUp();
    }

    /** Rate of the physical adapter's link. */
    public long nicRateBitsPerSecond() {
        return nic().attributes().rateBitsPerSecond();
    }

    /** Its cores; none on a host whose work takes no time. */
    public List<Core> cores() {
        return nic.cores();
    }

    /** Ports of the virtual switch, in the order in which VMs were plugged in. */
    public List<VmPort> vmPorts() {
        return List.copyOf(virtualSwitch.ports());
    }

    /** Plugs a VM in. */
    public VmPort attach(VirtualMachine vm, int vsid, int vlan) {
        VmPort port = new VmPort(this, vm, vsid, vlan);
        virtualSwitch.add(port);
        vm.plugInto(this, port);
        return port;
    }

    /** A port is in another segment now. */
    void segmentsChanged() {
        virtualSwitch.changed();
    }

    /** Unplugs a VM; it stands still until it is plugged in somewhere again. */
    public void detach(VirtualMachine vm) {
        virtualSwitch.remove(vm.port());
        vm.unplug();
    }

    /**
     * Makes the host own a provider address: it is in the policy tables, and ARP is answered for
     * it.
     *
     * @return what is wrong with it; empty if it was added
     */
    public List<String> addProviderAddress(ProviderAddress address) {
        List<String> problems = policy.provider().add(address);
        if (problems.isEmpty()) {
            long mac = address.mac() == 0 ? nic().mac() : address.mac();
            adapter.neighbors(address.vlan()).addAddress(address.address(), mac);
        }
        return problems;
    }

    /** Gives a provider address up. */
    public void removeProviderAddress(int address) {
        policy.provider().remove(address);
        adapter.removeAddress(address);
    }

    /** Tells the provider's network that a provider address is here now (gratuitous ARP). */
    public void announce(int providerAddress) {
        adapter.announce(providerAddress);
    }

    /** Answers for an address of the host itself that belongs to no virtual network. */
    public void addHostAddress(int address) {
        adapter.neighbors(0).addAddress(address, nic().mac());
    }

    /** When the frame that a VM sent last will have left, see {@link TransmitRing#leavesPs}. */
    long leavesPs() {
        return nic.ring().leavesPs();
    }

    /** Takes a frame that a VM sends. */
    void receiveFromVm(VmPort port, Frame frame) {
        nic.ring().forget();
        if (place().isTraced()) {
            place().report(
                            -1,
                            Action.ARRIVED,
                            frame,
                            Decision.of("virtual switch", "from the port of " + port));
        }
        if (!immediate) {
            nic.assign(port, frame);
        }
        // In 2012 the filter sits below the switch, which forwards first.
        boolean switched = policy.generation() == Generation.WINDOWS_2012 || port.vsid() == 0;
        if (switched && VirtualSwitch.isGroup(frame)) {
            virtualSwitch.flood(port, port.vsid(), port.vlan(), frame);
        }
        VmPort local = switched ? virtualSwitch.destinationOf(port, frame) : null;
        if (local != null) {
            nic.sendLocal(local, frame);
        } else if (port.vsid() == 0) {
            sendPlain(port, frame);
        } else {
            filterOutbound(port, frame);
        }
    }

    /**
     * Sends a frame of a port that is not virtualized as it is, tagged if the port is in a VLAN.
     */
    private void sendPlain(VmPort port, Frame frame) {
        if (place().isTraced()) {
            place().report(-1, Action.ROUTED, frame, VirtualSwitch.toAdapter(port, frame));
        }
        int lengthBytes = frame.lengthBytes();
        if (port.vlan() != 0) {
            Vlan.push(frame, Vlan.tci(0, port.vlan()));
        }
        frame.setCarriage(Carriage.PLAIN, frame.lengthBytes() - lengthBytes);
        adapter.sendRaw(frame);
    }

    private void filterOutbound(VmPort port, Frame frame) {
        int lengthBytes = frame.lengthBytes();
        Verdict verdict = port.sent().ofOutbound(frame);
        driver.outbound(frame, port.vsid(), node().nowPs(), verdict);
        if (verdict.kind() == Verdict.Kind.WIRE) {
            sendToWire(frame, verdict, lengthBytes);
        } else {
            keep(port, frame, verdict);
        }
    }

    /** Does with a frame that does not leave the host what the filter decided. */
    private void keep(VmPort port, Frame frame, Verdict verdict) {
        switch (verdict.kind()) {
            case LOCAL -> deliverLocal(frame, verdict);
            case ARP_REPLY -> {
                report(Action.REWRITTEN, frame, verdict);
                virtualSwitch.deliverLater(port, frame);
            }
            case FLOOD -> flood(port, frame, verdict);
            case ICMP_TO_VM -> tellVm(port, frame, verdict);
            case FRAGMENT_INNER -> fragment(port, frame, verdict.innerMtuBytes());
            case CONSUMED -> place().consume(frame, decision(verdict));
            case DROP -> drop(frame, verdict);
            case PASS -> sendPlain(port, frame);
            case WIRE -> throw new IllegalStateException("a frame for the wire stays");
        }
    }

    private void sendToWire(Frame frame, Verdict sent, int lengthBefore) {
        frame.setCarriage(
                sent.carriage(), frame.lengthBytes() - lengthBefore + Vlan.tagBytes(sent.vlan()));
        if (sent.encapsulated()) {
            report(Action.ENCAPSULATED, frame, sent);
        } else if (sent.rewritten()) {
            report(Action.REWRITTEN, frame, sent);
        }
        if (place().isTraced()) {
            place().report(-1, Action.ROUTED, frame, DecisionText.providerWay(sent));
        }
        if (!immediate) {
            nic.charge(frame, sent.encapsulated(), sent.rewritten());
        }
        adapter.send(frame, sent.nextHop(), sent.wireSource(), sent.vlan());
    }

    private void deliverLocal(Frame frame, Verdict local) {
        VmPort to = virtualSwitch.find(local.vsid(), 0, local.destinationMac());
        if (to == null) {
            place().drop(frame, DropReason.NO_LOCAL_PORT, decision(local));
        } else {
            report(Action.ROUTED, frame, local);
            nic.sendLocal(to, frame);
        }
    }

    private void flood(VmPort from, Frame frame, Verdict verdict) {
        int targets = verdict.floodTargets();
        if (verdict.floodsLocally()) {
            virtualSwitch.flood(from, verdict.vsid(), 0, frame);
        }
        for (int i = 0; i < targets; i++) {
            Frame copy = place().copy(frame);
            int lengthBytes = copy.lengthBytes();
            driver.floodTo(copy, verdict, i, floodVerdict);
            if (floodVerdict.kind() == Verdict.Kind.WIRE) {
                sendToWire(copy, floodVerdict, lengthBytes);
            } else {
                drop(copy, floodVerdict);
            }
        }
        place().consume(frame, decision(verdict));
    }

    private void tellVm(VmPort port, Frame frame, Verdict verdict) {
        Frame message = place().create(0, 0);
        driver.writeIcmp(frame, verdict, message);
        message.tag(frame.flow(), frame.number());
        place().created(message);
        virtualSwitch.deliverLater(port, message);
        drop(frame, verdict);
    }

    private void drop(Frame frame, Verdict verdict) {
        boolean large = frame.segmentBytes() > 0; // longer than any packet may be, wherever it goes
        if (verdict.reason() == DropReason.MTU_EXCEEDED && !large) {
            Port wire = nic();
            int ip = frame.start() + Ethernet.HEADER_BYTES;
            int tunnelBytes = wire.mtuBytes() - verdict.innerMtuBytes();
            oversized()
                    .note(
                            wire.number(),
                            frame.flow(),
                            Ipv4.totalLength(frame.bytes(), ip) + tunnelBytes);
        }
        place().drop(frame, verdict.reason(), decision(verdict));
    }

    private void fragment(VmPort port, Frame frame, int mtuBytes) {
        Ipv4Fragmenter.fragment(
                place(),
                frame,
                frame.start() + Ethernet.HEADER_BYTES,
                mtuBytes,
                piece -> filterOutbound(port, piece));
    }

    @Override
    protected void receive(Port in, Frame frame) {
        if (immediate) {
            reception.receive(frame);
        } else {
            nic.receive(frame);
        }
    }

    private void receiveFromWire(Frame frame) {
        reception.receive(frame);
    }

    private void report(Action action, Frame frame, Verdict about) {
        if (place().isTraced()) {
            place().report(-1, action, frame, decision(about));
        }
    }

    private Decision decision(Verdict about) {
        return place().isTraced() ? DecisionText.of(policy, about) : Decision.NONE;
    }

    @Override
    public int heldFrames() {
        int held = adapter.waitingFrames();
        for (VmPort port : virtualSwitch.ports()) {
            held += port.vm().heldFrames();
        }
        return held;
    }

    /** What its filter has done so far. */
    public FilterCounters counters() {
        return counters;
    }

    /** The provider's neighbours by ARP, in each VLAN it has an address in. */
    public List<Neighbors> neighbors() {
        return adapter.allNeighbors();
    }

    @Override
    protected long ownTableChanges() {
        return policy.changes() + adapter.changes() + virtualSwitch.changes();
    }
}
