package org.nvsim.run.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A folder with a file for every finished run, named by its key. A file appears complete or not at
 * all, so whoever comes after a process that was killed finds good files only, and one that a disk
 * has damaged is known by its checksum. One process at a time has the folder.
 */
public final class SweepStore implements AutoCloseable {
    private static final String FIRST_LINE = "nvsim run 3";
    private static final String DIGEST = "digest ";
    private static final String DRAWN = "drawn ";
    private static final String FIGURE = "figure ";
    private static final String DOCUMENT = "document ";
    private static final String CHECKSUM = "checksum ";
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
            return parse(Files.readString(file(key), StandardCharsets.UTF_8));
        } catch (NoSuchFileException | CharacterCodingException e) {
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
        String checksum = checksum(text);
        text.append(CHECKSUM).append(checksum).append('\n');
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

    /** CRC-32C of a text: a disk that turns over a bit, or thirty in a row, does not pass. */
    private static String checksum(CharSequence text) {
        CRC32C sum = new CRC32C();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    /** Empty for a file that is damaged or of an older version: its run is made again. */
    private static Optional<Entry> parse(String text) {
        int end = text.lastIndexOf(CHECKSUM);
        if (end < 0
                || !text.substring(end)
                        .equals(CHECKSUM + checksum(text.substring(0, end)) + '\n')) {
            return Optional.empty();
        }
        List<String> lines = text.substring(0, end).lines().toList();
        if (lines.size() < 4 || !lines.get(0).equals(FIRST_LINE)) {
            return Optional.empty();
        }
        String document = lines.get(lines.size() - 1);
        String digest = lines.get(1);
        String drawn = lines.get(2);
        if (!document.startsWith(DOCUMENT)
                || !digest.startsWith(DIGEST)
                || !drawn.startsWith(DRAWN)) {
            return Optional.empty();
        }
        SortedMap<String, Double> figures = new TreeMap<>();
        for (String line : lines.subList(3, lines.size() - 1)) {
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
