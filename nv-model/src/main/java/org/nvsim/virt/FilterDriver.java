package org.nvsim.virt;

import java.util.Objects;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.IcmpError;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.MacAddress;
import org.nvsim.virt.overlay.Tunnel;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;

/**
 * The network virtualization filter of one host (ms_netwnv): asked about every frame that leaves or
 * reaches the host, it decides by policy, changes the bytes in place, and answers with a {@link
 * Verdict}. It knows nothing but this host's policy, and it allocates nothing for a packet that
 * passes.
 *
 * <p>Under Windows Server 2012 it sits below the virtual switch and sees what the switch sends to
 * its uplink; under 2012 R2 it sees every frame of every port.
 */
public final class FilterDriver {
    private final HostPolicy policy;
    private final Outbound outbound;
    private final ArpFilter arp;
    private final Inbound inbound;
    private final ProviderSide wire;
    private final long routerMac;
    private int nextIcmpIdentification; // of the distributed router's own packets

    /**
     * A filter over a host's policy, which may change between calls.
     *
     * @param providerMtuBytes largest IP packet the adapter sends
     * @param directory names drops better; {@link CustomerDirectory#NONE} will do
     */
    public FilterDriver(
            HostPolicy policy,
            FilterSettings settings,
            int providerMtuBytes,
            CustomerDirectory directory) {
        this.policy = Objects.requireNonNull(policy);
        this.routerMac = settings.routerMac();
        SizeLimit size = new SizeLimit(providerMtuBytes, settings);
        SourceCheck sources = new SourceCheck(policy, settings);
        Resolver resolver = new Resolver(policy, Objects.requireNonNull(directory));
        this.wire = new ProviderSide(policy, settings, size);
        Flood flood = new Flood(policy, settings, wire, size);
        this.arp = new ArpFilter(policy, settings, sources, wire, flood);
        this.outbound = new Outbound(policy, settings, sources, resolver, wire, flood);
        this.inbound = new Inbound(policy, settings, resolver, arp);
    }

    /**
     * Decides about a frame that a VM sent.
     *
     * @param vsid of the port it came from; 0 if that is not virtualized
     * @param nowPs picoseconds since the start, by which learnt records expire
     */
    public void outbound(Frame frame, int vsid, long nowPs, Verdict verdict) {
        if (outboundAgain(frame, vsid, nowPs, verdict)) {
            return;
        }
        verdict.clear();
        verdict.vsid = vsid;
        if (vsid == 0) {
            return;
        }
        if (!policy.isBound()) {
            verdict.drop(DropReason.FILTER_UNBOUND);
            return;
        }
        policy.records().expire(nowPs);
        int off = frame.start();
        DropReason defect = Ethernet.defect(frame.bytes(), off, frame.storedBytes());
        if (defect != DropReason.NONE) {
            verdict.drop(defect);
            return;
        }
        switch (Ethernet.type(frame.bytes(), off)) {
            case Ethernet.TYPE_IPV4 -> outbound.decide(frame, verdict);
            case Ethernet.TYPE_ARP -> arp.outbound(frame, nowPs, verdict);
            case Ethernet.TYPE_VLAN, Ethernet.TYPE_SERVICE_VLAN ->
                    verdict.drop(DropReason.INNER_TAGGED);
            default -> verdict.drop(DropReason.NON_IP);
        }
    }

    /**
     * Decides about a frame that came from the provider network. An 802.1Q tag, if any, has been
     * taken out by the adapter.
     */
    public void inbound(Frame frame, long nowPs, Verdict verdict) {
        if (inboundAgain(frame, nowPs, verdict)) {
            return;
        }
        verdict.clear();
        policy.records().expire(nowPs);
        inbound.decide(frame, nowPs, verdict);
    }

