package org.nvsim.visualizer.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.nvsim.run.record.Recording;
import org.nvsim.visualizer.viewmodel.Workspace;

/** The window's own tools: open, find, theme, keys. */
final class ToolBarPane extends HBox {
    private final TextField search = new TextField();
    private final MainWindow window;
    private final ExportMenu exports;

    ToolBarPane(MainWindow window, Workspace workspace) {
        super(6);
        this.window = window;
        this.exports = new ExportMenu(window, workspace);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(4, 10, 4, 10));
        Label title = new Label("nvsim   " + workspace.fileProperty().get());
        title.getStyleClass().add("side-heading");
        workspace.fileProperty().addListener((p, before, now) -> title.setText("nvsim   " + now));
        search.setId("search");
        search.setPromptText("Find a machine");
        search.setPrefColumnCount(12);
        search.textProperty().addListener((p, before, now) -> find(now));
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Icons.button(
                                Feather.FOLDER, "Open …", "Open a file (Ctrl+O)", window::choose),
                        title,
                        space,
                        search,
                        Icons.button(
                                Feather.MAXIMIZE,
                                "",
                                "All of the network (0)",
                                () -> window.pane().ifPresent(p -> p.network().fit())),
                        exports,
                        Icons.button(
                                Feather.MOON, "", "Light or dark (Ctrl+T)", window::toggleTheme),
                        Icons.button(Feather.HELP_CIRCLE, "", "All keys (?)", window::toggleSheet));
    }

    /** Opens the menu of what can be exported. */
    void export() {
        exports.show();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Shows the first machine whose name begins so, or else contains it. */
    private void find(String text) {
        if (text.isBlank()) {
            return;
        }
        window.pane().ifPresent(pane -> find(pane, text.strip()));
    }

    private static void find(RunPane pane, String text) {
        Recording recording = pane.model().world().recording();
        int found = -1;
        for (int place = recording.places().size() - 1; place >= 0; place--) {
            String name = recording.places().get(place);
            boolean better = found < 0 || !recording.places().get(found).startsWith(text);
            if (name.startsWith(text) || (name.contains(text) && better)) {
                found = place;
            }
        }
        if (found >= 0) {
            pane.network().show(found);
        }
    }
}
