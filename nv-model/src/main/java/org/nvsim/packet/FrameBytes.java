package org.nvsim.packet;

import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes of one Ethernet frame: real headers in a reused array, with room in front for outer
 * ones.
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
 * <p>They are a class of their own because every hop reads them and nothing else of a frame: so
 * they lie close together in memory.
 */
public abstract sealed class FrameBytes permits Frame {
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

    FrameBytes() {}

    /** The array that holds the stored bytes; valid between {@link #start()} and {@link #end()}. */
    public final byte[] bytes() {
        return bytes;
    }

    /** Offset of the first byte of the frame. */
    public final int start() {
        return start;
    }

    /** Offset just past the last stored byte. */
    public final int end() {
        return start + stored;
    }

    /** Reads from memory what a node reads of a frame first; returns something of it. */
    public final int prefetch() {
        return bytes[start] + bytes[start + stored - 1];
    }

    /** Stored bytes: headers, and payload that is not all zeros. */
    public final int storedBytes() {
        return stored;
    }

    /** Zeros that follow the stored bytes and are only counted. */
    public final int impliedBytes() {
        return implied;
    }

    /** Length of the whole frame in bytes, without frame check sequence. */
    public final int lengthBytes() {
        return stored + implied;
    }

    /** Takes {@code n} bytes of headroom into the frame; returns the new {@link #start()}. */
    public final int prepend(int n) {
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
    public final int strip(int n) {
        Objects.checkIndex(n, stored + 1);
        start += n;
        stored -= n;
        return start;
    }

    /** Cuts the frame to {@code lengthBytes}, dropping bytes at its end (padding). */
    public final void trimTo(int lengthBytes) {
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
    public final void materialize(int n) {
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
    public final byte[] toByteArray() {
        byte[] all = new byte[lengthBytes()];
        System.arraycopy(bytes, start, all, 0, stored);
        return all;
    }

    /** See {@link Frame#reset}. */
    final void resetBytes(int storedBytes, int impliedBytes) {
        ensureCapacity(HEADROOM_BYTES + storedBytes, false);
        start = HEADROOM_BYTES;
        stored = storedBytes;
        implied = impliedBytes;
    }

    /** Replaces the bytes by those of {@code other}. */
    final void copyBytes(FrameBytes other) {
        ensureCapacity(Math.max(other.start, HEADROOM_BYTES) + other.stored, false);
        start = Math.max(other.start, HEADROOM_BYTES);
        stored = other.stored;
        implied = other.implied;
        System.arraycopy(other.bytes, other.start, bytes, start, stored);
    }

    /** See {@link Frame#copyPiece}. */
    final void copyBytes(FrameBytes other, int head, int from, int length) {
        int kept = Math.max(0, Math.min(length, other.stored - from));
        resetBytes(head + kept, length - kept);
        System.arraycopy(other.bytes, other.start, bytes, start, head);
        if (kept > 0) {
            System.arraycopy(other.bytes, other.start + from, bytes, start + head, kept);
        }
    }

    /** Makes the frame longer by zeros, the first {@code storedBytes} bytes of all being stored. */
    final void growTo(int storedBytes, int lengthBytes) {
        implied = lengthBytes - stored;
        materialize(Math.max(stored, storedBytes));
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
}
