package org.nvsim.cli;

import org.nvsim.run.Run;

/**
 * The desktop app, as {@code nvsim view} sees it. It is found as a service, because the app knows
 * the command's module and not the other way round.
 */
@FunctionalInterface
public interface Viewer {
    /**
     * Shows a run and returns when the user has closed the app.
     *
     * @param run at its beginning
     * @throws UnsupportedOperationException if this machine has no display
     */
    void show(Run run);
}
