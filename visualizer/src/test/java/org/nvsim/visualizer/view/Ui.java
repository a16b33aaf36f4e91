package org.nvsim.visualizer.view;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.nvsim.visualizer.viewmodel.Box;
import org.nvsim.visualizer.viewmodel.Preferences;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Workspace;

/** The app in a window in memory, as a test's hands and eyes have it. */
final class Ui implements AutoCloseable {
    private static final int SECONDS = Integer.getInteger("nvsim.patience-seconds", 60);

    final Workspace workspace;
    private final ExecutorService work = Executors.newSingleThreadExecutor();
    private final Stage stage;
    private final MainWindow window;

    Ui() {
        FxThread.start();
        workspace = new Workspace(new RunModel.Background(work, Platform::runLater));
        window = FxThread.call(() -> new MainWindow(workspace, new Preferences(Optional.empty())));
        stage =
                FxThread.call(
                        () -> {
                            Stage made = new Stage();
                            made.setScene(new Scene(window, 1280, 800));
                            made.show();
                            return made;
                        });
    }

    /** Opens a scenario and waits until it is shown. */
    RunModel open(String file, String... settings) {
        RunModel before = FxThread.call(() -> workspace.runProperty().get().orElse(null));
        FxThread.call(
                () -> {
                    workspace.open(file, List.of(settings));
                    return null;
                });
        await(workspace.runProperty(), run -> run.isPresent() && run.get() != before);
        return FxThread.call(
                () -> {
                    window.applyCss();
                    window.layout();
                    return workspace.runProperty().get().orElseThrow();
                });
    }

    /** Waits, without spinning, until a value is as wanted. */
    static <T> void await(ObservableValue<T> value, Predicate<T> wanted) {
        CompletableFuture<Void> there = new CompletableFuture<>();
        FxThread.call(
                () -> {
                    value.addListener(
                            (p, before, now) -> {
                                if (wanted.test(now)) {
                                    there.complete(null);
                                }
                            });
                    if (wanted.test(value.getValue())) {
                        there.complete(null);
                    }
                    return null;
                });
        there.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Waits until the background has done what was asked of it so far, and it is shown. */
    void settle() {
        CompletableFuture.runAsync(() -> {}, work).orTimeout(SECONDS, TimeUnit.SECONDS).join();
        FxThread.call(() -> null);
    }

    /** The words on the control of this id. */
    String text(String id) {
        return FxThread.call(() -> ((Labeled) node(id)).getText());
    }

    /** Whether the control of this id is there to be seen. */
    boolean isVisible(String id) {
        return FxThread.call(
                () -> {
                    Node node = window.lookup("#" + id);
                    return node != null && node.isVisible();
                });
    }

    @SuppressWarnings("unchecked")
    <T extends Node> T node(String id) {
        Node node = window.lookup("#" + id);
        if (node == null) { // what is in a pane made just now is found once that is laid out
            window.applyCss();
            window.layout();
            node = window.lookup("#" + id);
        }
        return (T) Optional.ofNullable(node).orElseThrow();
    }

    /** Presses a key with the picture in focus. */
    void press(KeyCode code, boolean shift, boolean control) {
        FxThread.call(
                () -> {
                    Node picture = node("network");
                    picture.requestFocus();
                    Event.fireEvent(
                            picture,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    code,
                                    shift,
                                    control,
                                    false,
                                    false));
                    return null;
                });
    }

    void press(KeyCode code) {
        press(code, false, false);
    }

    /** Clicks into a control at a point of it. */
    void click(Node node, double x, double y) {
        FxThread.call(
                () -> {
                    Mouse.click(node, x, y);
                    return null;
                });
    }

    /** Presses the time line at a share of its run. */
    void scrub(double share) {
        Region strip = FxThread.call(() -> node("timeline"));
        click(strip, strip.getWidth() * (0.02 + 0.96 * share), strip.getHeight() / 2);
    }

    /** Right-clicks a machine in the picture and chooses what the menu calls so. */
    void change(RunModel model, String machine, String wanted) {
        FxThread.call(
                () -> {
                    NetworkCanvas network = node("network");
                    int place = model.world().recording().places().indexOf(machine);
                    Box box = model.world().picture(model.playback().timePs()).box(place);
                    double[] at = network.pixelOf(box.centerX(), box.centerY());
                    Mouse.menu(network, at[0], at[1], wanted);
                    return null;
                });
    }

    /** Waits until all that has changed is laid out and drawn. */
    void pulse() {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        FxThread.call(
                () -> {
                    Runnable once = () -> drawn.complete(null);
                    stage.getScene().addPostLayoutPulseListener(once);
                    drawn.whenComplete(
                            (nothing, never) ->
                                    Platform.runLater(
                                            () ->
                                                    stage.getScene()
                                                            .removePostLayoutPulseListener(once)));
                    Platform.requestNextPulse();
                    return null;
                });
        drawn.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        FxThread.call(() -> null);
    }

    MainWindow window() {
        return window;
    }

    /** What the picture looks like. */
    int[] picture() {
        return FxThread.call(
                () -> {
                    WritableImage image = node("network").snapshot(null, null);
                    int width = (int) image.getWidth();
                    int[] pixels = new int[width * (int) image.getHeight()];
                    image.getPixelReader()
                            .getPixels(
                                    0,
                                    0,
                                    width,
                                    (int) image.getHeight(),
                                    PixelFormat.getIntArgbInstance(),
                                    pixels,
                                    0,
                                    width);
                    return pixels;
                });
    }

    /** Shows one of the tabs below the picture. */
    void showTab(int tab) {
        FxThread.call(
                () -> {
                    window.pane().orElseThrow().showTab(tab);
                    window.applyCss();
                    window.layout();
                    return null;
                });
    }

    /** Brings everything into its place, as the next picture would. */
    void layOut() {
        FxThread.call(
                () -> {
                    window.applyCss();
                    window.layout();
                    return null;
                });
    }

    /** Keeps what the window looks like beside the test reports. */
    void keep(String name) {
        FxThread.call(
                () -> {
                    window.applyCss();
                    window.layout();
                    Path folder = Files.createDirectories(Path.of("target", "screens"));
                    try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
                        Png.write(stage.getScene().snapshot(null), out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return null;
                });
    }

    @Override
    public void close() {
        FxThread.call(
                () -> {
                    window.close();
                    stage.close();
                    return null;
                });
        work.shutdownNow();
    }
}
