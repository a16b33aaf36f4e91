package org.nvsim.scenario.problem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The texts of one load, in the order in which they were read; shows the line of any mark. */
public final class Sources {
    private static final int HASH_BYTES = 8;

    private final List<String> names = new ArrayList<>();
    private final List<List<String>> lines = new ArrayList<>();

    public Sources() {}

    /** Adds a text under the name its marks carry; a name that is there already is replaced. */
    public void add(String name, String text) {
        Objects.requireNonNull(name, "name");
        List<String> split = List.of(text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1));
        int known = names.indexOf(name);
        if (known >= 0) {
            lines.set(known, split);
        } else {
            names.add(name);
            lines.add(split);
        }
    }

    /** What the texts are called, in the order in which they were read; files by their paths. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /**
     * The text of the mark's line; empty for a text that was never added or a line past its end.
     */
    public String lineOf(SourceMark mark) {
        int known = names.indexOf(mark.file());
        if (known < 0 || mark.line() > lines.get(known).size()) {
            return "";
        }
        return lines.get(known).get(mark.line() - 1);
    }

    /** All texts but those of the given names, each after its name. */
    public String textsBeside(String... left) {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (!List.of(left).contains(names.get(i))) {
                texts.append(names.get(i)).append('\n');
                lines.get(i).forEach(line -> texts.append(line).append('\n'));
            }
        }
        return texts.toString();
    }

    /**
     * 16 hexadecimal digits that name the texts: the beginning of SHA-256 over them, in UTF-8 and
     * in reading order, a zero byte between two. Of a file that stands alone and has Unix line ends
     * it is what {@code sha256sum} prints; settings of the command line are texts as well.
     */
    public String hash() {
        return hash(lines.stream().map(text -> String.join("\n", text)).toList());
    }

    /** As {@link #hash()}, of any texts. */
    public static String hash(List<String> texts) {
        try {
            byte[] bytes = String.join("\0", texts).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Position of a text in reading order; unknown texts come last. */
    int order(SourceMark mark) {
        int known = names.indexOf(mark.file());
        return known < 0 ? names.size() : known;
    }
}
