package org.nvsim.virt;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.Tunnel;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;

/**
 * Frames for more than one VM of a virtual subnet (RFC 7637, section 4.2), and frames for a VM
 * whose place is not known yet. IP rewrite can carry neither.
 */
final class Flood {
    private final HostPolicy policy;
    private final FilterSettings settings;
    private final ProviderSide wire;
    private final SizeLimit size;

    Flood(HostPolicy policy, FilterSettings settings, ProviderSide wire, SizeLimit size) {
        this.policy = policy;
        this.settings = settings;
        this.wire = wire;
        this.size = size;
    }

    /** Decides about a broadcast or multicast IPv4 packet of a sender that is believed. */
    void decide(Frame frame, Verdict verdict) {
        Tunnel tunnel = settings.broadcast() == Broadcast.DROP ? null : tunnel(verdict);
        boolean crosses = tunnel != null;
        if (!crosses && !asksEveryPort()) {
            verdict.drop(DropReason.BROADCAST_UNSUPPORTED);
            return;
        }
        if (crosses) {
            int ip = frame.start() + Ethernet.HEADER_BYTES;
            if (!size.fits(frame, ip, tunnel.mtuCostBytes(), verdict)) {
                return;
            }
            verdict.floodTunnel = tunnel;
            addMembers(verdict);
        }
        finish(verdict);
    }

    /**
     * Sends a frame for an unknown address to those who hold VMs of unknown addresses, if there are
     * any and this generation does so.
     */
    boolean toUnknown(Verdict verdict) {
        int[] holders = policy.records().floodProviders(verdict.vsid);
        Tunnel tunnel = policy.records().floodTunnel(verdict.vsid);
        if (!asksEveryPort() || holders.length == 0 || tunnel == null) {
            return false;
        }
        verdict.floodTunnel = tunnel;
        addRemote(holders, verdict);
        finish(verdict);
        return true;
    }

    /** What carries copies of the sender's broadcasts to other hosts; null if nothing does. */
    private Tunnel tunnel(Verdict verdict) {
        Overlay overlay =
                verdict.sourceRecord == null
                        ? policy.records().tunnelled(verdict.vsid)
                        : verdict.sourceRecord.overlay();
        return overlay == null ? null : overlay.tunnel();
    }

    /** Below the switch (2012), the switch has flooded already; in it (R2), the filter does. */
    private boolean asksEveryPort() {
        return policy.generation() == Generation.WINDOWS_2012R2;
    }

    private void addMembers(Verdict verdict) {
        int group =
                settings.broadcast() == Broadcast.PA_MULTICAST
                        ? policy.multicastGroup(verdict.vsid)
                        : 0;
        if (group != 0) {
            verdict.addTarget(group);
        } else {
            addRemote(policy.records().providers(verdict.vsid), verdict);
        }
    }

    private void addRemote(int[] providers, Verdict verdict) {
        for (int provider : providers) {
            if (!wire.isLocal(provider)) {
                verdict.addTarget(provider);
            }
        }
    }

    private void finish(Verdict verdict) {
        verdict.source = ProviderSide.senderAddress(verdict);
        verdict.floodsLocally = asksEveryPort();
        boolean anywhere = verdict.targetCount > 0 || verdict.floodsLocally;
        verdict.kind = anywhere ? Verdict.Kind.FLOOD : Verdict.Kind.CONSUMED;
    }
}
