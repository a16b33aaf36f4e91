package org.nvsim.virt.overlay.rewrite;

import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Udp;

/**
 * Replaces both addresses of an IPv4 packet in place. The checksums that cover them are updated,
 * not recomputed (RFC 1624, equation 3), so a wrong one stays wrong. Lengths, identification, TTL,
 * options, ports and payload stay, and so do quoted headers in ICMP errors, which the other end
 * reads in its own addresses again.
 */
public final class IpRewrite {
    private static final int TCP_CHECKSUM_END = 18;

    private IpRewrite() {}

    /**
     * @param frame holds a sound IPv4 header at {@code ip}
     */
    public static void replace(Frame frame, int ip, int newSource, int newDestination) {
        byte[] b = frame.bytes();
        int oldSource = Ipv4.source(b, ip);
        int oldDestination = Ipv4.destination(b, ip);
        Ipv4.setSource(b, ip, newSource);
        Ipv4.setDestination(b, ip, newDestination);
        // Only the first fragment carries the transport header; its checksum covers the datagram.
        if (Ipv4.fragmentOffset(b, ip) != 0) {
            return;
        }
        int transport = ip + Ipv4.headerBytes(b, ip);
        int available = Math.min(frame.end(), ip + Ipv4.totalLength(b, ip)) - transport;
        int protocol = Ipv4.protocol(b, ip);
        boolean pending = frame.checksumPending();
        if (protocol == Ipv4.PROTOCOL_TCP && available >= TCP_CHECKSUM_END) {
            updateTcp(b, transport, pending, oldSource, newSource);
            updateTcp(b, transport, pending, oldDestination, newDestination);
        } else if (protocol == Ipv4.PROTOCOL_UDP && available >= Udp.HEADER_BYTES) {
            updateUdp(b, transport, pending, oldSource, newSource);
            updateUdp(b, transport, pending, oldDestination, newDestination);
        }
    }

    private static void updateTcp(byte[] b, int off, boolean pending, int was, int is) {
        if (pending) {
            Tcp.updatePending(b, off, was, is);
        } else {
            Tcp.updateChecksum(b, off, was, is);
        }
    }

    private static void updateUdp(byte[] b, int off, boolean pending, int was, int is) {
        if (pending) {
            Udp.updatePending(b, off, was, is);
        } else {
            Udp.updateChecksum(b, off, was, is);
        }
    }
}
