package org.nvsim.visualizer.view;

import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nvsim.visualizer.viewmodel.RunModel;

/** The list of packets beside the selected one, opened. */
final class PacketsPane extends SplitPane {
    private final FilterBar filter;

    PacketsPane(RunModel model) {
        filter = new FilterBar(model);
        PacketTable table = new PacketTable(model);
        VBox list = new VBox(filter, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        getItems()
                .addAll(
                        list,
                        new StepList(model),
                        new FieldTree(model.inspector()),
                        new HexView(model.inspector()));
        setDividerPositions(0.37, 0.57, 0.745);
    }

    FilterBar filter() {
        return filter;
    }
}
