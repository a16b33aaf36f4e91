package org.nvsim.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nvsim.limits.InputLimits;

/** The files beside a scenario that it may name. Nothing outside of its folder can be reached. */
interface ScenarioFolder {
    /** Largest file that is read. */
    int MAX_BYTES = InputLimits.FILE_BYTES;

    /**
     * The text of a file.
     *
     * @param path relative, steps joined by {@code /}
     * @return empty if there is no such file here
     * @throws IOException if it cannot be read; the message says why
     */
    Optional<String> text(String path) throws IOException;

    /** The folder that a file is in. */
    static ScenarioFolder of(Path scenario) {
        Path folder = scenario.toAbsolutePath().getParent();
        return path -> read(folder, path);
    }

    private static Optional<String> read(Path folder, String path) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new IOException("it lies outside of the scenario's own folder");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it is larger than 1 MiB");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8 text", e);
        }
    }
}
