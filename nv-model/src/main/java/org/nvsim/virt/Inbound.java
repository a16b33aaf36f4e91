package org.nvsim.virt;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Tunnel;
import org.nvsim.virt.overlay.rewrite.IpRewrite;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;

/**
 * Frames from the provider network: checked in a fixed order, of which the first failure names the
 * drop, then taken out of their tunnel or rewritten back. Only a record of the packet's own virtual
 * subnet lets it through; this is the boundary between tenants.
 */
final class Inbound {
    private final HostPolicy policy;
    private final FilterSettings settings;
    private final Resolver resolver;
    private final ArpFilter arp;

    Inbound(HostPolicy policy, FilterSettings settings, Resolver resolver, ArpFilter arp) {
        this.policy = policy;
        this.settings = settings;
        this.resolver = resolver;
        this.arp = arp;
    }

    void decide(Frame frame, long nowPs, Verdict verdict) {
        byte[] b = frame.bytes();
        int off = frame.start();
        DropReason defect = Ethernet.defect(b, off, frame.storedBytes());
        if (defect != DropReason.NONE) {
            verdict.drop(defect);
            return;
        }
        if (Ethernet.type(b, off) != Ethernet.TYPE_IPV4) {
            return;
        }
        int ip = off + Ethernet.HEADER_BYTES;
        defect = Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes());
        if (defect != DropReason.NONE) {
            verdict.drop(defect);
            return;
        }
        int source = Ipv4.source(b, ip);
        int destination = Ipv4.destination(b, ip);
        verdict.setProviderAddress(policy.provider().find(destination));
        if (verdict.providerAddress == null && !policy.hasMulticastGroup(destination)) {
            if (!policy.isBound() && Overlay.recognised(b, ip, frame.end() - ip) != null) {
                verdict.drop(DropReason.FILTER_UNBOUND); // nobody else here opens tunnels
            }
            return;
        }
        frame.trimTo(Ethernet.HEADER_BYTES + Ipv4.totalLength(b, ip));
        LookupRecord rewritten = policy.records().rewritten(destination);
        LookupRecord sender = policy.records().rewritten(source);
        // A tenant's own tunnel comes from an address that stands for a VM; a host's does not.
        boolean ofVm = rewritten != null && sender != null;
        Overlay overlay = ofVm ? null : Overlay.recognised(b, ip, frame.end() - ip);
        if (overlay != null) {
            decapsulate(frame, ip, overlay, nowPs, verdict);
        } else if (rewritten != null) {
            rewriteBack(frame, ip, sender, rewritten, verdict);
        }
    }

    private void decapsulate(Frame frame, int ip, Overlay overlay, long nowPs, Verdict verdict) {
        byte[] b = frame.bytes();
        Tunnel tunnel = overlay.tunnel();
        DropReason defect = tunnel.defect(frame, ip);
        if (defect != DropReason.NONE) {
            verdict.drop(defect);
            return;
        }
        verdict.source = Ipv4.source(b, ip);
        verdict.destination = Ipv4.destination(b, ip);
        verdict.vsid = tunnel.vsid(frame, ip);
        if (!policy.knows(verdict.vsid)) {
            verdict.drop(DropReason.UNKNOWN_VSID);
            return;
        }
        defect = tunnel.decapsulate(frame, ip);
        if (defect != DropReason.NONE) {
            verdict.drop(defect);
            return;
        }
        verdict.tunnel = tunnel;
        switch (Ethernet.type(b, frame.start())) {
            case Ethernet.TYPE_IPV4 -> deliver(frame, verdict);
            case Ethernet.TYPE_ARP -> arp.inbound(frame, overlay, verdict.source, nowPs, verdict);
            default -> verdict.drop(DropReason.NON_IP);
        }
    }

    private void deliver(Frame frame, Verdict verdict) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        int source = Ipv4.source(b, ip);
        int destination = Ipv4.destination(b, ip);
        long mac = Ethernet.destination(b, frame.start());
        if (settings.verifySource() && !isFrom(verdict.source, source, verdict)) {
            verdict.drop(DropReason.UNKNOWN_PROVIDER);
            return;
        }
        boolean many = MacAddress.isGroup(mac) || Ipv4Address.isMulticast(destination);
        if (many || destination == Ipv4Address.BROADCAST) {
            verdict.kind = Verdict.Kind.FLOOD;
            verdict.floodsLocally = true;
            return;
        }
        verdict.record = receiver(verdict.vsid, source, destination, mac, verdict);
        if (verdict.record == null) {
            verdict.drop(DropReason.NO_LOOKUP_RECORD);
            return;
        }
        verdict.destinationMac = mac;
        verdict.kind = Verdict.Kind.LOCAL;
        verdict.stand(this, policy, source, destination);
    }

    /**
     * The record that admits a packet to this virtual subnet: of its destination; of the one it is
     * passed on by, known by its MAC; or of the next hop that a route names.
     */
    private LookupRecord receiver(
            int vsid, int source, int destination, long mac, Verdict verdict) {
        LookupRecord record = policy.records().find(vsid, destination);
        if (record != null) {
            return record;
        }
        record = policy.records().find(vsid, 0, mac);
        if (record != null) {
            return record;
        }
        CustomerRoute before = verdict.route;
        boolean resolved = resolver.resolve(vsid, source, destination, verdict) == DropReason.NONE;
        boolean ours = resolved && verdict.record.vsid() == vsid && verdict.record.mac() == mac;
        if (!ours) {
            verdict.route = before;
        }
        return ours ? verdict.record : null;
    }

    private boolean isFrom(int outerSource, int source, Verdict verdict) {
        LookupRecord sender = resolver.findJoined(verdict.vsid, source);
        if (sender == null) {
            sender = policy.records().wildcard(verdict.vsid);
        }
        verdict.sourceRecord = sender;
        return sender != null && sender.providerAddress() == outerSource;
    }

    private void rewriteBack(
            Frame frame, int ip, LookupRecord sender, LookupRecord receiver, Verdict verdict) {
        if (sender == null) {
            verdict.drop(DropReason.REWRITE_NO_RECORD);
            return;
        }
        verdict.record = receiver;
        verdict.sourceRecord = sender;
        verdict.vsid = receiver.vsid();
        if (!policy.customerRoutes().joined(sender.vsid(), receiver.vsid())) {
            verdict.drop(DropReason.OTHER_ROUTING_DOMAIN);
            return;
        }
        verdict.source = sender.providerAddress();
        verdict.destination = receiver.providerAddress();
        IpRewrite.replace(frame, ip, sender.customerAddress(), receiver.customerAddress());
        boolean sameSubnet = sender.vsid() == receiver.vsid();
        byte[] b = frame.bytes();
        Ethernet.setDestination(b, frame.start(), receiver.mac());
        Ethernet.setSource(b, frame.start(), sameSubnet ? sender.mac() : settings.routerMac());
        verdict.destinationMac = receiver.mac();
        verdict.rewritten = true;
        verdict.kind = Verdict.Kind.LOCAL;
    }
}
