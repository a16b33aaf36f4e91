package org.nvsim.visualizer.view;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.nvsim.visualizer.viewmodel.AddressCounts;
import org.nvsim.visualizer.viewmodel.Follow;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Workspace;

/** What can be opened below a run besides its packets, and the variant beside its picture. */
final class RunTabs {
    private final RunPane pane;
    private final Workspace workspace;
    private final boolean dark;

    private RunTabs(RunPane pane, Workspace workspace, boolean dark) {
        this.pane = pane;
        this.workspace = workspace;
        this.dark = dark;
    }

    /**
     * Adds the tabs to a run.
     *
     * @param edited the text that was edited so far; if it is this run's it stays as it is
     */
    static ScenarioPane add(
            RunPane pane, Workspace workspace, boolean dark, Optional<ScenarioPane> edited) {
        RunModel model = pane.model();
        RunTabs tabs = new RunTabs(pane, workspace, dark);
        ScenarioPane scenario =
                edited.filter(shown -> shown.draft() == workspace.draft())
                        .orElseGet(() -> new ScenarioPane(workspace));
        pane.addTab("Tables", new TablesPane(model));
        AddressCounts counts = workspace.addressCounts(model);
        counts.compare(workspace.variantProperty().get());
        workspace.variantProperty().addListener((p, before, now) -> counts.compare(now));
        pane.addTab("Charts", new ChartsPane(model, counts, dark));
        pane.addTab("What if", new WhatIfPane(model, workspace));
        pane.addTab("Scenario", scenario);
        pane.addTab("Isolation", new IsolationPane(model, dark));
        ChangeMenu.install(pane.network(), model, workspace);
        workspace.variantProperty().addListener((p, before, now) -> tabs.showVariant(now));
        tabs.showVariant(workspace.variantProperty().get());
        return scenario;
    }

    private void showVariant(Optional<RunModel> variant) {
        HBox pictures = pane.pictures();
        while (pictures.getChildren().size() > 1) {
            pictures.getChildren().remove(1);
        }
        pane.setCaption(variant.isPresent() ? "As it is" : "");
        variant.ifPresent(other -> pictures.getChildren().add(beside(other)));
    }

    /** The variant's picture, which shows the same moment as the run's own. */
    private StackPane beside(RunModel other) {
        RunModel model = pane.model();
        other.playback().seek(model.playback().timePs());
        model.playback()
                .timePsProperty()
                .addListener((p, before, now) -> other.playback().seek(now.longValue()));
        followToo(model.follow(), other.follow());
        model.follow()
                .targetProperty()
                .addListener((p, before, now) -> followToo(model.follow(), other.follow()));
        NetworkCanvas network = new NetworkCanvas(other, dark);
        network.setId("variant");
        Label caption = new Label("With changes");
        caption.getStyleClass().add("note");
        caption.setPadding(new Insets(3, 8, 3, 8));
        StackPane.setAlignment(caption, Pos.TOP_LEFT);
        StackPane.setMargin(caption, new Insets(8));
        StackPane stage = new StackPane(network, caption);
        HBox.setHgrow(stage, Priority.ALWAYS);
        return stage;
    }

    /** A flow is followed in both pictures; a packet is one of its own run. */
    private static void followToo(Follow here, Follow there) {
        there.nothing();
        here.targetProperty()
                .get()
                .filter(target -> target.flow() != RunModel.NONE)
                .ifPresent(target -> there.flow(target.flow()));
    }
}
