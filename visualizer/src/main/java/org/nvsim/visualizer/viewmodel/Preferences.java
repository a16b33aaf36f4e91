package org.nvsim.visualizer.viewmodel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user wants to find again: recent files, theme, size of text. Kept in a small file. */
public final class Preferences {
    private static final int MOST_RECENT = 8;
    private static final int USUAL_FONT = 12;
    private static final int SMALLEST_FONT = 9;
    private static final int LARGEST_FONT = 24;

    private final Optional<Path> file;
    private final List<String> recent = new ArrayList<>();
    private boolean dark;
    private int fontSize = USUAL_FONT;

    /**
     * @param file where they are kept; empty to keep nothing
     */
    public Preferences(Optional<Path> file) {
        this.file = file;
        file.filter(Files::isReadable).ifPresent(this::read);
    }

    /** Where a user's preferences are: below {@code XDG_CONFIG_HOME} or {@code ~/.config}. */
    public static Path usualFile() {
        String base = System.getenv("XDG_CONFIG_HOME");
        Path folder =
                base == null || base.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".config")
                        : Path.of(base);
        return folder.resolve("nvsim").resolve("desktop");
    }

    private void read(Path path) {
        try {
            for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
                if (line.equals("dark")) {
                    dark = true;
                } else if (line.startsWith("font ")) {
                    setSize(line.substring(5));
                } else if (line.startsWith("recent ") && recent.size() < MOST_RECENT) {
                    recent.add(line.substring(7));
                }
            }
        } catch (IOException e) {
            recent.clear(); // unreadable preferences are as good as none
        }
    }

    private void setSize(String text) {
        if (text.matches("[0-9]{1,2}")) {
            fontSize = Math.max(SMALLEST_FONT, Math.min(LARGEST_FONT, Integer.parseInt(text)));
        }
    }

    private void write() {
        if (file.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        if (dark) {
            lines.add("dark");
        }
        lines.add("font " + fontSize);
        recent.forEach(name -> lines.add("recent " + name));
        try {
            Files.createDirectories(file.get().getParent());
            Files.write(file.get(), lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return; // a read-only home loses preferences, nothing else
        }
    }

    /** Files opened lately, the latest first. */
    public List<String> recent() {
        return List.copyOf(recent);
    }

    /** Notes that a file was opened. */
    public void opened(String fileOrName) {
        recent.remove(fileOrName);
        recent.add(0, fileOrName);
        while (recent.size() > MOST_RECENT) {
            recent.remove(recent.size() - 1);
        }
        write();
    }

    public boolean isDark() {
        return dark;
    }

    public void setDark(boolean dark) {
        this.dark = dark;
        write();
    }

    /** Size of text in pixels. */
    public int fontSize() {
        return fontSize;
    }

    public void setFontSize(int pixels) {
        fontSize = Math.max(SMALLEST_FONT, Math.min(LARGEST_FONT, pixels));
        write();
    }
}
