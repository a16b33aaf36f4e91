package org.nvsim.packet;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes in tests: written in hex with spaces anywhere, put into frames and dirty buffers. */
final class Hex {
    /** What stands in front of the bytes in {@link #dirty}: nothing may depend on it. */
    static final int MARGIN = 7;

    private Hex() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    static String of(byte[] b, int off, int length) {
        return HexFormat.of().formatHex(b, off, off + length);
    }

    /** A buffer of {@code length} bytes between two margins, all filled with {@code dirt}. */
    static byte[] dirty(int length, int dirt) {
        byte[] b = new byte[length + 2 * MARGIN];
        Arrays.fill(b, (byte) dirt);
        return b;
    }

    /** {@code content} between two margins of {@code dirt}. */
    static byte[] amid(byte[] content, int dirt) {
        byte[] b = dirty(content.length, dirt);
        System.arraycopy(content, 0, b, MARGIN, content.length);
        return b;
    }

    static FrameLedger ledger() {
        return new FrameLedger(1, new FramePool());
    }

    /** A frame of {@code content} and {@code implied} zeros. */
    static Frame frame(FrameLedger ledger, byte[] content, int implied) {
        Frame frame = ledger.create(content.length, implied);
        System.arraycopy(content, 0, frame.bytes(), frame.start(), content.length);
        return frame;
    }
}
