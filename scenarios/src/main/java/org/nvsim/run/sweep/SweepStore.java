package org.nvsim.run.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder with a file for every finished run, named by its key. A file appears complete or not at
 * all, so whoever comes after a process that was killed finds good files only. One process at a
 * time has the folder.
 */
public final class SweepStore implements AutoCloseable {
    private static final String FIRST_LINE = "nvsim run 2";
    private static final String LAST_LINE = "end";
    private static final String DIGEST = "digest ";
    private static final String DRAWN = "drawn ";
    private static final String FIGURE = "figure ";
    private static final String DOCUMENT = "document ";
    private static final String ENDING = ".run";
    private static final String DRAFT = ".part";

    /**
     * What is kept of a run.
     *
     * @param drawn whether chance had a say in it
     * @param document one line
     */
    record Entry(
            String digest, boolean drawn, SortedMap<String, Double> figures, String document) {}

    private final Path folder;
    private final FileChannel lock;

    private SweepStore(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the store in a folder, which is made if it is not there.
     *
     * @throws IOException also if another process has it open
     */
    public static SweepStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!isFree(lock)) {
            lock.close();
            throw new IOException(folder + " is in use by another sweep");
        }
        SweepStore store = new SweepStore(folder, lock);
        store.removeDrafts();
        return store;
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // in use in this very process
        }
    }

    /** The run of this key, if it is there and whole. */
    Optional<Entry> find(String key) throws IOException {
        try {
            return parse(Files.readAllLines(file(key), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The document of a run that is there.
     *
     * @throws IOException if it is not
     */
    public String document(String key) throws IOException {
        return find(key)
                .orElseThrow(() -> new IOException(file(key) + " is gone or damaged"))
                .document();
    }

    void put(String key, Entry entry) throws IOException {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        text.append(DIGEST).append(entry.digest()).append('\n');
        text.append(DRAWN).append(entry.drawn()).append('\n');
        for (Map.Entry<String, Double> figure : entry.figures().entrySet()) {
            text.append(FIGURE).append(figure.getKey()).append(' ');
            text.append(figure.getValue()).append('\n');
        }
        text.append(DOCUMENT).append(entry.document()).append('\n');
        text.append(LAST_LINE).append('\n');
        Path draft = folder.resolve(key + DRAFT);
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(
                draft,
                file(key),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private Path file(String key) {
        return folder.resolve(key + ENDING);
    }

    /** What a killed process had begun to write. */
    private void removeDrafts() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "*" + DRAFT)) {
            for (Path draft : drafts) {
                Files.delete(draft);
            }
        }
    }

    /** Empty for a file that is damaged: its run is made again. */
    private static Optional<Entry> parse(List<String> lines) {
        if (lines.size() < 5
                || !lines.get(0).equals(FIRST_LINE)
                || !lines.get(lines.size() - 1).equals(LAST_LINE)) {
            return Optional.empty();
        }
        String document = lines.get(lines.size() - 2);
        String digest = lines.get(1);
        String drawn = lines.get(2);
        if (!document.startsWith(DOCUMENT)
                || !digest.startsWith(DIGEST)
                || !drawn.startsWith(DRAWN)) {
            return Optional.empty();
        }
        SortedMap<String, Double> figures = new TreeMap<>();
        for (String line : lines.subList(3, lines.size() - 2)) {
            int blank = line.lastIndexOf(' ');
            figures.put(
                    line.substring(FIGURE.length(), blank),
                    Double.valueOf(line.substring(blank + 1)));
        }
        return Optional.of(
                new Entry(
                        digest.substring(DIGEST.length()),
                        Boolean.parseBoolean(drawn.substring(DRAWN.length())),
                        figures,
                        document.substring(DOCUMENT.length())));
    }
}
