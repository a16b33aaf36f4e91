package org.nvsim.report.pcapng;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.PacketLayers;
import org.nvsim.packet.Transport;

/** Does for the copy in a capture what the adapter will do for the frame on the wire. */
final class Checksums {
    private Checksums() {}

    /**
     * Completes the checksum if it is pending and the frame is what such frames are: one of a
     * guest, alone or inside a tunnel, whose own headers have none that is pending.
     */
    static void complete(Frame frame) {
        if (!frame.checksumPending() || frame.storedBytes() < Ethernet.HEADER_BYTES) {
            return;
        }
        int outer = PacketLayers.outerIp(frame);
        int inner = PacketLayers.innerIp(frame, PacketLayers.innerEthernet(frame, outer));
        int ip = inner == PacketLayers.NONE ? outer : inner;
        if (ip != PacketLayers.NONE && isTransport(frame, ip)) {
            Transport.completeChecksum(frame, ip);
        }
    }

    private static boolean isTransport(Frame frame, int ip) {
        byte[] b = frame.bytes();
        int protocol = Ipv4.protocol(b, ip);
        return (protocol == Ipv4.PROTOCOL_TCP || protocol == Ipv4.PROTOCOL_UDP)
                && Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes()) == DropReason.NONE;
    }
}
