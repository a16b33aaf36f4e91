package org.nvsim.visualizer;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Topology;
import org.nvsim.topology.generate.LeafSpine;
import org.nvsim.topology.layout.Layout;
import org.nvsim.visualizer.view.TopologyPane;
import org.nvsim.visualizer.viewmodel.TopologyViewModel;

/** A window with a network drawn in it. */
public final class VisualizerApplication extends Application {
    private final String title;
    private final Topology topology;

    /** With a small leaf-spine network, where JavaFX starts the app without being given one. */
    public VisualizerApplication() {
        this("Leaf-spine", sample());
    }

    private VisualizerApplication(String title, Topology topology) {
        this.title = title;
        this.topology = topology;
    }

    /**
     * Starts JavaFX and opens a window with this network. Returns at once; JavaFX ends with its
     * last window.
     *
     * @throws UnsupportedOperationException if there is no display
     * @throws IllegalStateException if JavaFX runs already
     */
    public static void open(String title, Topology topology) {
        VisualizerApplication app = new VisualizerApplication(title, topology);
        Platform.startup(() -> app.start(new Stage()));
    }

    @Override
    public void start(Stage stage) {
        TopologyViewModel model = new TopologyViewModel(topology, Layout.of(topology, 1));
        stage.setTitle(title + " - nvsim");
        stage.setScene(new Scene(new TopologyPane(model)));
        stage.show();
    }

    private static Topology sample() {
        long oneMicrosecondPs = 1_000_000;
        LinkAttributes links =
                new LinkAttributes(10_000_000_000L, oneMicrosecondPs, 1500, 512 * 1024);
        return new LeafSpine(4, 2, 4).generate(links);
    }
}
