package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;

/** Commented scenarios to begin with: small, good, and theirs to change who copy them. */
public final class Starters {
    private static final ResourceFolder FOLDER = new ResourceFolder("starters");

    private Starters() {}

    /** Names of all starters; the first is for who names none. */
    public static List<String> names() {
        return FOLDER.names();
    }

    /** The text of a starter. */
    public static Optional<String> text(String name) {
        return FOLDER.text(name);
    }
}
