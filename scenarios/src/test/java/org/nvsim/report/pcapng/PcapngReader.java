package org.nvsim.report.pcapng;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads what {@link PcapngWriter} writes, and fails on anything that breaks the format. */
final class PcapngReader {
    /** A captured frame; {@code flags} is 1 in, 2 out, 0 neither. */
    record Packet(String interfaceName, long timeNs, byte[] bytes, int flags, String comment) {}

    final List<String> interfaces = new ArrayList<>();
    final List<Packet> packets = new ArrayList<>();
    String comment = "";

    private final ByteBuffer file;

    private PcapngReader(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static PcapngReader read(byte[] bytes) {
        PcapngReader reader = new PcapngReader(bytes);
        while (reader.file.hasRemaining()) {
            reader.block();
        }
        return reader;
    }

    private void block() {
        int start = file.position();
        int type = file.getInt();
        int length = file.getInt();
        int end = start + length - Integer.BYTES;
        require(length % 4 == 0 && file.getInt(end) == length, "the two lengths of a block differ");
        switch (type) {
            case PcapngWriter.SECTION -> section(end);
            case PcapngWriter.INTERFACE -> newInterface(end);
            case PcapngWriter.PACKET -> packet(end);
            default -> throw new IllegalStateException("block type " + type);
        }
        require(file.position() == end, "a block's options end early");
        file.position(end + Integer.BYTES);
    }

    private void section(int end) {
        require(file.position() == 8, "a second section");
        require(file.getInt() == PcapngWriter.BYTE_ORDER, "not little-endian");
        require(file.getInt() == 1 && file.getLong() == -1, "not version 1.0 of unknown length");
        comment = text(options(end).get(PcapngWriter.OPTION_COMMENT));
    }

    private void newInterface(int end) {
        require(file.getInt() == 1 && file.getInt() == 0, "not Ethernet without limit");
        TreeMap<Integer, byte[]> options = options(end);
        require(options.get(PcapngWriter.OPTION_RESOLUTION)[0] == 9, "not in nanoseconds");
        interfaces.add(text(options.get(PcapngWriter.OPTION_NAME)));
    }

    private void packet(int end) {
        String name = interfaces.get(file.getInt());
        long time = (long) file.getInt() << 32 | file.getInt() & 0xFFFF_FFFFL;
        int captured = file.getInt();
        require(captured == file.getInt(), "a packet is cut");
        byte[] bytes = new byte[captured];
        file.get(bytes);
        skipPadding(captured);
        TreeMap<Integer, byte[]> options = options(end);
        byte[] flags = options.get(PcapngWriter.OPTION_FLAGS);
        int direction =
                flags == null ? 0 : ByteBuffer.wrap(flags).order(ByteOrder.LITTLE_ENDIAN).getInt();
        String why = text(options.get(PcapngWriter.OPTION_COMMENT));
        packets.add(new Packet(name, time, bytes, direction, why));
    }

    private TreeMap<Integer, byte[]> options(int end) {
        TreeMap<Integer, byte[]> options = new TreeMap<>();
        while (file.position() < end) {
            int code = file.getShort() & 0xFFFF;
            byte[] value = new byte[file.getShort() & 0xFFFF];
            file.get(value);
            skipPadding(value.length);
            if (code == PcapngWriter.OPTION_END) {
                return options;
            }
            require(options.put(code, value) == null, "an option stands twice");
        }
        throw new IllegalStateException("options without end");
    }

    private void skipPadding(int length) {
        for (int i = PcapngWriter.padding(length); i > 0; i--) {
            require(file.get() == 0, "padding is not zero");
        }
    }

    private static String text(byte[] utf8) {
        return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
    }

    private static void require(boolean good, String complaint) {
        if (!good) {
            throw new IllegalStateException(complaint);
        }
    }
}
