package org.nvsim.visualizer;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.nvsim.cli.Viewer;
import org.nvsim.run.Run;
import org.nvsim.topology.layout.Layout;
import org.nvsim.visualizer.view.TopologyPane;
import org.nvsim.visualizer.viewmodel.TopologyViewModel;

/** The app that {@code nvsim view} opens: a window with the network of a run. */
public final class DesktopViewer implements Viewer {
    /** For the service loader. */
    public DesktopViewer() {}

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the app was open before: JavaFX starts once in a process
     */
    @Override
    public void show(Run run) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Platform.startup(
                () -> {
                    try {
                        open(run).setOnHidden(event -> closed.complete(null));
                    } catch (RuntimeException | Error e) {
                        closed.completeExceptionally(e);
                    }
                });
        closed.join();
    }

    private static Stage open(Run run) {
        TopologyViewModel model =
                new TopologyViewModel(run.topology(), Layout.of(run.topology(), 1));
        Stage stage = new Stage();
        stage.setTitle(run.scenario().title() + " - nvsim");
        stage.setScene(new Scene(new TopologyPane(model)));
        stage.show();
        return stage;
    }
}
