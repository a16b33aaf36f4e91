package org.nvsim.visualizer.view;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.nvsim.visualizer.viewmodel.AddressCounts;
import org.nvsim.visualizer.viewmodel.Charts;
import org.nvsim.visualizer.viewmodel.Playback;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.RunScene;

/** Charts of a run that share one time axis. */
final class ChartsPane extends HBox {
    private final List<Plot> plots;
    private final AddressCounts counts;
    private final BarPlot addresses;

    ChartsPane(RunModel model, AddressCounts counts, boolean dark) {
        super(4);
        this.counts = counts;
        addresses = new BarPlot(counts, dark);
        RunScene world = model.world();
        Playback time = model.playback();
        plots =
                List.of(
                        new Plot("Frames arrived", "bit/s", Charts.arrived(world), time, dark),
                        new Plot("Drops", "in a slice", Charts.drops(world), time, dark),
                        new Plot("Link load", "%", Charts.loads(world), time, dark),
                        new Plot("Core load", "%", Charts.cores(world), time, dark),
                        new Plot("Longest wait", "µs", Charts.queues(world), time, dark));
        setId("charts");
        for (Plot plot : plots) {
            HBox.setHgrow(plot, Priority.ALWAYS);
            plot.setPrefWidth(100);
            plot.setMaxWidth(Double.MAX_VALUE);
        }
        HBox.setHgrow(addresses, Priority.ALWAYS);
        addresses.setPrefWidth(100);
        addresses.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(plots);
        getChildren().add(addresses);
    }

    /** The user has come to look. */
    void shown() {
        counts.count();
        plots.forEach(Plot::requestLayout);
        addresses.requestLayout();
    }

    void setDark(boolean dark) {
        plots.forEach(plot -> plot.setDark(dark));
        addresses.setDark(dark);
    }
}
