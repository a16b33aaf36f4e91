package org.nvsim.visualizer.view;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nvsim.visualizer.filter.Filter;
import org.nvsim.visualizer.filter.FilterException;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.PacketList;
import org.nvsim.visualizer.viewmodel.RunModel;

/**
 * Where a display filter is written. Each part in force is a chip that takes it away; a filter that
 * is wrong is marked, with the place, and the one before stays in force.
 */
final class FilterBar extends VBox {
    private final PacketList packets;
    private final int total;
    private final TextField field = new TextField();
    private final Label complaint = new Label();
    private final FlowPane chips = new FlowPane(6, 4);
    private final Label count = new Label();

    FilterBar(RunModel model) {
        super(3);
        packets = model.packets();
        total = model.world().recording().packets().count();
        field.setId("filter");
        field.setPromptText(
                "Filter: tenant == blue && dropped    ip.dst == 10.0.0.7    gre.vsid == 5001");
        field.setAccessibleText("Display filter (/)");
        field.setOnAction(enter -> packets.select(field.getText()));
        field.textProperty().addListener((p, before, now) -> packets.select(now));
        HBox.setHgrow(field, Priority.ALWAYS);
        count.setId("packet-count");
        count.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, field, count);
        line.setAlignment(Pos.CENTER_LEFT);
        complaint.setId("filter-complaint");
        complaint.setWrapText(true);
        complaint.getStyleClass().add("danger-text");
        chips.setId("chips");
        setPadding(new Insets(4, 6, 2, 6));
        getChildren().add(line);
        InvalidationListener changed = now -> show();
        packets.complaintProperty().addListener(changed);
        packets.shownProperty().addListener(changed);
        show();
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /** Puts a filter into the field and in force. */
    void write(String filter) {
        field.setText(filter);
    }

    private void show() {
        FilterException wrong = packets.complaintProperty().get().orElse(null);
        field.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("danger"), wrong != null);
        getChildren().removeAll(complaint, chips);
        if (wrong != null) {
            complaint.setText(
                    "✗ at character "
                            + (wrong.position() + 1)
                            + ": "
                            + wrong.getMessage()
                            + (packets.isFiltered()
                                    ? ". Still in force: " + packets.filterProperty().get()
                                    : ". No filter is in force."));
            getChildren().add(complaint);
        }
        chips.getChildren().clear();
        List<String> parts = Filter.parts(packets.filterProperty().get());
        for (int i = 0; i < parts.size(); i++) {
            chips.getChildren().add(chip(parts, i));
        }
        if (!parts.isEmpty()) {
            getChildren().add(chips);
        }
        int shown = packets.shownProperty().get().length;
        count.setText(
                packets.isFiltered()
                        ? Amount.grouped(shown) + " of " + Amount.counted(total, "packet")
                        : Amount.counted(total, "packet"));
    }

    private Button chip(List<String> parts, int part) {
        Button chip = new Button(parts.get(part) + "  ✕");
        chip.getStyleClass().add("chip");
        chip.setAccessibleText("Take away the filter " + parts.get(part));
        chip.setOnAction(
                click -> {
                    List<String> rest = new ArrayList<>(parts);
                    rest.remove(part);
                    field.setText(String.join(" && ", rest));
                });
        return chip;
    }
}
