package org.nvsim.visualizer.view;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nvsim.visualizer.viewmodel.RunModel;

/** Everything about one run: the picture, the time line, and what can be opened below. */
final class RunPane extends BorderPane {
    private final RunModel model;
    private final NetworkCanvas network;
    private final TimelineBar timeline;
    private final PacketsPane packets;
    private final TabPane tabs = new TabPane();
    private final HBox pictures = new HBox();
    private final HBox empty = new HBox(8);
    private final Label why = new Label();
    private final Button mend = new Button();
    private final Label caption = new Label();

    RunPane(RunModel model, boolean dark) {
        this.model = model;
        network = new NetworkCanvas(model, dark);
        network.setId("network");
        timeline = new TimelineBar(model, dark);
        packets = new PacketsPane(model);
        setTop(new PlaybackBar(model));
        addTab("Packets", packets);
        tabs.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> shown(now));
        caption.getStyleClass().add("note");
        caption.setPadding(new Insets(3, 8, 3, 8));
        StackPane.setAlignment(caption, Pos.TOP_LEFT);
        StackPane.setMargin(caption, new Insets(8));
        setCaption("");
        StackPane stage =
                new StackPane(network, emptyNote(), caption, FollowMenu.chip(model.follow()));
        HBox.setHgrow(stage, javafx.scene.layout.Priority.ALWAYS);
        pictures.getChildren().add(stage);
        SplitPane top = new SplitPane(pictures, new SidePane(model));
        SplitPane.setResizableWithParent(top.getItems().get(1), false);
        top.setDividerPositions(0.78);
        VBox.setVgrow(top, javafx.scene.layout.Priority.ALWAYS);
        SplitPane whole = new SplitPane(new VBox(top, timeline), tabs);
        whole.setOrientation(Orientation.VERTICAL);
        whole.setDividerPositions(0.62);
        setCenter(whole);
        InvalidationListener changed = now -> showEmpty();
        model.playback().timePsProperty().addListener(changed);
        model.packets().shownProperty().addListener(changed);
        showEmpty();
    }

    private HBox emptyNote() {
        why.setId("why-empty");
        empty.getChildren().setAll(why, mend);
        empty.setAlignment(Pos.CENTER);
        empty.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        empty.setPadding(new Insets(2, 4, 2, 10));
        mend.getStyleClass().add("tool");
        empty.getStyleClass().add("note");
        StackPane.setAlignment(empty, Pos.TOP_RIGHT);
        StackPane.setMargin(empty, new Insets(4));
        return empty;
    }

    private void showEmpty() {
        String reason = model.whyEmpty();
        empty.setVisible(!reason.isEmpty());
        why.setText(reason);
        boolean filtered = model.packets().isFiltered();
        mend.setText(filtered ? "Take the filter away" : "Go to the next packet");
        mend.setOnAction(
                click -> {
                    if (filtered) {
                        packets.filter().write("");
                    } else {
                        model.playback().stepPacket();
                    }
                });
    }

    final void addTab(String title, javafx.scene.Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        tabs.getTabs().add(tab);
    }

    /** What is written on the picture; nothing if empty. */
    final void setCaption(String text) {
        caption.setText(text);
        caption.setVisible(!text.isEmpty());
    }

    private static void shown(Tab tab) {
        if (tab.getContent() instanceof ChartsPane charts) {
            charts.shown();
        } else if (tab.getContent() instanceof TablesPane tables) {
            Platform.runLater(tables::shown); // once it is visible
        }
    }

    /** Shows one of the tabs below, by its number from 0. */
    void showTab(int number) {
        if (number < tabs.getTabs().size()) {
            tabs.getSelectionModel().select(number);
        }
    }

    /** The number of the tab shown, from 0. */
    int tab() {
        return tabs.getSelectionModel().getSelectedIndex();
    }

    RunModel model() {
        return model;
    }

    NetworkCanvas network() {
        return network;
    }

    FilterBar filter() {
        return packets.filter();
    }

    HBox pictures() {
        return pictures;
    }

    void setDark(boolean dark) {
        network.setDark(dark);
        for (Tab tab : tabs.getTabs()) {
            if (tab.getContent() instanceof ChartsPane charts) {
                charts.setDark(dark);
            } else if (tab.getContent() instanceof IsolationPane isolation) {
                isolation.setDark(dark);
            }
        }
        timeline.setDark(dark);
    }
}
