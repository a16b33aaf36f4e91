package org.nvsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/**
 * The desktop app, as {@code nvsim view} sees it. It is found as a service, because the app knows
 * the command's module and not the other way round.
 */
public interface Viewer {
    /**
     * What to open.
     *
     * @param file a path, or the name of a shipped scenario; empty to let the user choose
     * @param settings overrides, as {@code path=value}
     */
    record Request(Optional<String> file, List<String> settings) {
        public Request {
            settings = List.copyOf(settings);
        }

        /** The scenario; there must be a file. */
        public Scenario load() throws ScenarioException {
            return ScenarioLoader.load(file.orElseThrow(), Overrides.of(settings));
        }
    }

    /**
     * A picture that is wanted.
     *
     * @param png where it is written
     * @param atPs the moment shown; empty for one at which there is something to see
     * @param flow a flow whose first packet is opened
     */
    record Screenshot(
            Path png,
            OptionalLong atPs,
            Optional<String> flow,
            int width,
            int height,
            boolean dark) {}

    /**
     * Shows the app and returns when the user has closed it.
     *
     * @throws UnsupportedOperationException if this machine has no display, saying what it lacks
     */
    void show(Request request);

    /**
     * Draws the app without a display.
     *
     * @throws IllegalArgumentException if there is no such flow
     * @throws UnsupportedOperationException if this machine cannot draw text, saying what it lacks
     */
    void screenshot(Request request, Screenshot wanted) throws ScenarioException, IOException;
}
