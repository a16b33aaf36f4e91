package org.nvsim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files written for {@code --out}: each appears complete or not at all. */
final class ResultFolder {
    private ResultFolder() {}

    /**
     * Makes the folder if it is not there: what cannot be written is better known before a run.
     *
     * @throws IOException if nothing can be written there
     */
    static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /**
     * Writes files into a folder, which is made if it is not there.
     *
     * @param namesAndTexts name, text, name, text, …
     */
    static void write(Path folder, String... namesAndTexts) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            Path file = folder.resolve(namesAndTexts[i]);
            Path draft = folder.resolve(namesAndTexts[i] + ".part");
            Files.writeString(draft, namesAndTexts[i + 1], StandardCharsets.UTF_8);
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
