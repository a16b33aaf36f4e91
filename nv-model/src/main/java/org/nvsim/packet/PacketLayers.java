package org.nvsim.packet;

/**
 * Where the IPv4 headers of a frame on the provider's wire stand, as far as an adapter looks: it
 * believes what it sees, for the filter checks everything again.
 */
public final class PacketLayers {
    /** No such header. */
    public static final int NONE = -1;

    private PacketLayers() {}

    /** Offset of the first IPv4 header, behind a VLAN tag if there is one; or {@link #NONE}. */
    public static int outerIp(Frame frame) {
        byte[] b = frame.bytes();
        int start = frame.start();
        int ip = start + Vlan.headerBytes(b, start);
        if (frame.end() - ip < Ipv4.HEADER_BYTES) {
            return NONE;
        }
        int type = Vlan.payloadType(b, start);
        return type == Ethernet.TYPE_IPV4 ? ip : NONE;
    }

    /** Offset of the Ethernet header inside an NVGRE packet; {@link #NONE} if it is none. */
    public static int innerEthernet(Frame frame, int outerIp) {
        byte[] b = frame.bytes();
        if (outerIp == NONE || Ipv4.protocol(b, outerIp) != Ipv4.PROTOCOL_GRE) {
            return NONE;
        }
        int gre = outerIp + Ipv4.headerBytes(b, outerIp);
        int least = Nvgre.HEADER_BYTES + Ethernet.HEADER_BYTES;
        boolean nvgre = frame.end() - gre >= least && Nvgre.looksLike(b, gre, frame.end() - gre);
        return nvgre ? gre + Nvgre.HEADER_BYTES : NONE;
    }

    /** Offset of the IPv4 header inside an NVGRE packet; {@link #NONE} if there is none. */
    public static int innerIp(Frame frame, int innerEthernet) {
        if (innerEthernet == NONE) {
            return NONE;
        }
        int ip = innerEthernet + Ethernet.HEADER_BYTES;
        boolean ipv4 = Ethernet.type(frame.bytes(), innerEthernet) == Ethernet.TYPE_IPV4;
        return ipv4 && frame.end() - ip >= Ipv4.HEADER_BYTES ? ip : NONE;
    }
}
