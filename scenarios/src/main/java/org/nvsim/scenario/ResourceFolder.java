package org.nvsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Scenarios inside the program: a folder whose {@code index.txt} names them in order. */
final class ResourceFolder {
    private final String folder;

    ResourceFolder(String folder) {
        this.folder = "/" + folder + "/";
    }

    List<String> names() {
        String index = folder + "index.txt";
        return read(index)
                .orElseThrow(() -> new IllegalStateException("no " + index + " in the program"))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    Optional<String> text(String name) {
        return names().contains(name) ? read(folder + name + ".yaml") : Optional.empty();
    }

    /** Another file in the folder, by its path below it. */
    Optional<String> file(String path) {
        return read(folder + path);
    }

    private static Optional<String> read(String resource) {
        try (InputStream in = ResourceFolder.class.getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }
}
