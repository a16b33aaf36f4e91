package org.nvsim.visualizer.view;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nvsim.run.tables.NodeTable;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.MachineTables;
import org.nvsim.visualizer.viewmodel.RunModel;

/** What is in the tables of machines at the moment shown; the selected machine's first. */
final class TablesPane extends SplitPane {
    private static final double ROW = 24;

    private final RunModel model;
    private final MachineTables tables;
    private final ListView<String> names = new ListView<>();
    private final TableView<List<String>> rows = new TableView<>();
    private final Label moment = new Label();
    private boolean updating;

    TablesPane(RunModel model) {
        this.model = model;
        this.tables = model.tables();
        names.setId("table-names");
        names.getStyleClass().add("dense");
        rows.setId("table-rows");
        rows.getStyleClass().add("dense");
        rows.setFixedCellSize(ROW);
        rows.setPlaceholder(new Label("This table is empty."));
        moment.setPadding(new Insets(4, 8, 4, 8));
        moment.setId("table-moment");
        VBox right = new VBox(moment, rows);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getItems().addAll(names, right);
        setDividerPositions(0.25);
        names.getSelectionModel()
                .selectedIndexProperty()
                .addListener((p, before, now) -> showRows(now.intValue()));
        tables.tablesProperty().addListener((p, before, now) -> showNames());
        model.selectedPlaceProperty().addListener((p, before, now) -> selectOf(now.intValue()));
        InvalidationListener moved = now -> stale();
        model.playback().timePsProperty().addListener(moved);
    }

    /** The user has come to look. */
    void shown() {
        stale();
    }

    /** The moment has moved: asks for its tables, unless time is running or nobody looks. */
    private void stale() {
        if (Shown.isShown(this) && !model.playback().playingProperty().get()) {
            moment.setText("Running again up to " + Amount.moment(model.playback().timePs()));
            tables.refresh();
            showMoment();
        }
    }

    private void showMoment() {
        long atPs = tables.momentPsProperty().get();
        if (atPs == model.playback().timePs()) {
            moment.setText("As it is at " + Amount.moment(atPs));
        }
    }

    private void showNames() {
        int before = names.getSelectionModel().getSelectedIndex();
        updating = true;
        names.getItems()
                .setAll(
                        tables.tablesProperty().get().stream()
                                .map(
                                        t ->
                                                t.node()
                                                        + ": "
                                                        + t.title()
                                                        + " ("
                                                        + t.rows().size()
                                                        + ")")
                                .toList());
        updating = false;
        showMoment();
        names.getSelectionModel().select(Math.max(0, before));
        showRows(Math.max(0, before));
    }

    private void selectOf(int place) {
        if (place < 0) {
            return;
        }
        String name = model.world().recording().places().get(place);
        List<NodeTable> all = tables.tablesProperty().get();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).node().equals(name)) {
                names.getSelectionModel().select(i);
                names.scrollTo(i);
                return;
            }
        }
    }

    private void showRows(int index) {
        List<NodeTable> all = tables.tablesProperty().get();
        if (updating || index < 0 || index >= all.size()) {
            return;
        }
        NodeTable table = all.get(index);
        rows.getColumns().clear();
        for (int i = 0; i < table.columns().size(); i++) {
            int cell = i;
            TableColumn<List<String>, String> column = new TableColumn<>(table.columns().get(i));
            column.setCellValueFactory(r -> new ReadOnlyStringWrapper(r.getValue().get(cell)));
            column.setPrefWidth(table.columns().size() == 1 ? 600 : 150);
            rows.getColumns().add(column);
        }
        rows.setItems(FXCollections.observableArrayList(table.rows()));
    }
}
