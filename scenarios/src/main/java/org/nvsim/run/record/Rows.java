package org.nvsim.run.record;

import java.util.Arrays;

/**
 * The index: one row for each thing that happened, in order of time, in columns of primitive
 * values. Grows by chunks, so that nothing is ever copied.
 */
final class Rows {
    /** Bytes that one row takes. */
    static final int ROW_BYTES = 8 + 4 + 4 + 2 + 2 + 1 + 1 + 2;

    /** No row follows. */
    static final int NONE = -1;

    /** So small that G1 treats no column as humongous, which would waste half a region on each. */
    private static final int BITS = 15;

    private static final int CHUNK = 1 << BITS;
    private static final int MASK = CHUNK - 1;

    private long[][] times = new long[0][];
    private int[][] packets = new int[0][];
    private int[][] nexts = new int[0][];
    private short[][] places = new short[0][];
    private short[][] ports = new short[0][];
    private byte[][] codes = new byte[0][];
    private byte[][] looks = new byte[0][];
    private short[][] lengths = new short[0][];
    private int count;

    int add(
            long timePs,
            int packet,
            int place,
            int port,
            int code,
            EncapsulationState look,
            int lengthBytes) {
        int chunk = count >> BITS;
        if (chunk == times.length) {
            grow();
        }
        int at = count & MASK;
        times[chunk][at] = timePs;
        packets[chunk][at] = packet;
        nexts[chunk][at] = NONE;
        places[chunk][at] = (short) place;
        ports[chunk][at] = (short) port;
        codes[chunk][at] = (byte) code;
        looks[chunk][at] = (byte) look.ordinal();
        lengths[chunk][at] = (short) Math.min(0xFFFF, lengthBytes);
        return count++;
    }

    private void grow() {
        int chunks = times.length;
        times = Arrays.copyOf(times, chunks + 1);
        packets = Arrays.copyOf(packets, chunks + 1);
        nexts = Arrays.copyOf(nexts, chunks + 1);
        places = Arrays.copyOf(places, chunks + 1);
        ports = Arrays.copyOf(ports, chunks + 1);
        codes = Arrays.copyOf(codes, chunks + 1);
        looks = Arrays.copyOf(looks, chunks + 1);
        lengths = Arrays.copyOf(lengths, chunks + 1);
        times[chunks] = new long[CHUNK];
        packets[chunks] = new int[CHUNK];
        nexts[chunks] = new int[CHUNK];
        places[chunks] = new short[CHUNK];
        ports[chunks] = new short[CHUNK];
        codes[chunks] = new byte[CHUNK];
        looks[chunks] = new byte[CHUNK];
        lengths[chunks] = new short[CHUNK];
    }

    void setNext(int row, int next) {
        nexts[row >> BITS][row & MASK] = next;
    }

    int count() {
        return count;
    }

    long timePs(int row) {
        return times[row >> BITS][row & MASK];
    }

    int packet(int row) {
        return packets[row >> BITS][row & MASK];
    }

    int next(int row) {
        return nexts[row >> BITS][row & MASK];
    }

    int place(int row) {
        return places[row >> BITS][row & MASK] & 0xFFFF;
    }

    int port(int row) {
        return ports[row >> BITS][row & MASK];
    }

    int code(int row) {
        return codes[row >> BITS][row & MASK] & 0xFF;
    }

    EncapsulationState look(int row) {
        return EncapsulationState.of(looks[row >> BITS][row & MASK]);
    }

    int lengthBytes(int row) {
        return lengths[row >> BITS][row & MASK] & 0xFFFF;
    }

    /** How many rows are not later than a moment. */
    int countUntil(long timePs) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timePs(middle) <= timePs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
