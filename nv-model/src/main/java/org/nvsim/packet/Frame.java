package org.nvsim.packet;

import java.util.Arrays;
import java.util.Objects;

/**
 * One Ethernet frame: real header bytes in a reused array, with room in front for outer headers.
 *
 * <pre>
 *   bytes: | headroom | stored bytes ............. |   implied zeros (not in the array)
 *          0          start                start+stored                       start+length
 * </pre>
 *
 * Bulk payload is zeros and is not stored, only counted ({@link #impliedBytes()}); zeros add
 * nothing to an Internet checksum, so every length and checksum is still that of the whole frame.
 * The frame check sequence is not in the bytes (it costs link time only).
 *
 * <p>A frame has one owner at a time. Who gets it forwards it, or hands it back to its {@link
 * FrameLedger} as delivered, consumed or dropped, and then never touches it again. Views into
 * {@link #bytes()} must not be kept beyond a call: the array can be replaced when the frame grows.
 */
public final class Frame implements FrameHolder {
    /**
     * Room kept in front of a new frame: outer Ethernet, 802.1Q, IPv4 and GRE with every option.
     */
    public static final int HEADROOM_BYTES = 56;

    /** Size of a new frame's array; it grows when more bytes must be stored. */
    static final int INITIAL_CAPACITY_BYTES = 128;

    private byte[] bytes = new byte[INITIAL_CAPACITY_BYTES];
    private int start;
    private int stored;
    private int implied;
    private long id;
    private int flow;
    private long number;
    private int domain;
    private int queue;
    private int segmentBytes;
    private boolean checksumPending;

    Frame() {}

    @Override
    public int heldFrames() {
        return 1;
    }

    /** The array that holds the stored bytes; valid between {@link #start()} and {@link #end()}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Offset of the first byte of the frame. */
    public int start() {
        return start;
    }

    /** Offset just past the last stored byte. */
    public int end() {
        return start + stored;
    }

    /** Reads from memory what a node reads of a frame first; returns something of it. */
    public int touch() {
        return bytes[start] + bytes[start + stored - 1];
    }

    /** Stored bytes: headers, and payload that is not all zeros. */
    public int storedBytes() {
        return stored;
    }

    /** Zeros that follow the stored bytes and are only counted. */
    public int impliedBytes() {
        return implied;
    }

    /** Length of the whole frame in bytes, without frame check sequence. */
    public int lengthBytes() {
        return stored + implied;
    }

    /**
     * Identity of this frame, unique in a run and the same in every run: (node, its n-th frame).
     */
    public long id() {
        return id;
    }

    /**
     * Index of the scenario's flow this frame belongs to, or -1. Bookkeeping: no node decides by
     * it.
     */
    public int flow() {
        return flow;
    }

    /**
     * Which packet of its flow this is, from 1; 0 if it belongs to none. Bookkeeping as {@link
     * #flow()}.
     */
    public long number() {
        return number;
    }

    /** Says which packet of which flow this frame carries. */
    public void tag(int flow, long number) {
        this.flow = flow;
        this.number = number;
    }

    /**
     * Number of the routing domain whose machine sent this frame, from 1; 0 if it comes from none.
     * Bookkeeping as {@link #flow()}: the checker at the receiving port compares it, nothing else.
     */
    public int domain() {
        return domain;
    }

    public void setDomain(int domain) {
        this.domain = domain;
    }

    /**
     * Which queue of the host that has it works on it, as that host said; -1 if none did.
     * Bookkeeping of a host, like the queue mapping of a packet in an operating system.
     */
    public int queue() {
        return queue;
    }

    public void setQueue(int queue) {
        this.queue = queue;
    }

    /**
     * Payload bytes of each real segment, if this frame is a large send that an adapter or the host
     * must still cut (large send offload); 0 for an ordinary frame.
     */
    public int segmentBytes() {
        return segmentBytes;
    }

    public void setSegmentBytes(int segmentBytes) {
        this.segmentBytes = segmentBytes;
    }

    /**
     * True while the transport checksum field holds only the pseudo-header sum (checksum offload).
     */
    public boolean checksumPending() {
        return checksumPending;
    }

    public void setChecksumPending(boolean pending) {
        this.checksumPending = pending;
    }

