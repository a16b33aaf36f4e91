package org.nvsim.virt;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Tunnel;
import org.nvsim.virt.overlay.rewrite.IpRewrite;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;

/**
 * Carries a resolved packet onto the provider network: from which address, to which next hop, and
 * with which change of bytes.
 */
final class ProviderSide {
    private final HostPolicy policy;
    private final boolean hashFlowId;
    private final boolean copyDscp;
    private final boolean decrementTtl;
    private final long routerMac;
    private final SizeLimit size;
    private int nextIdentification;

    ProviderSide(HostPolicy policy, FilterSettings settings, SizeLimit size) {
        this.policy = policy;
        this.hashFlowId = settings.hashFlowId();
        this.copyDscp = settings.copyDscp();
        this.decrementTtl = settings.decrementTtl();
        this.routerMac = settings.routerMac();
        this.size = size;
    }

    void setNextIdentification(int identification) {
        nextIdentification = identification;
    }

    /** Whether a provider address is one of this host's. */
    boolean isLocal(int providerAddress) {
        return policy.provider().find(providerAddress) != null;
    }

    /**
     * Checks what can stop the packet before a byte of it is changed; if something does, the
     * verdict says so.
     */
    boolean admits(Frame frame, int ip, Verdict verdict) {
        LookupRecord record = verdict.record;
        DropReason reason = choosePath(senderAddress(verdict), record.providerAddress(), verdict);
        if (reason == DropReason.NO_ROUTE && isRouter(verdict)) {
            reason = DropReason.GATEWAY_NOT_ADDRESSABLE;
        }
        if (reason == DropReason.NONE && record.overlay().rewrites()) {
            reason = rewriteDefect(frame.bytes(), ip, verdict);
        }
        if (reason != DropReason.NONE) {
            verdict.drop(reason);
            return false;
        }
        Tunnel tunnel = record.overlay().tunnel();
        return size.fits(frame, ip, tunnel == null ? 0 : tunnel.mtuCostBytes(), verdict);
    }

    /** Notes in what form an admitted packet travels, by the record's rule. */
    void chooseForm(Verdict verdict) {
        verdict.kind = Verdict.Kind.WIRE;
        Overlay overlay = verdict.record.overlay();
        verdict.tunnel = overlay.tunnel();
        if (overlay.rewrites()) {
            LookupRecord sender = verdict.sourceRecord;
            verdict.rewritten = true;
            verdict.wireSource = sender.useVmMac() ? sender.mac() : 0;
        }
    }

    /** Whether an IPv4 packet is routed, and has no more time to live. */
    boolean expires(byte[] b, int ip, Verdict verdict) {
        return verdict.route != null && decrementTtl && Ipv4.ttl(b, ip) <= 1;
    }

    /** Makes an IPv4 packet what was decided: of the router, of its receiver, of the wire. */
    void change(Frame frame, int ip, Verdict verdict) {
        byte[] b = frame.bytes();
        if (verdict.route != null) {
            if (decrementTtl) {
                Ipv4.decrementTtl(b, ip);
            }
            Ethernet.setSource(b, frame.start(), routerMac);
        }
        Ethernet.setDestination(b, frame.start(), verdict.destinationMac);
        if (verdict.tunnel != null) {
            wrapIpv4(frame, ip, verdict);
        } else if (verdict.rewritten) {
            IpRewrite.replace(frame, ip, verdict.source, verdict.destination);
        }
    }

    /** Sends a frame as it is to another end of the tunnel: copies of floods, answers. */
    void encapsulate(Frame frame, Tunnel tunnel, int source, int destination, Verdict verdict) {
        DropReason reason = choosePath(source, destination, verdict);
        if (reason != DropReason.NONE) {
            verdict.drop(reason);
            return;
        }
        verdict.kind = Verdict.Kind.WIRE;
        verdict.tunnel = tunnel;
        if (Ethernet.type(frame.bytes(), frame.start()) == Ethernet.TYPE_IPV4) {
            wrapIpv4(frame, frame.start() + Ethernet.HEADER_BYTES, verdict);
        } else {
            wrap(frame, 0, 0, verdict);
        }
    }

    /** The provider address that the sender's record names; 0 if it has none. */
    static int senderAddress(Verdict verdict) {
        return verdict.sourceRecord == null ? 0 : verdict.sourceRecord.providerAddress();
    }

    /** Scripts may define a record for the router's address; it leads nowhere. */
    private boolean isRouter(Verdict verdict) {
        LookupRecord record = verdict.record;
        return policy.customerRoutes().isRouter(record.vsid(), record.customerAddress());
    }

    private DropReason choosePath(int source, int destination, Verdict verdict) {
        ProviderAddress own = policy.provider().find(source);
        if (own == null) {
            own = policy.provider().sourceTowards(destination);
        }
        if (own == null) {
            return DropReason.NO_PROVIDER_ADDRESS;
        }
        verdict.setProviderAddress(own);
        verdict.source = own.address();
        verdict.destination = destination;
        if (own.isOnLink(destination) || Ipv4Address.isMulticast(destination)) {
            verdict.nextHop = destination;
            return DropReason.NONE;
        }
        verdict.providerRoute = policy.provider().route(destination);
        if (verdict.providerRoute == null) {
            return DropReason.NO_ROUTE;
        }
        verdict.nextHop = verdict.providerRoute.nextHop();
        return DropReason.NONE;
    }

    /**
     * A provider address stands for one customer address, so rewrite can carry only packets from
     * and to the addresses of the two records: nothing that is passed on for somebody else.
     */
    private static DropReason rewriteDefect(byte[] b, int ip, Verdict verdict) {
        LookupRecord sender = verdict.sourceRecord;
        if (sender == null || verdict.source != sender.providerAddress()) {
            return DropReason.REWRITE_NO_RECORD;
        }
        boolean ownAddresses =
                sender.overlay().rewrites()
                        && sender.customerAddress() == Ipv4.source(b, ip)
                        && verdict.record.customerAddress() == Ipv4.destination(b, ip);
        return ownAddresses ? DropReason.NONE : DropReason.REWRITE_UNSUPPORTED;
    }

    private void wrapIpv4(Frame frame, int ip, Verdict verdict) {
        byte[] b = frame.bytes();
        int flow = hashFlowId ? verdict.flowHash(b, ip, frame.end() - ip) : 0;
        int inner = Ipv4.trafficClass(b, ip);
        wrap(frame, flow, copyDscp ? inner : inner & 3, verdict);
    }

    private void wrap(Frame frame, int flowHash, int trafficClass, Verdict verdict) {
        verdict.tunnel.encapsulate(
                frame,
                verdict.vsid,
                verdict.tunnel.entropy(flowHash),
                verdict.source,
                verdict.destination,
                trafficClass,
                nextIdentification & 0xFFFF);
        nextIdentification += packets(frame);
    }

    /** How many packets of the wire a frame becomes; each takes an identification. */
    private static int packets(Frame frame) {
        int segment = frame.segmentBytes();
        return segment <= 0 ? 1 : (frame.lengthBytes() + segment - 1) / segment;
    }
}