    /**
     * Decides as {@link #inbound} if what was decided with {@code verdict} last holds for this
     * frame too: then the verdict stays as it is.
     *
     * @return whether it holds; if not, nothing was changed and nothing is decided
     */
    public boolean inboundAgain(Frame frame, long nowPs, Verdict verdict) {
        byte[] b = frame.bytes();
        int off = frame.start();
        Tunnel tunnel = verdict.tunnel;
        if (tunnel == null) {
            return false;
        }
        int inner = off + tunnel.overheadBytes();
        int ip = inner + Ethernet.HEADER_BYTES;
        return frame.end() >= ip + Ipv4.HEADER_BYTES
                && verdict.matches(
                        inbound, policy, nowPs, Ipv4.source(b, ip), Ipv4.destination(b, ip))
                && tunnel.isBetween(b, off, verdict.source, verdict.destination, verdict.vsid)
                && Ethernet.destination(b, inner) == verdict.destinationMac
                && tunnel.open(frame, off + Ethernet.HEADER_BYTES);
    }

    /** Likewise of {@link #outbound}. */
    private boolean outboundAgain(Frame frame, int vsid, long nowPs, Verdict verdict) {
        byte[] b = frame.bytes();
        int off = frame.start();
        int ip = off + Ethernet.HEADER_BYTES;
        if (frame.storedBytes() < Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES
                || !verdict.matches(
                        outbound, policy, nowPs, Ipv4.source(b, ip), Ipv4.destination(b, ip))
                || !verdict.matchesSender(vsid, Ethernet.source(b, off))
                || Ethernet.type(b, off) != Ethernet.TYPE_IPV4
                || MacAddress.isGroup(Ethernet.destination(b, off))
                || Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes()) != DropReason.NONE
                || wire.expires(b, ip, verdict)
                || (verdict.kind == Verdict.Kind.WIRE
                        && !SizeLimit.fitsAsItIs(frame, ip, verdict))) {
            return false;
        }
        wire.change(frame, ip, verdict);
        return true;
    }

    /**
     * Makes one copy of a flooded frame ready for the provider network.
     *
     * @param copy of the frame that {@code flood} was decided about
     * @param target which of its targets, from 0
     * @param verdict gets {@link Verdict.Kind#WIRE} or a drop; not the same object as {@code flood}
     */
    public void floodTo(Frame copy, Verdict flood, int target, Verdict verdict) {
        verdict.clear();
        verdict.vsid = flood.vsid;
        verdict.sourceRecord = flood.sourceRecord;
        wire.encapsulate(copy, flood.floodTunnel, flood.source, flood.targets[target], verdict);
    }

    /**
     * Writes the message that a verdict of {@link Verdict.Kind#ICMP_TO_VM} calls for: from the
     * distributed router to the VM, about {@code offending}, which has not been changed.
     *
     * @param message a new frame; its content is replaced
     */
    public void writeIcmp(Frame offending, Verdict verdict, Frame message) {
        byte[] cause = offending.bytes();
        int causeIp = offending.start() + Ethernet.HEADER_BYTES;
        int router = routerOf(verdict.vsid, cause, causeIp);
        boolean tooBig = verdict.icmpType == Icmp.UNREACHABLE;
        message.reset(Ethernet.HEADER_BYTES + IcmpError.packetBytes(cause, causeIp), 0);
        byte[] b = message.bytes();
        int off = message.start();
        long vm = Ethernet.source(cause, offending.start());
        Ethernet.write(b, off, vm, routerMac, Ethernet.TYPE_IPV4);
        IcmpError.write(
                b,
                off + Ethernet.HEADER_BYTES,
                offending,
                causeIp,
                router,
                nextIcmpIdentification++,
                verdict.icmpType,
                verdict.icmpCode,
                tooBig ? verdict.innerMtuBytes : 0);
    }

    /** Sets the identification of the next outer header: one counter for the whole endpoint. */
    public void setNextIdentification(int identification) {
        wire.setNextIdentification(identification);
    }

    /** A router's address in the VM's subnet; where no prefix is known, the packet's own aim. */
    private int routerOf(int vsid, byte[] b, int ip) {
        CustomerRoute home = policy.customerRoutes().onLink(vsid, Ipv4.source(b, ip));
        return home == null ? Ipv4.destination(b, ip) : home.routerAddress();
    }
}
