package org.nvsim.virt;

import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;

/**
 * Verdicts about the frames that pass one place in one direction, for each of some pairs of
 * customer addresses the last: who asks the filter with the one that is found here is answered
 * sooner if it still stands. Which one is found only matters for how soon.
 */
public final class Verdicts {
    private static final int SLOTS = 32; // a power of two

    private Verdict last = new Verdict(); // mostly the next one too
    private Verdict[] byPair; // null until there are two

    public Verdicts() {}

    /** The verdict to decide with about a frame that a VM sent. */
    public Verdict ofOutbound(Frame frame) {
        return ofPair(frame, Ethernet.HEADER_BYTES);
    }

    /** The verdict to decide with about a frame from the provider network. */
    public Verdict ofInbound(Frame frame) {
        return ofPair(frame, last.overheadBytes() + Ethernet.HEADER_BYTES);
    }

    private Verdict ofPair(Frame frame, int ipOffset) {
        if (frame.storedBytes() < ipOffset + Ipv4.HEADER_BYTES) {
            return last;
        }
        byte[] b = frame.bytes();
        int ip = frame.start() + ipOffset;
        int from = Ipv4.source(b, ip);
        int to = Ipv4.destination(b, ip);
        if (!last.matchesOthersThan(from, to)) {
            return last;
        }
        if (byPair == null) {
            byPair = new Verdict[SLOTS];
            byPair[slot(last.fromAddress(), last.toAddress())] = last;
        }
        int slot = slot(from, to);
        if (byPair[slot] == null) {
            byPair[slot] = new Verdict();
        }
        last = byPair[slot];
        return last;
    }

    /**
     * Peers with neighbouring addresses, in the last byte or in another, are in different slots.
     */
    private static int slot(int from, int to) {
        int pair = from + to;
        return (pair ^ pair >>> 8 ^ pair >>> 16) & (SLOTS - 1);
    }
}
