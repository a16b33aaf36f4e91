package org.nvsim.report.pcapng;

import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Transport;
import org.nvsim.packet.Vlan;

/** Does for the copy in a capture what the adapter will do for the frame on the wire. */
final class Checksums {
    private Checksums() {}

    /** Completes the checksum if it is pending and the frame is what such frames are. */
    static void complete(Frame frame) {
        if (!frame.checksumPending() || frame.storedBytes() < Ethernet.HEADER_BYTES) {
            return;
        }
        byte[] b = frame.bytes();
        int start = frame.start();
        int ip = start + Vlan.headerBytes(b, start);
        int stored = frame.end() - ip;
        if (Ipv4.defect(b, ip, stored, frame.impliedBytes()) == DropReason.NONE) {
            Transport.completeChecksum(frame, ip);
        }
    }
}
