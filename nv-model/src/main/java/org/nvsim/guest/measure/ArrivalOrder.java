package org.nvsim.guest.measure;

/**
 * Tells new packets of a numbered flow from ones seen before, and counts those out of order. It
 * remembers the last 4 096 numbers; an older one that arrives is taken as new and late.
 */
final class ArrivalOrder {
    private static final int WINDOW = 4096;

    private final long[] seen = new long[WINDOW / Long.SIZE];
    private long highest;
    private long duplicates;
    private long reordered;

    /** Notes the arrival of every number after the highest so far, up to {@code number}. */
    void inOrderUntil(long number) {
        for (long n = Math.max(highest + 1, number - WINDOW + 1); n <= number; n++) {
            seen[word(n)] |= bit(n);
        }
        highest = number;
    }

    /** Notes the arrival of packet {@code number}, from 1; false if it had arrived before. */
    boolean isNew(long number) {
        if (number > highest) {
            forget(number);
            highest = number;
        } else {
            if (highest - number < WINDOW && (seen[word(number)] & bit(number)) != 0) {
                duplicates++;
                return false;
            }
            reordered++;
        }
        if (highest - number < WINDOW) {
            seen[word(number)] |= bit(number);
        }
        return true;
    }

    long duplicates() {
        return duplicates;
    }

    long reordered() {
        return reordered;
    }

    /** Clears the places of the numbers after the highest, up to {@code number}. */
    private void forget(long number) {
        long from = Math.max(highest + 1, number - WINDOW + 1);
        for (long n = from; n <= number; n++) {
            seen[word(n)] &= ~bit(n);
        }
    }

    private static int word(long number) {
        return (int) (number & (WINDOW - 1)) >>> 6;
    }

    private static long bit(long number) {
        return 1L << (number & 63);
    }
}
