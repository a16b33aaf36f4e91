package org.nvsim.visualizer.view;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.nvsim.visualizer.viewmodel.PacketRow;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Tenants;

/** The packets that pass the filter, one a row. */
final class PacketTable extends TableView<Integer> {
    private static final double ROW = 24;
    private static final double DIMMED = 0.4;

    private final RunModel model;
    private final IndexedRows rows = new IndexedRows();
    private boolean following;

    PacketTable(RunModel model) {
        this.model = model;
        setId("packets");
        getStyleClass().add("dense");
        setFixedCellSize(ROW);
        setPlaceholder(placeholder());
        add("Made at", 112, PacketRow::time);
        addTenant();
        add("Flow", 92, PacketRow::flow);
        add("What became of it", 150, row -> (row.dropped() ? "✕ " : "") + row.outcome());
        add("Source", 88, PacketRow::source);
        add("Destination", 88, PacketRow::destination);
        add("Protocol", 120, PacketRow::protocol);
        add("Bytes", 54, row -> String.valueOf(row.lengthBytes()));
        setRowFactory(table -> new PacketLine());
        model.follow().targetProperty().addListener((p, before, now) -> refresh());
        setItems(rows);
        rows.set(model.packets().shownProperty().get());
        model.packets().shownProperty().addListener((p, before, now) -> show(now));
        follow(model.selectedPacketProperty().get());
        getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (p, before, now) -> {
                            if (now != null && !following) {
                                model.selectPacket(now);
                                jump(now);
                            }
                        });
        model.selectedPacketProperty().addListener((p, before, now) -> follow(now.intValue()));
    }

    private void show(int[] packets) {
        following = true;
        rows.set(packets);
        following = false;
        follow(model.selectedPacketProperty().get());
    }

    /** Shows the moment when the packet goes out, unless it is under way just now. */
    private void jump(int packet) {
        long timePs = model.playback().timePs();
        var recording = model.world().recording();
        long firstPs = recording.timePs(recording.packets().firstRow(packet));
        long lastPs = recording.timePs(recording.packets().lastRow(packet));
        if (timePs < firstPs || timePs > lastPs) {
            model.playback().seek(firstPs);
            model.inspector().choose(0);
        }
    }

    private void follow(int packet) {
        following = true;
        int index = packet == RunModel.NONE ? -1 : model.packets().indexOf(packet);
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != index) {
            getSelectionModel().clearAndSelect(index);
            scrollTo(Math.max(0, index - 3));
        }
        following = false;
    }

    private static Label placeholder() {
        return new Label("No packet passes the filter.");
    }

    private void add(String title, double width, Function<PacketRow, String> text) {
        TableColumn<Integer, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(44);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                cell ->
                        new ReadOnlyStringWrapper(
                                text.apply(model.packets().row(cell.getValue()))));
        getColumns().add(column);
    }

    private void addTenant() {
        TableColumn<Integer, String> column = new TableColumn<>("Tenant");
        column.setPrefWidth(84);
        column.setSortable(false);
        column.setCellValueFactory(
                cell ->
                        new ReadOnlyStringWrapper(
                                model.packets().row(cell.getValue()).tenantName()));
        column.setCellFactory(c -> new TenantCell());
        getColumns().add(column);
    }

    /** A line that is dimmed while another packet or flow is followed. */
    private final class PacketLine extends TableRow<Integer> {
        @Override
        protected void updateItem(Integer packet, boolean empty) {
            super.updateItem(packet, empty);
            setOpacity(!empty && model.follow().isDimmed(packet) ? DIMMED : 1);
            setOnContextMenuRequested(
                    event -> {
                        if (!isEmpty()) {
                            ContextMenu menu = new ContextMenu();
                            menu.getItems().addAll(FollowMenu.ofPacket(model, getItem()));
                            menu.show(this, event.getScreenX(), event.getScreenY());
                        }
                    });
        }
    }

    /** A tenant's name behind its colour. */
    private final class TenantCell extends TableCell<Integer, String> {
        private final Region mark = new Region();

        TenantCell() {
            mark.setMinSize(10, 10);
            mark.setMaxSize(10, 10);
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty ? null : name);
            Tenants tenants = model.world().tenants();
            int tenant = empty ? Tenants.NOBODY : tenants.find(name);
            mark.setStyle(
                    "-fx-background-color: "
                            + (tenant == Tenants.NOBODY
                                    ? "-color-fg-muted"
                                    : Tenants.palette().get(tenants.color(tenant))));
            setGraphic(empty ? null : mark);
        }
    }
}
