package org.nvsim.virt.nvgre;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Nvgre;

/**
 * The two ends of an NVGRE tunnel over IPv4 (RFC 7637), in place: outer headers go into a frame's
 * headroom and come out of it, and no payload is copied.
 */
public final class NvgreTunnel {
    /** Time to live of outer packets, as Windows sends them. */
    public static final int OUTER_TTL = 128;

    private NvgreTunnel() {}

    /**
     * Prepends outer Ethernet, IPv4 and GRE. The outer MAC addresses are left for whoever knows the
     * next hop; everything else is written.
     *
     * @param vsid virtual subnet of the destination
     * @param flowId 0 to 255
     * @param trafficClass outer DSCP and ECN
     * @param identification of the outer packet
     */
    public static void encapsulate(
            Frame frame,
            int vsid,
            int flowId,
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
        Nvgre.write(b, ip + Ipv4.HEADER_BYTES, vsid, flowId);
    }

    /**
     * Whether the frame at {@code off} carries IPv4 without options between these two provider
     * addresses, and in it NVGRE of this virtual subnet. Its length was checked.
     */
    public static boolean isBetween(byte[] b, int off, int source, int destination, int vsid) {
        int ip = off + Ethernet.HEADER_BYTES;
        return Ethernet.type(b, off) == Ethernet.TYPE_IPV4
                && Ipv4.headerBytes(b, ip) == Ipv4.HEADER_BYTES
                && Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_GRE
                && Ipv4.source(b, ip) == source
                && Ipv4.destination(b, ip) == destination
                && Nvgre.isOf(b, ip + Ipv4.HEADER_BYTES, vsid);
    }

    /**
     * Decapsulates a packet that {@link #isBetween} two ends and carries IPv4, if both packets are
     * sound and whole and there is no padding.
     *
     * @return whether it did; else nothing was changed
     */
    public static boolean open(Frame frame, int ip) {
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

    /**
     * Why the packet at {@code ip} cannot be decapsulated, or {@link DropReason#NONE}. The outer
     * IPv4 header has been checked already and padding trimmed.
     */
    public static DropReason defect(Frame frame, int ip) {
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

    /** The virtual subnet that a packet without {@link #defect} names. */
    public static int vsid(Frame frame, int ip) {
        byte[] b = frame.bytes();
        return Nvgre.vsid(b, ip + Ipv4.headerBytes(b, ip));
    }

    /**
     * Strips everything before the inner frame of a packet without {@link #defect} and carries
     * congestion marks inwards (RFC 6040, section 4.2).
     *
     * @param ip offset of the outer IPv4 header
     * @return why the frame must not be delivered, or {@link DropReason#NONE}
     */
    public static DropReason decapsulate(Frame frame, int ip) {
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
