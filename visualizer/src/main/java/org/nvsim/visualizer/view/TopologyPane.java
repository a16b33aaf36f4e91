package org.nvsim.visualizer.view;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.nvsim.visualizer.viewmodel.TopologyViewModel;

/** The picture of a network, and below it a line about what is selected. */
public final class TopologyPane extends BorderPane {
    private final Label details = new Label();

    public TopologyPane(TopologyViewModel model) {
        details.setPadding(new Insets(6, 12, 6, 12));
        details.setText(model.details());
        model.selectedProperty()
                .addListener((property, before, after) -> details.setText(model.details()));
        setCenter(new TopologyView(model));
        setBottom(details);
    }
}
