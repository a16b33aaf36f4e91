package org.nvsim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** Files written for {@code --out}: each appears complete or not at all. */
final class ResultFolder {
    private ResultFolder() {}

    /**
     * Tries whether the folder can be made and written, and leaves nothing behind: what cannot be
     * written is better known before a run, and a run that cannot begin writes nothing.
     *
     * @throws IOException if nothing can be written there
     */
    static void probe(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>(); // the outermost first
        Path known = folder.toAbsolutePath();
        while (known != null && Files.notExists(known)) {
            missing.addFirst(known);
            known = known.getParent();
        }
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } finally {
            removeAll(missing);
        }
    }

    /** From the innermost; what somebody else has begun to use meanwhile stays. */
    private static void removeAll(Deque<Path> folders) throws IOException {
        try {
            while (!folders.isEmpty()) {
                Files.deleteIfExists(folders.removeLast());
            }
        } catch (DirectoryNotEmptyException e) {
            folders.clear();
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
