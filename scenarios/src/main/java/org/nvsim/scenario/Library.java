package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;

/** The scenarios that ship, found in the program itself. */
public final class Library {
    private static final ResourceFolder FOLDER = new ResourceFolder("library");

    private Library() {}

    /** Names of all shipped scenarios, in the order in which a newcomer should meet them. */
    public static List<String> names() {
        return FOLDER.names();
    }

    /** The text of a file that a shipped scenario names, by its path beside the scenario. */
    static Optional<String> file(String path) {
        return FOLDER.file(path);
    }

    /** The text of a shipped scenario. */
    public static Optional<String> text(String name) {
        return FOLDER.text(name);
    }
}
