package org.nvsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that ship, found in the program itself. */
public final class Library {
    private static final String FOLDER = "/library/";
    private static final String INDEX = FOLDER + "index.txt";

    private Library() {}

    /** Names of all shipped scenarios, in the order in which a newcomer should meet them. */
    public static List<String> names() {
        return read(INDEX)
                .orElseThrow(() -> new IllegalStateException("no " + INDEX + " in the program"))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The text of a shipped scenario. */
    public static Optional<String> text(String name) {
        return names().contains(name) ? read(FOLDER + name + ".yaml") : Optional.empty();
    }

    private static Optional<String> read(String resource) {
        try (InputStream in = Library.class.getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }
}
