package org.nvsim.virt.gateway;

import org.nvsim.packet.Bytes;
import org.nvsim.packet.Checksum;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Udp;

/**
 * The bytes of address and port translation (RFC 3022, section 4; RFC 5508). "Port" is the
 * identifier in an ICMP echo. Checksums are updated, not recomputed, so a wrong one stays wrong.
 */
final class Translation {
    private static final int DESTINATION_PORT = 2;
    private static final int ECHO_IDENTIFIER = 4;
    private static final int ICMP_CHECKSUM = 2;
    private static final int TCP_CHECKSUM_END = 18;

    private Translation() {}

    /** Offset, from the IPv4 header at {@code ip}, of its sender's port. */
    static int sourcePortAt(byte[] b, int ip) {
        int transport = ip + Ipv4.headerBytes(b, ip);
        boolean icmp = Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_ICMP;
        return transport + (icmp ? ECHO_IDENTIFIER : 0);
    }

    /** Likewise of its receiver's port. */
    static int destinationPortAt(byte[] b, int ip) {
        int transport = ip + Ipv4.headerBytes(b, ip);
        boolean icmp = Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_ICMP;
        return transport + (icmp ? ECHO_IDENTIFIER : DESTINATION_PORT);
    }

    /** Replaces the sender of the packet at {@code ip}, whose bytes end before {@code end}. */
    static void setSource(byte[] b, int ip, int end, boolean pending, int address, int port) {
        int old = Ipv4.source(b, ip);
        Ipv4.setSource(b, ip, address);
        setPort(b, ip, end, pending, sourcePortAt(b, ip), port, old, address);
    }

    /** Replaces the receiver of the packet at {@code ip}, whose bytes end before {@code end}. */
    static void setDestination(byte[] b, int ip, int end, boolean pending, int address, int port) {
        int old = Ipv4.destination(b, ip);
        Ipv4.setDestination(b, ip, address);
        setPort(b, ip, end, pending, destinationPortAt(b, ip), port, old, address);
    }

    /**
     * Brings an ICMP checksum in line with a quote that was changed.
     *
     * @param quoteSumBefore sum of the quoted bytes before the change
     * @param quoteSumAfter and after it
     */
    static void updateIcmp(byte[] b, int icmp, int quoteSumBefore, int quoteSumAfter) {
        int checksum = Icmp.checksum(b, icmp);
        Bytes.put16(
                b,
                icmp + ICMP_CHECKSUM,
                Checksum.update16(checksum, quoteSumBefore, quoteSumAfter));
    }

    private static void setPort(
            byte[] b,
            int ip,
            int end,
            boolean pending,
            int portAt,
            int port,
            int oldAddress,
            int address) {
        int oldPort = Bytes.u16(b, portAt);
        Bytes.put16(b, portAt, port);
        int transport = ip + Ipv4.headerBytes(b, ip);
        switch (Ipv4.protocol(b, ip)) {
            case Ipv4.PROTOCOL_ICMP -> updateIcmp(b, transport, oldPort, port);
            case Ipv4.PROTOCOL_UDP -> {
                if (pending) {
                    Udp.updatePending(b, transport, oldAddress, address);
                } else {
                    Udp.updateChecksum(b, transport, oldAddress, address);
                    Udp.updateChecksum(b, transport, oldPort, port);
                }
            }
            default -> {
                // A quote of eight bytes ends before the checksum.
                if (end - transport < TCP_CHECKSUM_END) {
                    return;
                }
                if (pending) {
                    Tcp.updatePending(b, transport, oldAddress, address);
                } else {
                    Tcp.updateChecksum(b, transport, oldAddress, address);
                    Tcp.updateChecksum(b, transport, oldPort, port);
                }
            }
        }
    }
}
