package org.nvsim.host;

import org.nvsim.packet.Carriage;

/**
 * What the filter of one host or gateway has done so far, in frames as the wire sees them: a large
 * send counts as often as it was cut, a frame that the link did not take counts not at all, and one
 * that the adapter joined from several counts as those.
 */
public final class FilterCounters {
    private long encapsulatedFrames;
    private long decapsulatedFrames;
    private long rewrittenFrames;
    private long sentBytes;
    private long addedBytes;

    FilterCounters() {}

    void decapsulated(int frames) {
        decapsulatedFrames += frames;
    }

    void rewritten(int frames) {
        rewrittenFrames += frames;
    }

    /** The link took a frame of so many bytes, of which {@code added} were not the machine's. */
    void sent(Carriage carriage, int bytes, int added) {
        if (carriage == Carriage.OWN) {
            return;
        }
        if (carriage == Carriage.ENCAPSULATED) {
            encapsulatedFrames++;
        } else if (carriage == Carriage.REWRITTEN) {
            rewrittenFrames++;
        }
        sentBytes += bytes - added;
        addedBytes += added;
    }

    /** Frames that went to the wire in a tunnel. */
    public long encapsulatedFrames() {
        return encapsulatedFrames;
    }

    /** Frames of the wire that were taken out of a tunnel. */
    public long decapsulatedFrames() {
        return decapsulatedFrames;
    }

    /** Frames of the wire whose addresses were replaced, either way. */
    public long rewrittenFrames() {
        return rewrittenFrames;
    }

    /** Bytes of machines' frames that went to the wire, without those that were added. */
    public long sentBytes() {
        return sentBytes;
    }

    /** Bytes of tunnel headers and VLAN tags that went to the wire with them. */
    public long addedBytes() {
        return addedBytes;
    }
}
