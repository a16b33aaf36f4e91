package org.nvsim.run.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.observe.Decision;
import org.nvsim.packet.Frame;

/** Bytes and decisions of the first rows of a recording, as many as fit into a budget. */
final class Details {
    /** Small enough not to be humongous for G1, which would round each up to whole regions. */
    private static final int CHUNK_BYTES = 1 << 18;

    private static final int HEADER_BYTES = 8;

    /** More different decisions than this are no longer words from tables. */
    private static final int MOST_DECISIONS = 200_000;

    private final long budgetBytes;
    private final List<byte[]> chunks = new ArrayList<>();
    private int used = CHUNK_BYTES;
    private long usedBytes;

    private int rows;
    private long[] images = new long[1024]; // chunk << 32 | offset
    private int[] decisions = new int[1024];
    private final List<Decision> words = new ArrayList<>();
    private final Map<Decision, Integer> known = new HashMap<>(); // looked up, never walked
    private boolean full;

    Details(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** Keeps what belongs to the next row; {@code previous} is the frame's row before, or -1. */
    void add(int row, int previous, Frame frame, Decision decision) {
        if (full || row != rows) {
            return;
        }
        if (usedBytes + 12L * rows > budgetBytes || words.size() >= MOST_DECISIONS) {
            full = true;
            known.clear();
            return;
        }
        if (rows == images.length) {
            images = Arrays.copyOf(images, rows * 2);
            decisions = Arrays.copyOf(decisions, rows * 2);
        }
        boolean same = previous >= 0 && isSame(images[previous], frame);
        images[rows] = same ? images[previous] : store(frame);
        decisions[rows] = known.computeIfAbsent(decision, this::number);
        rows++;
    }

    private Integer number(Decision decision) {
        words.add(decision);
        return words.size() - 1;
    }

    /** Layout of an image: stored length and implied length, four bytes each, then the bytes. */
    private long store(Frame frame) {
        int size = HEADER_BYTES + frame.storedBytes();
        if (used + size > CHUNK_BYTES) {
            chunks.add(new byte[Math.max(CHUNK_BYTES, size)]);
            used = 0;
            usedBytes += CHUNK_BYTES;
        }
        byte[] chunk = chunks.get(chunks.size() - 1);
        int at = used;
        put(chunk, at, frame.storedBytes());
        put(chunk, at + 4, frame.impliedBytes());
        System.arraycopy(
                frame.bytes(), frame.start(), chunk, at + HEADER_BYTES, frame.storedBytes());
        used += size;
        return (long) (chunks.size() - 1) << 32 | at;
    }

    private boolean isSame(long image, Frame frame) {
        byte[] chunk = chunks.get((int) (image >>> 32));
        int at = (int) image;
        int size = get(chunk, at);
        return size == frame.storedBytes()
                && get(chunk, at + 4) == frame.impliedBytes()
                && Arrays.equals(
                        chunk,
                        at + HEADER_BYTES,
                        at + HEADER_BYTES + size,
                        frame.bytes(),
                        frame.start(),
                        frame.end());
    }

    /** Rows whose details are kept: those before this one. */
    int rows() {
        return rows;
    }

    Decision decision(int row) {
        return words.get(decisions[row]);
    }

    byte[] stored(int row) {
        byte[] chunk = chunks.get((int) (images[row] >>> 32));
        int at = (int) images[row];
        int from = at + HEADER_BYTES;
        return Arrays.copyOfRange(chunk, from, from + get(chunk, at));
    }

    int impliedBytes(int row) {
        return get(chunks.get((int) (images[row] >>> 32)), (int) images[row] + 4);
    }

    private static void put(byte[] b, int at, int value) {
        b[at] = (byte) (value >>> 24);
        b[at + 1] = (byte) (value >>> 16);
        b[at + 2] = (byte) (value >>> 8);
        b[at + 3] = (byte) value;
    }

    private static int get(byte[] b, int at) {
        return (b[at] & 0xFF) << 24
                | (b[at + 1] & 0xFF) << 16
                | (b[at + 2] & 0xFF) << 8
                | b[at + 3] & 0xFF;
    }
}
