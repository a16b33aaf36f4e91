package org.nvsim.visualizer.view;

import org.nvsim.visualizer.viewmodel.Desk;

/** What can be opened below a run besides its packets. */
final class RunTabs {
    private RunTabs() {}

    static void add(RunPane pane, Desk desk) {}
}
