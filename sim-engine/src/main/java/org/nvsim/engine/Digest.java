package org.nvsim.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Folds what happened into 64 bits, in order: each function takes the value so far and returns the
 * next. It tells runs apart; it is no protection against somebody who wants two runs to look alike.
 *
 * <p>Two words at a time are folded by one multiplication to 128 bits, whose halves are combined:
 * an idea of Wang Yi (wyhash).
 */
final class Digest {
    /** Value of a digest into which nothing was folded: 2^64 / golden ratio. */
    static final long START = 0x9E37_79B9_7F4A_7C15L;

    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // Odd and without pattern: words of data are hardly ever one of them, which would be multiplied
    // as zero and let nothing of the other factor through. They are different, so that words
    // cannot change places.
    private static final long A = 0xD6E8_FEB8_6659_FD93L;
    private static final long B = 0xA076_1D64_78BD_642FL;
    private static final long C = 0xE703_7ED1_A0B4_28DBL;

    private static final int WIDE_BYTES = 4 * Long.BYTES;

    private Digest() {}

    /** The value after two words were folded. */
    static long fold(long value, long first, long second) {
        return mix(value ^ first, second ^ C);
    }

    /**
     * The value after two words, then {@code length} bytes from {@code offset}, and their number
     * were folded.
     */
    static long fold(long value, long first, long second, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        long v = fold(value, first, second);
        long w = v;
        int end = offset + length;
        if (length >= WIDE_BYTES) {
            int last = end - WIDE_BYTES; // begins within the one before
            for (int i = offset; i < last; i += WIDE_BYTES) {
                v = mix(v ^ (long) WORD.get(bytes, i), A ^ (long) WORD.get(bytes, i + 8));
                w = mix(w ^ (long) WORD.get(bytes, i + 16), B ^ (long) WORD.get(bytes, i + 24));
            }
            v = mix(v ^ (long) WORD.get(bytes, last), A ^ (long) WORD.get(bytes, last + 8));
            w = mix(w ^ (long) WORD.get(bytes, last + 16), B ^ (long) WORD.get(bytes, last + 24));
        } else {
            for (int i = offset; i < end; i += Long.BYTES) {
                v = mix(v ^ word(bytes, i, Math.min(i + Long.BYTES, end)), A);
            }
        }
        return mix(v ^ length, w ^ C);
    }

    private static long word(byte[] bytes, int from, int end) {
        long word = 0;
        for (int i = from; i < end; i++) {
            word = word << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return word;
    }

    private static long mix(long v, long w) {
        return v * w ^ Math.multiplyHigh(v, w);
    }
}