    /**
     * Makes this an empty frame with {@code storedBytes} of undefined content to be written and
     * {@code impliedBytes} zeros behind.
     */
    public void reset(int storedBytes, int impliedBytes) {
        ensureCapacity(HEADROOM_BYTES + storedBytes, false);
        start = HEADROOM_BYTES;
        stored = storedBytes;
        implied = impliedBytes;
        segmentBytes = 0;
        checksumPending = false;
    }

    /** Takes {@code n} bytes of headroom into the frame; returns the new {@link #start()}. */
    public int prepend(int n) {
        if (n > start) {
            growHeadroom(n);
        }
        start -= n;
        stored += n;
        return start;
    }

    /**
     * Gives the first {@code n} stored bytes back to the headroom; returns the new {@link
     * #start()}.
     */
    public int strip(int n) {
        Objects.checkIndex(n, stored + 1);
        start += n;
        stored -= n;
        return start;
    }

    /** Cuts the frame to {@code lengthBytes}, dropping bytes at its end (padding). */
    public void trimTo(int lengthBytes) {
        Objects.checkIndex(lengthBytes, lengthBytes() + 1);
        if (lengthBytes <= stored) {
            stored = lengthBytes;
            implied = 0;
        } else {
            implied = lengthBytes - stored;
        }
    }

    /**
     * Makes sure that the first {@code n} bytes of the frame are stored, writing implied zeros out.
     */
    public void materialize(int n) {
        Objects.checkIndex(n, lengthBytes() + 1);
        if (n > stored) {
            int more = n - stored;
            ensureCapacity(start + n, true);
            Arrays.fill(bytes, start + stored, start + n, (byte) 0);
            stored = n;
            implied -= more;
        }
    }

    /** The whole frame in a new array, implied zeros included: for captures and tests. */
    public byte[] toByteArray() {
        byte[] all = new byte[lengthBytes()];
        System.arraycopy(bytes, start, all, 0, stored);
        return all;
    }

    /** Replaces content and bookkeeping by that of {@code other}, but for the identity. */
    void copyFrom(Frame other) {
        ensureCapacity(Math.max(other.start, HEADROOM_BYTES) + other.stored, false);
        start = Math.max(other.start, HEADROOM_BYTES);
        stored = other.stored;
        implied = other.implied;
        System.arraycopy(other.bytes, other.start, bytes, start, stored);
        flow = other.flow;
        number = other.number;
        domain = other.domain;
        queue = other.queue;
        segmentBytes = other.segmentBytes;
        checksumPending = other.checksumPending;
    }

    /**
     * Makes this the first {@code head} bytes of {@code other}, followed by {@code length} bytes of
     * it from {@code from} on: for pieces of a packet. The head must be stored.
     */
    void copyPiece(Frame other, int head, int from, int length) {
        int kept = Math.max(0, Math.min(length, other.stored - from));
        reset(head + kept, length - kept);
        System.arraycopy(other.bytes, other.start, bytes, start, head);
        if (kept > 0) {
            System.arraycopy(other.bytes, other.start + from, bytes, start + head, kept);
        }
        flow = other.flow;
        number = other.number;
        domain = other.domain;
        queue = other.queue;
    }

    /** Makes the frame longer by zeros, the first {@code storedBytes} bytes of all being stored. */
    void growTo(int storedBytes, int lengthBytes) {
        implied = lengthBytes - stored;
        materialize(Math.max(stored, storedBytes));
    }

    void identify(long id) {
        this.id = id;
        this.flow = -1;
        this.number = 0;
        this.domain = 0;
        this.queue = -1;
    }

    private void ensureCapacity(int capacity, boolean keep) {
        if (bytes.length < capacity) {
            byte[] larger = new byte[Math.max(capacity, bytes.length * 2)];
            if (keep) {
                System.arraycopy(bytes, start, larger, start, stored);
            }
            bytes = larger;
        }
    }

    private void growHeadroom(int n) {
        int room = n + HEADROOM_BYTES;
        byte[] larger = new byte[room + stored];
        System.arraycopy(bytes, start, larger, room, stored);
        bytes = larger;
        start = room;
    }

    @Override
    public String toString() {
        return "frame "
                + (id >>> 40)
                + "/"
                + (id & 0xFF_FFFF_FFFFL)
                + ", "
                + lengthBytes()
                + " bytes";
    }
}
