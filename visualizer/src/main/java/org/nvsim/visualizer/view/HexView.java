package org.nvsim.visualizer.view;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import org.nvsim.packet.protocol.PacketField;
import org.nvsim.run.record.Step;
import org.nvsim.visualizer.viewmodel.ByteRange;
import org.nvsim.visualizer.viewmodel.Inspector;

/** The bytes of a packet, sixteen a row; a click marks the field a byte belongs to. */
final class HexView extends ScrollPane {
    private static final int ROW = 16;

    private final Inspector inspector;
    private final GridPane grid = new GridPane();
    private Label[] cells = new Label[0];

    HexView(Inspector inspector) {
        this.inspector = inspector;
        setContent(grid);
        setId("hex");
        setMinWidth(200);
        grid.getStyleClass().add("hex");
        inspector.chosenProperty().addListener((p, before, now) -> show());
        inspector.bytesProperty().addListener((p, before, now) -> mark(now));
        show();
    }

    private void show() {
        grid.getChildren().clear();
        cells = new Label[0];
        if (inspector.chosenProperty().get() < 0) {
            return;
        }
        Step step = inspector.step();
        cells = new Label[step.stored().length];
        for (int i = 0; i < cells.length; i++) {
            if (i % ROW == 0) {
                Label offset = new Label(Inspector.offset(i / ROW));
                offset.getStyleClass().add("hex-offset");
                grid.add(offset, 0, i / ROW);
            }
            int at = i;
            Label cell = new Label(String.format("%02x", step.stored()[i] & 0xFF));
            cell.getStyleClass().add("hex-byte");
            cell.setOnMouseClicked(click -> inspector.markByte(at));
            cells[i] = cell;
            grid.add(cell, 1 + i % ROW, i / ROW);
        }
        if (step.impliedBytes() > 0) {
            Label zeros = new Label("then " + step.impliedBytes() + " zero bytes");
            zeros.getStyleClass().add("hex-offset");
            grid.add(zeros, 0, (cells.length + ROW - 1) / ROW, ROW + 1, 1);
        }
        markChanged(inspector.fields());
        mark(inspector.bytesProperty().get());
    }

    private void markChanged(List<PacketField> fields) {
        for (PacketField field : fields) {
            boolean payload = field.layer().endsWith("payload");
            if (!payload && inspector.isChanged(field)) {
                int end = Math.min(cells.length, field.offset() + field.length());
                for (int i = field.offset(); i < end; i++) {
                    cells[i].getStyleClass().add("hex-changed");
                }
            }
        }
    }

    private void mark(ByteRange range) {
        for (int i = 0; i < cells.length; i++) {
            cells[i].getStyleClass().remove("hex-marked");
            if (range.contains(i)) {
                cells[i].getStyleClass().add("hex-marked");
            }
        }
    }
}
