package org.nvsim.visualizer.view;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.nvsim.scenario.ScenarioLanguage;
import org.nvsim.visualizer.viewmodel.Change;
import org.nvsim.visualizer.viewmodel.ChangedText;
import org.nvsim.visualizer.viewmodel.Difference;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Workspace;

/** What the user changed, and what came of it: the figures of both runs side by side. */
final class WhatIfPane extends SplitPane {
    private static final double ROW = 24;

    private final Workspace workspace;
    private final RunModel model;
    private final ListView<Change> changes = new ListView<>();
    private final TableView<Difference> figures = new TableView<>();

    WhatIfPane(RunModel model, Workspace workspace) {
        this.workspace = workspace;
        this.model = model;
        VBox left = new VBox(6, mechanisms(), changes, buttons());
        left.setPadding(new Insets(6));
        VBox.setVgrow(changes, Priority.ALWAYS);
        changes.setId("changes");
        changes.getStyleClass().add("dense");
        changes.setPlaceholder(
                new Label("Right-click a firewall, link or machine in the picture to change it."));
        figures.setId("differences");
        figures.getStyleClass().add("dense");
        figures.setFixedCellSize(ROW);
        figures.setPlaceholder(new Label("No change yet: there is nothing to compare."));
        add("", 30, d -> d.differs() ? "≠" : "");
        add("Figure", 260, Difference::what);
        add("As it is", 170, Difference::here);
        add("With changes", 170, Difference::there);
        getItems().addAll(left, figures);
        setDividerPositions(0.36);
        workspace.variantProperty().addListener((p, before, now) -> show(now));
        show(workspace.variantProperty().get());
    }

    private HBox mechanisms() {
        ComboBox<String> choice = new ComboBox<>();
        choice.setId("mechanism");
        choice.getItems().addAll(ScenarioLanguage.mechanisms());
        choice.setValue(model.world().recording().result().mechanism());
        choice.setOnAction(event -> workspace.change(Change.mechanism(choice.getValue())));
        HBox line = new HBox(8, new Label("Mechanism"), choice);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private HBox buttons() {
        Button undo =
                Icons.button(
                        Feather.CORNER_UP_LEFT,
                        "Take back",
                        "Take the latest change back (Ctrl+Z)",
                        workspace::undo);
        Button save =
                Icons.button(
                        Feather.SAVE,
                        "Save as …",
                        "Save the scenario with these changes",
                        this::save);
        return new HBox(6, undo, save);
    }

    private void save() {
        Optional<String> text = workspace.text();
        if (text.isEmpty() || workspace.changes().isEmpty()) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the scenario with these changes");
        chooser.setInitialFileName("changed.yaml");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null
                && workspace.save(file.toPath(), ChangedText.of(text.get(), workspace.changes()))) {
            workspace.open(file.getPath(), workspace.settings());
        }
    }

    private void show(Optional<RunModel> variant) {
        changes.getItems().setAll(workspace.changes());
        figures.getItems()
                .setAll(
                        variant.map(
                                        other ->
                                                Difference.between(
                                                        model.world().recording().result(),
                                                        other.world().recording().result()))
                                .orElse(List.of()));
    }

    private void add(
            String title, double width, java.util.function.Function<Difference, String> text) {
        TableColumn<Difference, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(r -> new ReadOnlyStringWrapper(text.apply(r.getValue())));
        figures.getColumns().add(column);
    }
}
