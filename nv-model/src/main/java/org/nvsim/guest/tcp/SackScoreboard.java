package org.nvsim.guest.tcp;

import java.util.Arrays;

/** Disjoint, non-touching ranges of sequence numbers in ascending order: [left, right). */
final class SackScoreboard {
    private long[] left = new long[8];
    private long[] right = new long[8];
    private int count;
    private long bytes;

    int count() {
        return count;
    }

    /** Sum of the lengths of all ranges. */
    long bytes() {
        return bytes;
    }

    long left(int index) {
        return left[index];
    }

    long right(int index) {
        return right[index];
    }

    void clear() {
        count = 0;
        bytes = 0;
    }

    /**
     * Adds a range, joining what it overlaps or touches.
     *
     * @return how many of its bytes were not there before
     */
    long add(long from, long to) {
        if (from >= to) {
            return 0;
        }
        int first = firstEndingAtOrAfter(from);
        int last = first;
        long newLeft = from;
        long newRight = to;
        long covered = 0;
        while (last < count && left[last] <= to) {
            newLeft = Math.min(newLeft, left[last]);
            newRight = Math.max(newRight, right[last]);
            covered += right[last] - left[last];
            last++;
        }
        replace(first, last, newLeft, newRight);
        long added = newRight - newLeft - covered;
        bytes += added;
        return added;
    }

    /** Forgets everything below {@code sequence}. */
    void removeBelow(long sequence) {
        int gone = 0;
        while (gone < count && right[gone] <= sequence) {
            bytes -= right[gone] - left[gone];
            gone++;
        }
        if (gone > 0) {
            System.arraycopy(left, gone, left, 0, count - gone);
            System.arraycopy(right, gone, right, 0, count - gone);
            count -= gone;
        }
        if (count > 0 && left[0] < sequence) {
            bytes -= sequence - left[0];
            left[0] = sequence;
        }
    }

    /** How many bytes of [from, to) the ranges hold. */
    long bytesIn(long from, long to) {
        long sum = 0;
        for (int i = firstEndingAtOrAfter(from); i < count && left[i] < to; i++) {
            sum += Math.max(0, Math.min(to, right[i]) - Math.max(from, left[i]));
        }
        return sum;
    }

    /** Index of the range that holds {@code sequence}, or -1. */
    int indexOf(long sequence) {
        int i = firstEndingAtOrAfter(sequence + 1);
        return i < count && left[i] <= sequence ? i : -1;
    }

    /** The first sequence number from {@code sequence} on that is in no range. */
    long firstMissing(long sequence) {
        int i = indexOf(sequence);
        return i < 0 ? sequence : right[i];
    }

    /** Where the first range at or above {@code sequence} begins, or {@code otherwise}. */
    long nextLeft(long sequence, long otherwise) {
        int i = firstEndingAtOrAfter(sequence + 1);
        return i < count ? Math.max(sequence, left[i]) : otherwise;
    }

    private int firstEndingAtOrAfter(long sequence) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (right[middle] < sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void replace(int first, int last, long newLeft, long newRight) {
        int newCount = count - (last - first) + 1;
        if (newCount > left.length) {
            left = Arrays.copyOf(left, 2 * newCount);
            right = Arrays.copyOf(right, 2 * newCount);
        }
        System.arraycopy(left, last, left, first + 1, count - last);
        System.arraycopy(right, last, right, first + 1, count - last);
        left[first] = newLeft;
        right[first] = newRight;
        count = newCount;
    }
}
