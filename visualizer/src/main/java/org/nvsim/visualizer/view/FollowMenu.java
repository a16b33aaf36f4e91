package org.nvsim.visualizer.view;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import org.nvsim.run.result.RunResult;
import org.nvsim.visualizer.viewmodel.Follow;
import org.nvsim.visualizer.viewmodel.RunModel;

/** Entries of menus that follow a packet or a flow, and the chip that says what is followed. */
final class FollowMenu {
    private static final int MOST_FLOWS = 12;

    private FollowMenu() {}

    static List<MenuItem> ofPacket(RunModel model, int packet) {
        List<MenuItem> items = new ArrayList<>();
        items.add(
                item(
                        "Follow this packet",
                        () -> {
                            model.selectPacket(packet);
                            model.follow().packet(packet);
                        }));
        int flow = model.world().recording().packets().flow(packet);
        if (flow >= 0) {
            items.add(followFlow(model, flow));
        }
        return items;
    }

    /** One entry for each flow that a machine sends or receives. */
    static List<MenuItem> ofMachine(RunModel model, int place) {
        String machine = model.world().recording().places().get(place);
        List<RunResult.FlowResult> flows = model.world().recording().result().flows();
        List<MenuItem> items = new ArrayList<>();
        for (int flow = 0; flow < flows.size() && items.size() < MOST_FLOWS; flow++) {
            boolean own = flows.get(flow).from().equals(machine);
            if (own || flows.get(flow).to().equals(machine)) {
                items.add(followFlow(model, flow));
            }
        }
        return items;
    }

    private static MenuItem followFlow(RunModel model, int flow) {
        String name = model.world().scenario().traffic().get(flow).name();
        return item("Follow flow " + name, () -> model.follow().flow(flow));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Says what is followed, and ends it when clicked. */
    static Button chip(Follow follow) {
        Button chip = new Button();
        chip.setId("following");
        chip.getStyleClass().addAll("chip", "follow-chip");
        chip.setOnAction(click -> follow.nothing());
        StackPane.setAlignment(chip, Pos.TOP_CENTER);
        StackPane.setMargin(chip, new Insets(8));
        Runnable show =
                () -> {
                    var target = follow.targetProperty().get();
                    chip.setVisible(target.isPresent());
                    target.ifPresent(
                            now -> {
                                chip.setText("Following " + now.title() + "  ✕");
                                chip.setAccessibleText("Stop following " + now.title());
                            });
                };
        follow.targetProperty().addListener((p, before, now) -> show.run());
        show.run();
        return chip;
    }
}
