package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.problem.ScenarioException;

/** The lessons that ship, found in the program itself. */
public final class Lessons {
    private static final ResourceFolder FOLDER = new ResourceFolder("lessons");

    private Lessons() {}

    /** Names of all lessons, in the order of the course. */
    public static List<String> names() {
        return FOLDER.names();
    }

    /** The text of a lesson. */
    public static Optional<String> text(String name) {
        return FOLDER.text(name);
    }

    /**
     * A lesson, ready to show or to grade by.
     *
     * @throws IllegalArgumentException if there is none of this name
     * @throws ScenarioException never for a lesson that ships: tests load them all
     */
    public static ScenarioFile open(String name) throws ScenarioException {
        String text =
                text(name).orElseThrow(() -> new IllegalArgumentException("no lesson " + name));
        return ScenarioFile.read(
                "lessons/" + name + ".yaml", name, text, Library::file, Overrides.none());
    }
}
