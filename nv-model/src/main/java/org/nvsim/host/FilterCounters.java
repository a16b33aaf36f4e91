package org.nvsim.host;

/** What the filter of one host has done so far. */
public final class FilterCounters {
    private long encapsulatedFrames;
    private long decapsulatedFrames;
    private long rewrittenFrames;
    private long sentBytes;
    private long addedBytes;

    FilterCounters() {}

    void encapsulated() {
        encapsulatedFrames++;
    }

    void decapsulated() {
        decapsulatedFrames++;
    }

    void rewritten() {
        rewrittenFrames++;
    }

    void sentToWire(int bytes, int added) {
        sentBytes += bytes;
        addedBytes += added;
    }

    /** Frames put into a tunnel. */
    public long encapsulatedFrames() {
        return encapsulatedFrames;
    }

    /** Frames taken out of a tunnel. */
    public long decapsulatedFrames() {
        return decapsulatedFrames;
    }

    /** Frames whose addresses were replaced, either way. */
    public long rewrittenFrames() {
        return rewrittenFrames;
    }

    /** Bytes of VMs' frames that went to the wire, as the VMs sent them. */
    public long sentBytes() {
        return sentBytes;
    }

    /** Bytes that those frames grew by before they went to the wire. */
    public long addedBytes() {
        return addedBytes;
    }
}
