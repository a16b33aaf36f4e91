package org.nvsim.report.pcapng;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.nvsim.packet.Frame;

/**
 * Writes one section of pcapng (draft-ietf-opsawg-pcapng): a section header, Ethernet interfaces,
 * enhanced packets. Little-endian on every machine.
 *
 * <p>Times are nanoseconds since the start, rounded down: with a finer {@code if_tsresol} Wireshark
 * 4.0 overflows and shows wrong times.
 */
final class PcapngWriter implements Closeable {
    static final int SECTION = 0x0A0D0D0A;
    static final int BYTE_ORDER = 0x1A2B3C4D;
    static final int INTERFACE = 1;
    static final int PACKET = 6;

    static final int OPTION_END = 0;
    static final int OPTION_COMMENT = 1;
    static final int OPTION_NAME = 2; // of an interface
    static final int OPTION_FLAGS = 2; // of a packet
    static final int OPTION_APPLICATION = 4;
    static final int OPTION_RESOLUTION = 9;

    private static final int LINK_ETHERNET = 1;
    private static final byte NANOSECONDS = 9; // 10^-9 s
    private static final long PS_PER_TICK = 1000;
    private static final int COMMENT_LIMIT_BYTES = 4096;

    private static final int BUFFER_BYTES = 1 << 18; // room for the largest frame and its comment

    private final OutputStream out;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final int snapBytes;
    private long writtenBytes; // and no longer in the buffer
    private int interfaces;
    private int blockStart;

    /**
     * Starts a section.
     *
     * @param comment about the whole file; empty for none
     * @param snapBytes that are kept of each frame
     */
    PcapngWriter(OutputStream out, String comment, int snapBytes) throws IOException {
        this.out = out;
        this.snapBytes = snapBytes;
        begin(SECTION);
        buffer.putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0);
        buffer.putLong(-1); // length of the section: not said
        comment(comment);
        option(OPTION_APPLICATION, "nvsim".getBytes(StandardCharsets.UTF_8));
        end();
    }

    /** Adds an Ethernet interface; returns its number. */
    int addInterface(String name) throws IOException {
        begin(INTERFACE);
        buffer.putShort((short) LINK_ETHERNET).putShort((short) 0);
        buffer.putInt(snapBytes == CaptureLimits.WHOLE_FRAMES ? 0 : snapBytes); // 0: no limit
        option(OPTION_NAME, name.getBytes(StandardCharsets.UTF_8));
        option(OPTION_RESOLUTION, new byte[] {NANOSECONDS});
        end();
        return interfaces++;
    }

    /**
     * Adds a frame, implied zeros written out, as far as it is kept.
     *
     * @param interfaceNumber as returned by {@link #addInterface}
     * @param timePs picoseconds since the start
     * @param comment empty for none
     */
    void write(int interfaceNumber, long timePs, Frame frame, Direction direction, String comment)
            throws IOException {
        long ticks = timePs / PS_PER_TICK;
        begin(PACKET);
        buffer.putInt(interfaceNumber);
        buffer.putInt((int) (ticks >>> 32)).putInt((int) ticks);
        int kept = Math.min(snapBytes, frame.lengthBytes());
        int stored = Math.min(kept, frame.storedBytes());
        buffer.putInt(kept).putInt(frame.lengthBytes());
        buffer.put(frame.bytes(), frame.start(), stored);
        zeros(kept - stored + padding(kept));
        comment(comment);
        if (direction != Direction.NONE) {
            buffer.putShort((short) OPTION_FLAGS).putShort((short) Integer.BYTES);
            buffer.putInt(direction.flags());
        }
        end();
    }

    /** How long the file is so far. */
    long lengthBytes() {
        return writtenBytes + buffer.position();
    }

    private void begin(int type) throws IOException {
        if (buffer.position() > BUFFER_BYTES / 2) {
            flush();
        }
        blockStart = buffer.position();
        buffer.putInt(type).putInt(0); // the length is written at the end
    }

    private void end() {
        buffer.putShort((short) OPTION_END).putShort((short) 0);
        int lengthBytes = buffer.position() + Integer.BYTES - blockStart;
        buffer.putInt(lengthBytes).putInt(blockStart + Integer.BYTES, lengthBytes);
    }

    private void comment(String text) {
        if (!text.isEmpty()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            option(OPTION_COMMENT, Arrays.copyOf(utf8, Math.min(utf8.length, COMMENT_LIMIT_BYTES)));
        }
    }

    private void option(int code, byte[] value) {
        buffer.putShort((short) code).putShort((short) value.length).put(value);
        zeros(padding(value.length));
    }

    private void zeros(int count) {
        int from = buffer.position();
        Arrays.fill(buffer.array(), from, from + count, (byte) 0);
        buffer.position(from + count);
    }

    /** Bytes to the next multiple of 4. */
    static int padding(int lengthBytes) {
        return -lengthBytes & 3;
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        writtenBytes += buffer.position();
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
