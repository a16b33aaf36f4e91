package org.nvsim.packet.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A frame with its line, from the file {@code frames.txt} beside a protocol: blocks of a line, then
 * rows of hexadecimal digits, with an empty row between two.
 */
record Sample(Protocol protocol, String line, byte[] bytes) {
    static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        Protocol.registry().all().forEach(protocol -> all.addAll(of(protocol)));
        return all;
    }

    static List<Sample> of(Protocol protocol) {
        List<Sample> all = new ArrayList<>();
        for (String block : text(protocol).strip().split("\n\\s*\n")) {
            String[] parts = block.strip().split("\n", 2);
            String hex = parts.length == 1 ? "" : parts[1].replaceAll("\\s", "");
            all.add(new Sample(protocol, parts[0].strip(), HexFormat.of().parseHex(hex)));
        }
        return all;
    }

    private static String text(Protocol protocol) {
        try (InputStream in = protocol.getClass().getResourceAsStream("frames.txt")) {
            if (in == null) {
                throw new AssertionError(
                        "protocol '"
                                + protocol.word()
                                + "' has no sample: put frames.txt with a frame and its line into"
                                + " the test resources of "
                                + protocol.getClass().getPackageName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dissection dissection() {
        return Dissection.of(bytes, 0, bytes.length, 0);
    }

    @Override
    public String toString() {
        return protocol.word() + ": " + line;
    }
}
