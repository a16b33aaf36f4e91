package org.nvsim.visualizer.view;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nvsim.visualizer.viewmodel.MachineTables;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.TableChange;

/**
 * What is in the tables of machines at the moment shown; the selected machine's first. What is
 * different from what was shown before is marked, in words and by colour.
 */
final class TablesPane extends SplitPane {
    private static final double ROW = 24;
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final RunModel model;
    private final MachineTables tables;
    private final ListView<String> names = new ListView<>();
    private final TableView<TableChange.Row> rows = new TableView<>();
    private final Label moment = new Label();
    private List<String> columns = List.of();
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
        setDividerPositions(0.3);
        names.getSelectionModel()
                .selectedIndexProperty()
                .addListener((p, before, now) -> showRows(now.intValue()));
        tables.tablesProperty().addListener((p, before, now) -> showNames());
        tables.momentPsProperty().addListener((p, before, now) -> showMoment());
        model.selectedPlaceProperty().addListener((p, before, now) -> selectOf(now.intValue()));
        InvalidationListener moved = now -> stale();
        model.playback().timePsProperty().addListener(moved);
        model.playback().playingProperty().addListener(moved);
    }

    /** The user has come to look. */
    void shown() {
        stale();
    }

    /** The moment has moved: asks for its tables, unless time is running or nobody looks. */
    private void stale() {
        if (Shown.isShown(this) && !model.playback().playingProperty().get()) {
            tables.refresh();
            showMoment();
        }
    }

    private void showMoment() {
        moment.setText(tables.words());
    }

    private void showNames() {
        int before = Math.max(0, names.getSelectionModel().getSelectedIndex());
        List<String> words =
                tables.tablesProperty().get().stream().map(TableChange::words).toList();
        updating = true;
        update(names.getItems(), words);
        names.getSelectionModel().select(before);
        updating = false;
        showRows(before);
    }

    private void selectOf(int place) {
        if (place < 0) {
            return;
        }
        String name = model.world().recording().places().get(place);
        List<TableChange> all = tables.tablesProperty().get();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).table().node().equals(name)) {
                names.getSelectionModel().select(i);
                names.scrollTo(i);
                return;
            }
        }
    }

    private void showRows(int index) {
        List<TableChange> all = tables.tablesProperty().get();
        if (updating || index < 0 || index >= all.size()) {
            return;
        }
        TableChange change = all.get(index);
        if (!columns.equals(change.table().columns())) {
            columns = change.table().columns();
            setColumns();
        }
        update(rows.getItems(), change.rows());
    }

    /** Changes only what differs, so that only that is laid out and drawn anew. */
    private static <T> void update(ObservableList<T> shown, List<T> now) {
        if (shown.size() != now.size()) {
            shown.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!shown.get(i).equals(now.get(i))) {
                shown.set(i, now.get(i));
            }
        }
    }

    private void setColumns() {
        rows.getColumns().clear();
        TableColumn<TableChange.Row, TableChange.Row> marks = column("", 92);
        marks.setCellFactory(c -> new Cell(-1));
        for (int i = 0; i < columns.size(); i++) {
            int cell = i;
            column(columns.get(i), 150).setCellFactory(c -> new Cell(cell));
        }
    }

    private TableColumn<TableChange.Row, TableChange.Row> column(String title, double width) {
        TableColumn<TableChange.Row, TableChange.Row> column = new TableColumn<>(title);
        column.setCellValueFactory(r -> new ReadOnlyObjectWrapper<>(r.getValue()));
        column.setSortable(false);
        column.setPrefWidth(width);
        rows.getColumns().add(column);
        return column;
    }

    /** A cell, or the word that says what became of the row. */
    private static final class Cell extends TableCell<TableChange.Row, TableChange.Row> {
        private final int number;

        Cell(int number) {
            this.number = number;
            getStyleClass().add("table-entry");
        }

        @Override
        protected void updateItem(TableChange.Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean there = !empty && row != null;
            boolean mark = there && number < 0;
            setText(!there ? null : mark ? sign(row) : row.text(number));
            boolean gone = there && row.kind() == TableChange.Kind.GONE;
            pseudoClassStateChanged(GONE, gone);
            pseudoClassStateChanged(CHANGED, there && !gone && !mark && row.isChanged(number));
        }

        private static String sign(TableChange.Row row) {
            return row.kind() == TableChange.Kind.SAME ? "" : "✱ " + row.kind().word();
        }
    }
}
