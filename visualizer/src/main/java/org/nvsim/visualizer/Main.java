package org.nvsim.visualizer;

import javafx.application.Application;

/** Starts the app from a class path, which an {@link Application} cannot do for itself. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Application.launch(VisualizerApplication.class, args);
    }
}
