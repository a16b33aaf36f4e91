package org.nvsim.visualizer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.nvsim.cli.Viewer;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.visualizer.view.MainWindow;
import org.nvsim.visualizer.view.Png;
import org.nvsim.visualizer.viewmodel.Preferences;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Workspace;

/** The app that {@code nvsim view} opens. */
public final class DesktopViewer implements Viewer {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    /** Held here, or its level would be forgotten. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    /** For the service loader. */
    public DesktopViewer() {}

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the app was open before: JavaFX starts once in a process
     */
    @Override
    public void show(Request request) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        ExecutorService workers = workers();
        startJavaFx(
                () -> {
                    try {
                        open(request, workers).setOnHidden(event -> closed.complete(null));
                    } catch (RuntimeException | Error e) {
                        closed.completeExceptionally(e);
                    }
                });
        closed.join();
        workers.shutdownNow();
    }

    private static Stage open(Request request, ExecutorService workers) {
        Workspace workspace = new Workspace(new RunModel.Background(workers, Platform::runLater));
        Preferences preferences = new Preferences(Optional.of(Preferences.usualFile()));
        MainWindow window = new MainWindow(workspace, preferences);
        Stage stage = new Stage();
        stage.setTitle("nvsim");
        workspace.fileProperty().addListener((p, old, now) -> stage.setTitle(now + " - nvsim"));
        stage.setScene(new Scene(window, WIDTH, HEIGHT));
        stage.setOnCloseRequest(
                event -> {
                    if (window.mayClose()) {
                        window.close();
                    } else {
                        event.consume();
                    }
                });
        stage.show();
        request.file().ifPresent(file -> workspace.open(file, request.settings()));
        return stage;
    }

    @Override
    public void screenshot(Request request, Screenshot wanted)
            throws ScenarioException, IOException {
        System.setProperty("glass.platform", "Monocle"); // draws in memory
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("headless.geometry", wanted.width() + "x" + wanted.height());
        System.setProperty("prism.order", "sw");
        Recording recording = Recorder.record(request.load(), share -> true);
        CompletableFuture<WritableImage> drawn = new CompletableFuture<>();
        startJavaFx(
                () -> {
                    try {
                        drawn.complete(draw(recording, request, wanted));
                    } catch (RuntimeException | Error e) {
                        drawn.completeExceptionally(e);
                    }
                });
        try {
            write(drawn.join(), wanted.png());
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalArgumentException wrong ? wrong : e;
        }
    }

    private static WritableImage draw(Recording recording, Request request, Screenshot wanted) {
        Workspace workspace = new Workspace(new RunModel.Background(Runnable::run, Runnable::run));
        workspace.show(recording, request.file().orElse(""), request.settings());
        RunModel model = workspace.runProperty().get().orElseThrow();
        wanted.flow().ifPresent(flow -> select(model, flow));
        wanted.atPs().ifPresent(model.playback()::seek);
        Preferences preferences = new Preferences(Optional.empty());
        preferences.setDark(wanted.dark());
        MainWindow window = new MainWindow(workspace, preferences);
        Stage stage = new Stage();
        stage.setScene(new Scene(window, wanted.width(), wanted.height()));
        stage.show();
        window.applyCss();
        window.layout();
        WritableImage image = stage.getScene().snapshot(null);
        stage.close();
        window.close();
        return image;
    }

    /** Selects the packet of a flow most worth looking at, and shows it on its way. */
    private static void select(RunModel model, String flow) {
        if (!model.selectFlow(flow)) {
            throw new IllegalArgumentException("no packet of a flow '" + flow + "' in this run");
        }
        model.showSelectedOnItsWay();
    }

    private static void write(WritableImage image, Path png) throws IOException {
        try (OutputStream out = Files.newOutputStream(png)) {
            Png.write(image, out);
        }
    }

    private static void startJavaFx(Runnable first) {
        JAVAFX.setLevel(Level.SEVERE); // it warns of the class path, where it runs well
        Platform.setImplicitExit(false); // the command ends the process, once
        try {
            Platform.startup(first);
        } catch (LinkageError e) {
            throw new UnsupportedOperationException(
                    "JavaFX cannot start ("
                            + e.getMessage()
                            + "); on Debian: apt install"
                            + " libgtk-3-0 libfreetype6 libpango-1.0-0 libpangoft2-1.0-0"
                            + " libfontconfig1 fonts-dejavu-core",
                    e);
        }
    }

    private static ExecutorService workers() {
        return Executors.newCachedThreadPool(
                task -> {
                    Thread thread = new Thread(task, "background");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
