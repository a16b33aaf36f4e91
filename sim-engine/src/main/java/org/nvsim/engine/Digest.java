package org.nvsim.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A rolling 64-bit value over all that is folded into it, in order. It tells runs apart; it is no
 * protection against somebody who wants two runs to look alike.
 */
public final class Digest {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L; // 2^64 / golden ratio, odd

    private static final int WIDE_BYTES = 4 * Long.BYTES;

    private long value = MULTIPLIER;

    public Digest() {}

    public long value() {
        return value;
    }

    public void fold(long word) {
        value = mix(value ^ word);
    }

    /**
     * Folds two words, then {@code length} bytes from {@code offset}, and their number: what
     * happened when, and to what. Four words are folded at a time, which need not wait for each
     * other.
     */
    public void fold(long first, long second, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        long v = value ^ first;
        long w = ~value ^ second; // different beginnings: equal words must not cancel out
        long x = value + MULTIPLIER;
        long y = value - MULTIPLIER ^ length;
        int i = offset;
        int end = offset + length;
        if (length >= WIDE_BYTES) {
            for (; i < end; i += WIDE_BYTES) {
                int at = Math.min(i, end - WIDE_BYTES); // the last begins within the one before
                v = mix(v ^ (long) WORD.get(bytes, at));
                w = mix(w ^ (long) WORD.get(bytes, at + 8));
                x = mix(x ^ (long) WORD.get(bytes, at + 16));
                y = mix(y ^ (long) WORD.get(bytes, at + 24));
            }
        }
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            v = mix(v ^ (long) WORD.get(bytes, i));
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = rest << Byte.SIZE | (bytes[i] & 0xFF);
        }
        value = mix(mix(mix(mix(mix(v) ^ w) ^ x) ^ y) ^ rest);
    }

    private static long mix(long v) {
        long m = v * MULTIPLIER;
        return m ^ m >>> 32;
    }
}
