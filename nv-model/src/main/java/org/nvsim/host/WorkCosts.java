package org.nvsim.host;

import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.PacketLayers;
import org.nvsim.packet.Tcp;
import org.nvsim.virt.policy.HostPolicy;

/** What the work on one frame takes on a core, by what the adapter leaves to be done. */
final class WorkCosts {
    private static final int HEADERS_BYTES = Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES;

    private final AdapterProfile nic;
    private final CpuCosts costs;
    private final HostPolicy policy;

    WorkCosts(Hardware hardware, HostPolicy policy) {
        this.nic = hardware.nic();
        this.costs = hardware.costs();
        this.policy = policy;
    }

    /** From the adapter's queue into the guest. */
    long receivePs(Frame frame, int outerIp, int innerEthernet) {
        return costs.receivePacketPs() + filterPs(frame, outerIp, innerEthernet);
    }

    /** As {@link #receivePs}, for a frame that is joined to another one. */
    long coalescedPs(Frame frame, int outerIp, int innerEthernet) {
        return costs.coalescedPacketPs() + filterPs(frame, outerIp, innerEthernet);
    }

    private long filterPs(Frame frame, int outerIp, int innerEthernet) {
        long ps = 0;
        boolean tunnel = innerEthernet != PacketLayers.NONE;
        if (tunnel) {
            ps += costs.lookupPs() + costs.decapsulatePs();
        } else if (outerIp != PacketLayers.NONE
                && policy.records().rewritten(Ipv4.destination(frame.bytes(), outerIp)) != null) {
            ps += costs.lookupPs() + costs.rewritePs();
        }
        boolean adapterSums = nic.receiveChecksum() && (nic.nvgre() || !tunnel);
        return adapterSums ? ps : ps + summedPs(frame, innerEthernet);
    }

    /** From the guest to the adapter, besides what the filter did. */
    long sendPs(Frame frame, int outerIp, int innerEthernet) {
        long ps = costs.sendPacketPs() + costs.sendBytePs() * frame.lengthBytes();
        boolean visible = nic.nvgre() || innerEthernet == PacketLayers.NONE;
        if (!nic.sendChecksum() || !visible) {
            ps += summedPs(frame, innerEthernet);
        }
        if (frame.segmentBytes() > 0 && !(nic.largeSend() && visible)) {
            ps += costs.cutSegmentPs() * segments(frame, outerIp, innerEthernet);
        }
        return ps;
    }

    /** From one guest to another of the same host. */
    long localPs(Frame frame) {
        return costs.sendPacketPs()
                + costs.sendBytePs() * frame.lengthBytes()
                + costs.receivePacketPs();
    }

    private long summedPs(Frame frame, int innerEthernet) {
        int before = innerEthernet == PacketLayers.NONE ? 0 : innerEthernet - frame.start();
        int bytes = Math.max(0, frame.lengthBytes() - before - HEADERS_BYTES);
        return costs.checksumBytePs() * bytes;
    }

    long encapsulatePs() {
        return costs.lookupPs() + costs.encapsulatePs();
    }

    long rewritePs() {
        return costs.lookupPs() + costs.rewritePs();
    }

    /** How many frames of the wire a large send becomes. */
    static int segments(Frame frame, int outerIp, int innerEthernet) {
        if (frame.segmentBytes() == 0) {
            return 1;
        }
        int payload = frame.lengthBytes() - headBytes(frame, outerIp, innerEthernet);
        return Math.max(1, (payload + frame.segmentBytes() - 1) / frame.segmentBytes());
    }

    /** Bytes before the payload of a TCP packet: what every segment repeats. */
    static int headBytes(Frame frame, int outerIp, int innerEthernet) {
        byte[] b = frame.bytes();
        int ip =
                innerEthernet == PacketLayers.NONE
                        ? outerIp
                        : innerEthernet + Ethernet.HEADER_BYTES;
        int tcp = ip + Ipv4.headerBytes(b, ip);
        return tcp + Tcp.headerBytes(b, tcp) - frame.start();
    }
}
