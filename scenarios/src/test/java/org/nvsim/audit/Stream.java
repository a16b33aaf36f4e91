package org.nvsim.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * One direction of a TCP connection, as segments of it are seen at one end. Offsets are those of
 * bytes of data, from 0; the SYN has -1.
 */
final class Stream {
    private long first = -1; // sequence number of the first byte of data
    private long reach = -1; // offset behind all that was seen
    private long dataEnd;
    private long next; // bytes in order
    private final TreeMap<Long, Long> later = new TreeMap<>(); // from, to

    boolean begun() {
        return first >= 0;
    }

    void begin(long synSequence) {
        if (first < 0) {
            first = synSequence + 1;
        }
    }

    long offset(long sequence) {
        return reach + (int) (sequence - (first + reach));
    }

    /** How many segments of this one, which starts here, were sent before. */
    long sentAgain(long sequence, long space, int segmentBytes) {
        long from = offset(sequence);
        long step = segmentBytes > 0 ? segmentBytes : Math.max(1, space);
        long again = 0;
        for (long at = from; at < from + space; at += step) {
            again += at < reach ? 1 : 0;
        }
        return again;
    }

    /** Notes what was sent; returns how many bytes of it were not sent before. */
    long sent(long sequence, long bytes, long space) {
        long from = offset(sequence);
        long fresh = bytes == 0 ? 0 : Math.max(0, from + bytes - Math.max(from, dataEnd));
        dataEnd = bytes == 0 ? dataEnd : Math.max(dataEnd, from + bytes);
        reach = Math.max(reach, from + space);
        return fresh;
    }

    /** Whether there was something sent up to here. */
    boolean sentUpTo(long offset) {
        return offset <= reach;
    }

    /** Offset behind the last byte of data sent. */
    long dataEnd() {
        return dataEnd;
    }

    /** Takes data; returns how many bytes are in order now that were not before. */
    long received(long sequence, long bytes) {
        long from = offset(sequence);
        long before = next;
        if (bytes > 0) {
            later.merge(from, from + bytes, Math::max);
            reach = Math.max(reach, from + bytes);
        }
        while (!later.isEmpty() && later.firstKey() <= next) {
            Map.Entry<Long, Long> head = later.pollFirstEntry();
            next = Math.max(next, head.getValue());
        }
        return next - before;
    }

    long inOrder() {
        return next;
    }
}
