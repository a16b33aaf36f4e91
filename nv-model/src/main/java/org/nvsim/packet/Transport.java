package org.nvsim.packet;

/**
 * Checksums of whatever an IPv4 packet in a frame carries, implied zeros and padding accounted for.
 * The packet must be without {@link Ipv4#defect} and, where its protocol has one, without a defect
 * of its header.
 */
public final class Transport {
    private Transport() {}

    /** Bytes of the IPv4 payload that are stored, padding left out. */
    public static int storedPayload(Frame frame, int ipOffset) {
        byte[] b = frame.bytes();
        int stored = frame.end() - ipOffset - Ipv4.headerBytes(b, ipOffset);
        return Math.min(stored, Ipv4.payloadBytes(b, ipOffset));
    }

    /**
     * True if the ICMP, UDP or TCP checksum of a whole packet is right, is not used, or is still
     * pending. Other protocols have none here; of fragments nothing can be said, so they pass.
     *
     * @param ipOffset where the IPv4 header stands in the frame's array
     */
    public static boolean checksumGood(Frame frame, int ipOffset) {
        byte[] b = frame.bytes();
        if (frame.checksumPending() || Ipv4.isFragment(b, ipOffset)) {
            return true;
        }
        int off = ipOffset + Ipv4.headerBytes(b, ipOffset);
        int stored = storedPayload(frame, ipOffset);
        int source = Ipv4.source(b, ipOffset);
        int destination = Ipv4.destination(b, ipOffset);
        switch (Ipv4.protocol(b, ipOffset)) {
            case Ipv4.PROTOCOL_ICMP:
                return Icmp.checksumGood(b, off, stored);
            case Ipv4.PROTOCOL_UDP:
                return Udp.checksumGood(b, off, stored, source, destination);
            case Ipv4.PROTOCOL_TCP:
                int length = Ipv4.payloadBytes(b, ipOffset);
                return Tcp.checksumGood(b, off, stored, length, source, destination);
            default:
                return true;
        }
    }

    /**
     * Does the adapter's part of checksum offload: completes a pending UDP or TCP checksum, whose
     * field holds the sum of the pseudo header. Without one pending it does nothing.
     */
    public static void completeChecksum(Frame frame, int ipOffset) {
        if (!frame.checksumPending()) {
            return;
        }
        byte[] b = frame.bytes();
        int off = ipOffset + Ipv4.headerBytes(b, ipOffset);
        boolean udp = Ipv4.protocol(b, ipOffset) == Ipv4.PROTOCOL_UDP;
        int stored = storedPayload(frame, ipOffset);
        if (udp) {
            stored = Math.min(stored, Udp.length(b, off));
        }
        int checksum = Checksum.finish(Checksum.sum(b, off, stored));
        if (udp) {
            Udp.setChecksum(b, off, checksum);
        } else {
            Tcp.setChecksum(b, off, checksum);
        }
        frame.setChecksumPending(false);
    }
}
