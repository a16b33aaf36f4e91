package org.nvsim.virt;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.IcmpError;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;

/** IPv4 packets on their way out of a VM: source check, resolution, routing, and onto the wire. */
final class Outbound {
    private final HostPolicy policy;
    private final FilterSettings settings;
    private final SourceCheck sources;
    private final Resolver resolver;
    private final ProviderSide wire;
    private final Flood flood;

    Outbound(
            HostPolicy policy,
            FilterSettings settings,
            SourceCheck sources,
            Resolver resolver,
            ProviderSide wire,
            Flood flood) {
        this.policy = policy;
        this.settings = settings;
        this.sources = sources;
        this.resolver = resolver;
        this.wire = wire;
        this.flood = flood;
    }

    void decide(Frame frame, Verdict verdict) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect = Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes());
        if (defect != DropReason.NONE) {
            verdict.drop(defect);
            return;
        }
        int source = Ipv4.source(b, ip);
        DropReason bad = sources.check(source, Ethernet.source(b, frame.start()), verdict);
        if (bad != DropReason.NONE) {
            verdict.drop(bad);
            return;
        }
        int destination = Ipv4.destination(b, ip);
        if (isForMany(b, frame.start(), verdict.vsid, destination)) {
            flood.decide(frame, verdict);
            return;
        }
        DropReason unresolved = resolver.resolve(verdict.vsid, source, destination, verdict);
        if (unresolved != DropReason.NONE) {
            giveUp(unresolved, verdict);
            return;
        }
        forward(frame, ip, verdict);
    }

    /** Nobody is known by this address; in the sender's own subnet R2 may still ask around. */
    private void giveUp(DropReason reason, Verdict verdict) {
        boolean ownSubnet = verdict.route == null || verdict.route.vsid() == verdict.vsid;
        boolean unknown = reason != DropReason.GATEWAY_NOT_ADDRESSABLE;
        if (!ownSubnet || !unknown || !flood.toUnknown(verdict)) {
            verdict.drop(reason);
        }
    }

    private boolean isForMany(byte[] b, int off, int vsid, int destination) {
        if (destination == Ipv4Address.BROADCAST
                || Ipv4Address.isMulticast(destination)
                || MacAddress.isGroup(Ethernet.destination(b, off))) {
            return true;
        }
        // A directed broadcast can only be one if no VM has the address.
        if ((destination & 1) == 0 || policy.records().find(vsid, destination) != null) {
            return false;
        }
        CustomerRoute home = policy.customerRoutes().onLink(vsid, destination);
        return home != null && home.destination().isBroadcast(destination);
    }

    private void forward(Frame frame, int ip, Verdict verdict) {
        byte[] b = frame.bytes();
        if (wire.expires(b, ip, verdict)) {
            expire(frame, ip, verdict);
            return;
        }
        boolean local = wire.isLocal(verdict.record.providerAddress());
        if (!local && !wire.admits(frame, ip, verdict)) {
            return;
        }
        int source = Ipv4.source(b, ip);
        int destination = Ipv4.destination(b, ip);
        long mac = Ethernet.source(b, frame.start());
        verdict.stand(this, policy, source, destination, verdict.vsid, mac);
        verdict.vsid = verdict.record.vsid();
        verdict.destinationMac = verdict.record.mac();
        if (local) {
            verdict.kind = Verdict.Kind.LOCAL;
        } else {
            wire.chooseForm(verdict);
        }
        wire.change(frame, ip, verdict);
    }

    private void expire(Frame frame, int ip, Verdict verdict) {
        byte[] b = frame.bytes();
        long aim = Ethernet.destination(b, frame.start());
        if (settings.routerIcmp() && IcmpError.mayReport(b, ip, frame.end() - ip, aim)) {
            verdict.tell(DropReason.TTL_EXPIRED, Icmp.TIME_EXCEEDED, Icmp.TTL_EXCEEDED);
        } else {
            verdict.drop(DropReason.TTL_EXPIRED);
        }
    }
}
