package org.nvsim.visualizer.view;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.nvsim.visualizer.viewmodel.Export;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Svg;
import org.nvsim.visualizer.viewmodel.Workspace;

/** What can be taken out of the app: the picture, and the packets that pass the filter. */
final class ExportMenu extends MenuButton {
    private final MainWindow window;
    private final Workspace workspace;

    ExportMenu(MainWindow window, Workspace workspace) {
        super("", new FontIcon(Feather.SHARE));
        this.window = window;
        this.workspace = workspace;
        setAccessibleText("Export the picture or the packets (Ctrl+E)");
        getStyleClass().add("tool");
        add("Picture as PNG …", "picture.png", this::png);
        add("Picture as SVG …", "picture.svg", this::svg);
        add("Packets that pass the filter as pcapng …", "packets.pcapng", this::pcapng);
        MenuItem wireshark = new MenuItem("Packets that pass the filter in Wireshark");
        wireshark.setOnAction(event -> guarded(this::wireshark));
        getItems().add(wireshark);
    }

    /** Writes into a file. */
    @FunctionalInterface
    private interface Writer {
        void write(RunPane pane, Path file) throws IOException;
    }

    /** Does something that can fail for want of a file or program. */
    @FunctionalInterface
    private interface Attempt {
        void run(RunPane pane) throws IOException;
    }

    private void add(String text, String name, Writer writer) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(
                event -> {
                    FileChooser chooser = new FileChooser();
                    chooser.setInitialFileName(name);
                    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                            .map(File::toPath)
                            .ifPresent(file -> guarded(pane -> writer.write(pane, file)));
                });
        getItems().add(item);
    }

    private void guarded(Attempt attempt) {
        window.pane()
                .ifPresent(
                        pane -> {
                            try {
                                attempt.run(pane);
                            } catch (IOException e) {
                                workspace.complain("cannot write: " + e.getMessage());
                            }
                        });
    }

    private void png(RunPane pane, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Png.write(pane.network().snapshot(null, null), out);
        }
    }

    private void svg(RunPane pane, Path file) throws IOException {
        RunModel model = pane.model();
        String text = Svg.of(model.world(), model.playback().timePs());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private void pcapng(RunPane pane, Path file) {
        capture(pane, file, () -> {});
    }

    private void wireshark(RunPane pane) throws IOException {
        Path file = Files.createTempFile("nvsim", ".pcapng");
        capture(
                pane,
                file,
                () -> {
                    try {
                        new ProcessBuilder("wireshark", file.toString()).start();
                    } catch (IOException e) {
                        workspace.complain("cannot start Wireshark; the packets are in " + file);
                    }
                });
    }

    /** Runs again in the background, then does the rest. */
    private void capture(RunPane pane, Path file, Runnable then) {
        RunModel model = pane.model();
        int[] packets = model.packets().shownProperty().get();
        String comment = "filter: " + model.packets().filterProperty().get();
        ForkJoinPool.commonPool()
                .execute(
                        () -> {
                            try {
                                Export.packets(model.world(), packets, comment, file);
                                Platform.runLater(then);
                            } catch (IOException e) {
                                Platform.runLater(
                                        () ->
                                                workspace.complain(
                                                        "cannot write: " + e.getMessage()));
                            }
                        });
    }
}
