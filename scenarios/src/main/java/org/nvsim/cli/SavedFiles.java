package org.nvsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells when one of some files was saved. */
final class SavedFiles {
    private static final String MISSING = "";

    private final Map<String, String> seen = new TreeMap<>();

    /** Looks at these files from now on. */
    void lookAt(List<String> files) {
        seen.clear();
        files.forEach(file -> seen.put(file, state(file)));
    }

    /** Looks at these files too. */
    void lookAlsoAt(List<String> files) {
        files.forEach(file -> seen.computeIfAbsent(file, SavedFiles::state));
    }

    /** Whether one of them is not as it was when it was looked at. A file that is gone is not. */
    boolean changed() {
        for (Map.Entry<String, String> file : seen.entrySet()) {
            String now = state(file.getKey());
            if (!now.equals(MISSING) && !now.equals(file.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** Editors that save by replacing a file leave a moment without it. */
    private static String state(String file) {
        try {
            Path path = Path.of(file);
            return Files.getLastModifiedTime(path).toMillis() + " " + Files.size(path);
        } catch (IOException | InvalidPathException e) {
            return MISSING;
        }
    }
}
