package org.nvsim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files written for {@code --out}: each appears complete or not at all. */
final class ResultFolder {
    private ResultFolder() {}

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
