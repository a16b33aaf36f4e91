package org.nvsim.virt;

import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Tunnel;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.RecordType;

/**
 * ARP of VMs (RFC 826), answered from policy: the question never leaves the host, and the answer is
 * the record's MAC, or the router's. Under 2012 R2 questions that policy cannot answer may be
 * flooded, and what the answers tell is learnt.
 */
final class ArpFilter {
    /** How long a learnt record lives, in picoseconds: 300 s. */
    static final long LEARNT_LIFETIME_PS = 300_000_000_000_000L;

    private static final int FRAME_BYTES = Ethernet.HEADER_BYTES + Arp.LENGTH_BYTES;

    private final HostPolicy policy;
    private final FilterSettings settings;
    private final SourceCheck sources;
    private final ProviderSide wire;
    private final Flood flood;

    ArpFilter(
            HostPolicy policy,
            FilterSettings settings,
            SourceCheck sources,
            ProviderSide wire,
            Flood flood) {
        this.policy = policy;
        this.settings = settings;
        this.sources = sources;
        this.wire = wire;
        this.flood = flood;
    }

    void outbound(Frame frame, long nowPs, Verdict verdict) {
        byte[] b = frame.bytes();
        int arp = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect = Arp.defect(b, arp, frame.end() - arp);
        if (defect == DropReason.NONE && !Arp.isProbe(b, arp)) {
            defect = senderDefect(b, arp, verdict);
        }
        if (defect != DropReason.NONE) {
            verdict.drop(defect);
            return;
        }
        if (learns()) {
            learnOwn(b, arp, nowPs, verdict);
        }
        if (Arp.isProbe(b, arp) || Arp.isGratuitous(b, arp)) {
            announce(b, arp, verdict);
        } else if (Arp.operation(b, arp) == Arp.REQUEST) {
            answer(frame, arp, verdict);
        } else {
            forwardReply(frame, arp, verdict);
        }
    }

    /** Decides about an ARP message that came out of the tunnel; only R2 sends any. */
    void inbound(Frame frame, Overlay overlay, int outerSource, long nowPs, Verdict verdict) {
        byte[] b = frame.bytes();
        int arp = frame.start() + Ethernet.HEADER_BYTES;
        DropReason defect =
                learns() ? Arp.defect(b, arp, frame.end() - arp) : DropReason.ARP_UNANSWERED;
        if (defect != DropReason.NONE) {
            verdict.drop(defect);
            return;
        }
        if (!Arp.isProbe(b, arp) && policy.records().floodProviders(verdict.vsid).length > 0) {
            learn(b, arp, overlay, outerSource, nowPs, verdict);
        }
        verdict.destinationMac = Ethernet.destination(b, frame.start());
        boolean many = Arp.operation(b, arp) == Arp.REQUEST || Arp.isGratuitous(b, arp);
        verdict.floodsLocally = many;
        verdict.kind = many ? Verdict.Kind.FLOOD : Verdict.Kind.LOCAL;
    }

    /** A VSID without any policy is no reason to doubt the sender: nobody will answer it. */
    private DropReason senderDefect(byte[] b, int arp, Verdict verdict) {
        DropReason reason = sources.check(Arp.senderIp(b, arp), Arp.senderMac(b, arp), verdict);
        LookupRecord claimed = policy.records().find(verdict.vsid, Arp.senderIp(b, arp));
        if (reason == DropReason.SOURCE_MISMATCH
                && claimed != null
                && claimed.mac() != Arp.senderMac(b, arp)) {
            return DropReason.ARP_SPOOFED;
        }
        return reason == DropReason.SOURCE_MISMATCH ? reason : DropReason.NONE;
    }

    private void announce(byte[] b, int arp, Verdict verdict) {
        if (Arp.isProbe(b, arp) || !flood.toUnknown(verdict)) {
            verdict.kind = Verdict.Kind.CONSUMED;
        }
    }

    private void answer(Frame frame, int arp, Verdict verdict) {
        byte[] b = frame.bytes();
        int wanted = Arp.targetIp(b, arp);
        LookupRecord record = policy.records().find(verdict.vsid, wanted);
        verdict.record = record;
        if (record != null) {
            boolean answersItself =
                    policy.generation() == Generation.WINDOWS_2012
                            && wire.isLocal(record.providerAddress());
            if (answersItself) {
                verdict.kind = Verdict.Kind.CONSUMED;
            } else {
                reply(frame, arp, record.mac(), verdict);
            }
        } else if (!policy.useExternalRouter()
                && policy.customerRoutes().isRouter(verdict.vsid, wanted)) {
            verdict.route = policy.customerRoutes().onLink(verdict.vsid, wanted);
            reply(frame, arp, settings.routerMac(), verdict);
        } else if (!flood.toUnknown(verdict)) {
            verdict.drop(DropReason.ARP_UNANSWERED);
        }
    }

    private static void reply(Frame frame, int arp, long mac, Verdict verdict) {
        byte[] b = frame.bytes();
        long asker = Arp.senderMac(b, arp);
        int askerIp = Arp.senderIp(b, arp);
        int wanted = Arp.targetIp(b, arp);
        frame.trimTo(FRAME_BYTES);
        Ethernet.write(b, frame.start(), asker, mac, Ethernet.TYPE_ARP);
        Arp.write(b, arp, Arp.REPLY, mac, wanted, asker, askerIp);
        verdict.kind = Verdict.Kind.ARP_REPLY;
        verdict.destinationMac = asker;
    }

    /** A VM's own answer reaches the filter only if the question came through the tunnel. */
    private void forwardReply(Frame frame, int arp, Verdict verdict) {
        byte[] b = frame.bytes();
        LookupRecord record = policy.records().find(verdict.vsid, Arp.targetIp(b, arp));
        verdict.record = record;
        if (!learns() || record == null || !record.overlay().encapsulates()) {
            verdict.kind = Verdict.Kind.CONSUMED;
        } else if (wire.isLocal(record.providerAddress())) {
            verdict.destinationMac = record.mac();
            verdict.kind = Verdict.Kind.LOCAL;
        } else {
            verdict.destinationMac = record.mac();
            int source = ProviderSide.senderAddress(verdict);
            Tunnel tunnel = record.overlay().tunnel();
            wire.encapsulate(frame, tunnel, source, record.providerAddress(), verdict);
        }
    }

    private boolean learns() {
        return policy.generation() == Generation.WINDOWS_2012R2;
    }

    private void learnOwn(byte[] b, int arp, long nowPs, Verdict verdict) {
        LookupRecord sender = verdict.sourceRecord;
        if (sender != null
                && sender.type() == RecordType.L2_ONLY
                && sender.mac() == Arp.senderMac(b, arp)) {
            learn(b, arp, sender.overlay(), sender.providerAddress(), nowPs, verdict);
        }
    }

    private void learn(
            byte[] b, int arp, Overlay overlay, int provider, long nowPs, Verdict verdict) {
        LookupRecord learnt =
                LookupRecord.of(
                                verdict.vsid,
                                Arp.senderIp(b, arp),
                                Arp.senderMac(b, arp),
                                provider,
                                overlay,
                                "learnt from ARP")
                        .withType(RecordType.DYNAMIC);
        policy.records().learn(learnt, nowPs + LEARNT_LIFETIME_PS);
    }
}
