package org.nvsim.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Big-endian numbers in a byte array, at any alignment. Reads never sign-extend: {@code u8} to
 * {@code u48} give non-negative values; {@code i32} gives the 32 bits as they are, for IPv4
 * addresses and other opaque words. Writes keep the low bits of their value. An offset outside the
 * array is a bug of the caller ({@link IndexOutOfBoundsException}).
 */
public final class Bytes {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    public static int u8(byte[] b, int off) {
        return b[off] & 0xFF;
    }

    public static int u16(byte[] b, int off) {
        return (short) SHORTS.get(b, off) & 0xFFFF;
    }

    public static int i32(byte[] b, int off) {
        return (int) INTS.get(b, off);
    }

    public static long u32(byte[] b, int off) {
        return (int) INTS.get(b, off) & 0xFFFF_FFFFL;
    }

    public static long u48(byte[] b, int off) {
        return (long) u16(b, off) << 32 | u32(b, off + 2);
    }

    public static long i64(byte[] b, int off) {
        return (long) LONGS.get(b, off);
    }

    public static void put8(byte[] b, int off, int value) {
        b[off] = (byte) value;
    }

    public static void put16(byte[] b, int off, int value) {
        SHORTS.set(b, off, (short) value);
    }

    public static void put32(byte[] b, int off, int value) {
        INTS.set(b, off, value);
    }

    public static void put48(byte[] b, int off, long value) {
        put16(b, off, (int) (value >>> 32));
        put32(b, off + 2, (int) value);
    }

    public static void put64(byte[] b, int off, long value) {
        LONGS.set(b, off, value);
    }
}
