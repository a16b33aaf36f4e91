package org.nvsim.guest.measure;

import java.util.Arrays;

/** A count of packets and bytes, and what it stood at at moments named beforehand. */
public final class Checkpoints {
    private static final long[] NONE = {};
    private static final long NEVER = Long.MAX_VALUE;

    private final long[] timesPs;
    private final long[] packetsAt;
    private final long[] bytesAt;
    private int passed;
    private long nextPs; // the first moment not passed
    private long packets;
    private long bytes;

    /**
     * @param timesPs the moments of interest, in picoseconds, in any order
     */
    public Checkpoints(long... timesPs) {
        int count = timesPs.length;
        this.timesPs = count == 0 ? NONE : Arrays.stream(timesPs).sorted().distinct().toArray();
        this.packetsAt = count == 0 ? NONE : new long[this.timesPs.length];
        this.bytesAt = count == 0 ? NONE : new long[this.timesPs.length];
        this.nextPs = count == 0 ? NEVER : this.timesPs[0];
    }

    /**
     * Counts {@code morePackets} with {@code moreBytes} at {@code nowPs}, which never decreases.
     */
    public void add(long nowPs, long morePackets, long moreBytes) {
        while (nextPs < nowPs) {
            packetsAt[passed] = packets;
            bytesAt[passed] = bytes;
            passed++;
            nextPs = passed < timesPs.length ? timesPs[passed] : NEVER;
        }
        packets += morePackets;
        bytes += moreBytes;
    }

    public long packets() {
        return packets;
    }

    public long bytes() {
        return bytes;
    }

    /**
     * Packets counted up to and including {@code timePs}.
     *
     * @throws IllegalArgumentException if that moment was not named at construction
     */
    public long packetsUntil(long timePs) {
        int i = indexOf(timePs);
        return i < passed ? packetsAt[i] : packets;
    }

    /** Bytes counted up to and including {@code timePs}, as {@link #packetsUntil}. */
    public long bytesUntil(long timePs) {
        int i = indexOf(timePs);
        return i < passed ? bytesAt[i] : bytes;
    }

    private int indexOf(long timePs) {
        int i = Arrays.binarySearch(timesPs, timePs);
        if (i < 0) {
            throw new IllegalArgumentException(timePs + " ps is no checkpoint of this count");
        }
        return i;
    }
}
