package org.nvsim.visualizer.view;

import java.io.File;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.visualizer.viewmodel.Desk;
import org.nvsim.visualizer.viewmodel.Draft;

/** The scenario's text, with what is wrong in it; saving runs it. */
final class ScenarioPane extends SplitPane {
    private static final double PAUSE_MILLIS = 350;

    private final Desk desk;
    private final Draft draft;
    private final TextArea area = new TextArea();
    private final ListView<Problem> problems = new ListView<>();
    private final Label state = new Label();

    ScenarioPane(Desk desk) {
        this.desk = desk;
        this.draft = new Draft(desk.fileProperty().get(), desk.text().orElse(""));
        area.setId("yaml");
        area.getStyleClass().add("yaml");
        area.setText(draft.text());
        PauseTransition pause = new PauseTransition(Duration.millis(PAUSE_MILLIS));
        pause.setOnFinished(done -> check());
        area.textProperty()
                .addListener(
                        (p, before, now) -> {
                            draft.edit(now);
                            pause.playFromStart();
                        });
        problems.setId("yaml-problems");
        problems.setCellFactory(list -> new ProblemCell());
        problems.setPlaceholder(new Label("Nothing is wrong with it."));
        problems.getSelectionModel()
                .selectedItemProperty()
                .addListener((p, before, now) -> show(now));
        VBox left = new VBox(bar(), area);
        VBox.setVgrow(area, Priority.ALWAYS);
        getItems().addAll(left, problems);
        setDividerPositions(0.66);
        check();
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
                                () -> desk.openText(area.getText())),
                        state);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(4, 6, 4, 6));
        return bar;
    }

    /** Whether there is text that was not saved. */
    boolean isEdited() {
        return draft.isEdited();
    }

    /** Saves the text and runs it; asks for a name where the scenario is none of the user's. */
    void save() {
        if (desk.isFile()) {
            saveTo(new File(desk.fileProperty().get()));
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the scenario");
        chooser.setInitialFileName(desk.fileProperty().get() + ".yaml");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            saveTo(file);
        }
    }

    private void saveTo(File file) {
        if (desk.save(file.toPath(), area.getText())) {
            draft.saved();
            check();
            if (draft.problems().stream().noneMatch(Problem::isError)) {
                desk.open(file.getPath(), desk.settings());
            }
        }
    }

    private void check() {
        problems.getItems().setAll(draft.problems());
        long errors = draft.problems().stream().filter(Problem::isError).count();
        state.setText(
                (draft.isEdited() ? "Edited. " : "")
                        + (errors == 0 ? "" : errors == 1 ? "1 error" : errors + " errors"));
    }

    /** Puts the cursor where a problem is. */
    private void show(Problem problem) {
        if (problem == null) {
            return;
        }
        int at = draft.offset(problem.mark().line(), problem.mark().column());
        area.requestFocus();
        area.selectRange(at, draft.wordEnd(at));
    }

    /** A problem with its place; a click goes there. */
    private static final class ProblemCell extends javafx.scene.control.ListCell<Problem> {
        @Override
        protected void updateItem(Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            setWrapText(true);
            setPrefWidth(0);
            setText(
                    empty
                            ? null
                            : (problem.isError() ? "✗ " : "⚠ ")
                                    + "line "
                                    + problem.mark().line()
                                    + ": "
                                    + problem.message());
        }
    }
}
