package org.nvsim.visualizer.view;

import java.io.File;
import java.nio.file.Path;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.nvsim.visualizer.viewmodel.Diagnostic;
import org.nvsim.visualizer.viewmodel.Draft;
import org.nvsim.visualizer.viewmodel.Workspace;

/** The scenario's text, with what is wrong in it; saving runs it. */
final class ScenarioPane extends SplitPane {
    private final Workspace workspace;
    private final Draft draft;
    private final YamlEditor editor;
    private final ListView<Diagnostic> problems = new ListView<>();
    private final Label state = new Label();
    private final Label here = new Label();

    ScenarioPane(Workspace workspace) {
        this.workspace = workspace;
        this.draft = workspace.draft();
        editor = new YamlEditor(draft);
        problems.setId("yaml-problems");
        problems.setCellFactory(list -> new FlawCell());
        problems.setPlaceholder(new Label("Nothing is wrong with it."));
        problems.setOnMouseClicked(click -> goTo());
        problems.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        goTo();
                    }
                });
        state.setId("yaml-state");
        here.setId("yaml-here");
        here.getStyleClass().add("danger-text");
        VBox left = new VBox(bar(), editor);
        VBox.setVgrow(editor, Priority.ALWAYS);
        getItems().addAll(left, problems);
        setDividerPositions(0.66);
        draft.diagnosticsProperty().addListener((p, before, now) -> show());
        InvalidationListener changed = now -> showState();
        editor.area().caretPositionProperty().addListener(changed);
        editor.area().textProperty().addListener(changed);
        show();
        draft.check();
    }

    private HBox bar() {
        HBox bar =
                new HBox(
                        8,
                        Icons.button(
                                Feather.SAVE,
                                "Save and run",
                                "Save the scenario and run it (Ctrl+S)",
                                this::save),
                        Icons.button(
                                Feather.PLAY,
                                "Run without saving",
                                "Run what stands here",
                                () -> workspace.openText(draft.text())),
                        state,
                        here);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(4, 6, 4, 6));
        return bar;
    }

    /** What is edited here. */
    Draft draft() {
        return draft;
    }

    /** Saves the text and runs it; asks for a name where the scenario is none of the user's. */
    void save() {
        if (workspace.isFile()) {
            workspace.saveAndRun(draft, Path.of(draft.name()));
            showState();
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the scenario");
        chooser.setInitialFileName(draft.name() + ".yaml");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            workspace.saveAndRun(draft, file.toPath());
            showState();
        }
    }

    private void show() {
        problems.getItems().setAll(draft.diagnosticsProperty().get());
        showState();
    }

    private void showState() {
        long errors = draft.diagnosticsProperty().get().stream().filter(Diagnostic::error).count();
        state.setText(
                (draft.isEdited() ? "Edited. " : "")
                        + (errors == 0 ? "" : errors == 1 ? "1 error" : errors + " errors"));
        here.setText(
                editor.at(editor.area().getCaretPosition()).map(Diagnostic::message).orElse(""));
    }

    private void goTo() {
        Diagnostic diagnostic = problems.getSelectionModel().getSelectedItem();
        if (diagnostic != null) {
            editor.show(diagnostic);
        }
    }

    /** A problem with its place. */
    private static final class FlawCell extends ListCell<Diagnostic> {
        private final Label words = new Label();

        FlawCell() {
            words.setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Diagnostic diagnostic, boolean empty) {
            super.updateItem(diagnostic, empty);
            words.setText(empty ? "" : diagnostic.toString());
            setGraphic(empty ? null : words);
        }
    }
}
