package org.nvsim.virt.overlay.nvgre;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.FlowHash;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Nvgre;
import org.nvsim.virt.overlay.Tunnel;

/**
 * The two ends of an NVGRE tunnel over IPv4 (RFC 7637), in place: outer headers go into a frame's
 * headroom and come out of it, and no payload is copied.
 */
public final class NvgreTunnel implements Tunnel {
    /** Time to live of outer packets, as Windows sends them. */
    public static final int OUTER_TTL = 128;

    public NvgreTunnel() {}

    @Override
    public int overheadBytes() {
        return Nvgre.OVERHEAD_BYTES;
    }

    @Override
    public int mtuCostBytes() {
        return Nvgre.MTU_COST_BYTES;
    }

    /** The FlowID (RFC 7637 s3.2): the hash folded to 8 bits. */
    @Override
    public int entropy(int flowHash) {
        return FlowHash.fold(flowHash);
    }

    @Override
    public boolean recognises(byte[] b, int ip, int available) {
        return Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_GRE;
    }

    @Override
    public void encapsulate(
            Frame frame,
            int vsid,
            int entropy,
            int sourceProvider,
            int destinationProvider,
            int trafficClass,
            int identification) {
        int innerBytes = frame.lengthBytes();
        int off = frame.prepend(Nvgre.OVERHEAD_BYTES);
        byte[] b = frame.bytes();
        Ethernet.write(b, off, 0, 0, Ethernet.TYPE_IPV4);
        int ip = off + Ethernet.HEADER_BYTES;
        Ipv4.write(
                b,
                ip,
                trafficClass,
                Ipv4.HEADER_BYTES + Nvgre.HEADER_BYTES + innerBytes,
                identification,
                Ipv4.DONT_FRAGMENT,
                OUTER_TTL,
                Ipv4.PROTOCOL_GRE,
                sourceProvider,
                destinationProvider);
        Nvgre.write(b, ip + Ipv4.HEADER_BYTES, vsid, entropy);
    }

    @Override
    public boolean isBetween(byte[] b, int off, int source, int destination, int vsid) {
        int ip = off + Ethernet.HEADER_BYTES;
        return Ethernet.type(b, off) == Ethernet.TYPE_IPV4
                && Ipv4.headerBytes(b, ip) == Ipv4.HEADER_BYTES
                && Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_GRE
                && Ipv4.source(b, ip) == source
                && Ipv4.destination(b, ip) == destination
                && Nvgre.isOf(b, ip + Ipv4.HEADER_BYTES, vsid);
    }

    @Override
    public boolean open(Frame frame, int ip) {
        byte[] b = frame.bytes();
        int off = frame.start();
        int inner = off + Nvgre.OVERHEAD_BYTES;
        int innerIp = inner + Ethernet.HEADER_BYTES;
        int end = frame.end();
        int implied = frame.impliedBytes();
        if (Ethernet.defect(b, off, end - off) != DropReason.NONE
                || Ethernet.type(b, inner) != Ethernet.TYPE_IPV4
                || Ethernet.defect(b, inner, end - inner) != DropReason.NONE
                || Ipv4.isFragment(b, ip)
                || Ipv4.totalLength(b, ip) != end - ip + implied
                || Ipv4.defect(b, ip, end - ip, implied) != DropReason.NONE
                || Ipv4.defect(b, innerIp, end - innerIp, implied) != DropReason.NONE) {
            return false;
        }
        int innerEcn = Ipv4.ecn(b, innerIp);
        int combined = Ecn.decapsulate(Ipv4.ecn(b, ip), innerEcn);
        if (combined == Ecn.DROP) {
            return false;
        }
        if (combined != innerEcn) {
            Ipv4.setEcn(b, innerIp, combined);
        }
        frame.strip(Nvgre.OVERHEAD_BYTES);
        return true;
    }

    @Override
    public DropReason defect(Frame frame, int ip) {
        byte[] b = frame.bytes();
        if (Ipv4.isFragment(b, ip)) {
            return DropReason.NVGRE_FRAGMENTED;
        }
        int gre = ip + Ipv4.headerBytes(b, ip);
        DropReason reason = Nvgre.defect(b, gre, frame.end() - gre);
        if (reason != DropReason.NONE) {
            return reason;
        }
        int inner = gre + Nvgre.HEADER_BYTES;
        return Ethernet.defect(b, inner, frame.end() - inner);
    }

    @Override
    public int vsid(Frame frame, int ip) {
        byte[] b = frame.bytes();
        return Nvgre.vsid(b, ip + Ipv4.headerBytes(b, ip));
    }

    @Override
    public DropReason decapsulate(Frame frame, int ip) {
        byte[] b = frame.bytes();
        int outerEcn = Ipv4.ecn(b, ip);
        int inner = ip + Ipv4.headerBytes(b, ip) + Nvgre.HEADER_BYTES;
        frame.strip(inner - frame.start());
        if (Ethernet.type(b, inner) != Ethernet.TYPE_IPV4) {
            return outerEcn == Ecn.CE ? DropReason.ECN_DROP : DropReason.NONE;
        }
        int innerIp = inner + Ethernet.HEADER_BYTES;
        DropReason defect = Ipv4.defect(b, innerIp, frame.end() - innerIp, frame.impliedBytes());
        if (defect != DropReason.NONE) {
            return defect;
        }
        int innerEcn = Ipv4.ecn(b, innerIp);
        int combined = Ecn.decapsulate(outerEcn, innerEcn);
        if (combined == Ecn.DROP) {
            return DropReason.ECN_DROP;
        }
        if (combined != innerEcn) {
            Ipv4.setEcn(b, innerIp, combined);
        }
        return DropReason.NONE;
    }
}
