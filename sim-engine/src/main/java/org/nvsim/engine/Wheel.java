package org.nvsim.engine;

import java.util.Arrays;

/** Sources by the bucket of time in which their heads are, for as many buckets as it has slots. */
final class Wheel {
    static final int END = -1;

    private static final int FEWEST_SLOTS = 1 << 13;
    private static final int MOST_SLOTS = 1 << 20;

    private final int mask;
    private final int[] firstOf; // source of each slot, or END
    private final int[] next; // source in the same slot, or END
    private final long[] occupied; // a bit for each slot
    private final long[] occupiedWords;

    /** A wheel with as many slots as sources, about, so that few heads lie beyond them. */
    Wheel(int sources) {
        int slots = FEWEST_SLOTS;
        while (slots < sources && slots < MOST_SLOTS) {
            slots *= 2;
        }
        mask = slots - 1;
        firstOf = new int[slots];
        next = new int[sources];
        occupied = new long[slots / Long.SIZE];
        occupiedWords = new long[slots / Long.SIZE / Long.SIZE];
        Arrays.fill(firstOf, END);
    }

    /** Whether a bucket so many buckets after the open one, at least one, has a slot. */
    boolean reaches(long ahead) {
        return ahead <= mask;
    }

    void add(int rank, long bucket) {
        int slot = (int) bucket & mask;
        int first = firstOf[slot];
        next[rank] = first;
        firstOf[slot] = rank;
        if (first == END) {
            occupied[slot >>> 6] |= 1L << slot;
            occupiedWords[slot >>> 12] |= 1L << (slot >>> 6);
        }
    }

    /** Takes out a source that is in {@code bucket}. */
    void remove(int rank, long bucket) {
        int slot = (int) bucket & mask;
        int at = firstOf[slot];
        if (at == rank) {
            firstOf[slot] = next[rank];
            if (next[rank] == END) {
                clear(slot);
            }
            return;
        }
        while (next[at] != rank) {
            at = next[at];
        }
        next[at] = next[rank];
    }

    /** Takes all sources out. */
    void clear() {
        Arrays.fill(firstOf, END);
        Arrays.fill(occupied, 0);
        Arrays.fill(occupiedWords, 0);
    }

    /** The first source listed in {@code bucket}, or {@link #END}. */
    int first(long bucket) {
        return firstOf[(int) bucket & mask];
    }

    /** Takes all sources of {@code bucket} out; the first, with the others {@link #after} it. */
    int empty(long bucket) {
        int slot = (int) bucket & mask;
        int first = firstOf[slot];
        firstOf[slot] = END;
        clear(slot);
        return first;
    }

    /** The source that follows {@code rank} in its slot, or {@link #END}. */
    int after(int rank) {
        return next[rank];
    }

    /**
     * The first bucket after {@code bucket} that has sources; {@link Long#MAX_VALUE} if none does.
     */
    long nextOccupied(long bucket) {
        int start = (int) (bucket + 1) & mask;
        int slot = occupiedFrom(start);
        if (slot < 0) {
            slot = occupiedFrom(0);
        }
        return slot < 0 ? Long.MAX_VALUE : bucket + 1 + ((slot - start) & mask);
    }

    private void clear(int slot) {
        long word = occupied[slot >>> 6] &= ~(1L << slot);
        if (word == 0) {
            occupiedWords[slot >>> 12] &= ~(1L << (slot >>> 6));
        }
    }

    private int occupiedFrom(int slot) {
        int word = slot >>> 6;
        long bits = occupied[word] & -1L << slot;
        if (bits != 0) {
            return word << 6 | Long.numberOfTrailingZeros(bits);
        }
        word++;
        for (int block = word >>> 6; block < occupiedWords.length; block++) {
            long words = occupiedWords[block];
            if (block == word >>> 6) {
                words &= -1L << word;
            }
            if (words != 0) {
                int found = block << 6 | Long.numberOfTrailingZeros(words);
                return found << 6 | Long.numberOfTrailingZeros(occupied[found]);
            }
        }
        return -1;
    }
}
