package org.nvsim.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nvsim.visualizer.viewmodel.RunModel;

/** Following a flow in the app; what is asserted is what is shown. */
final class FollowFlowTest {
    private static Ui ui;

    @BeforeAll
    static void open() {
        ui = new Ui();
    }

    @AfterAll
    static void close() {
        if (ui != null) {
            ui.close();
        }
    }

    private static void select(int row) {
        FxThread.call(
                () -> {
                    ui.<TableView<Integer>>node("packets").getSelectionModel().select(row);
                    return null;
                });
    }

    @Test
    void a_key_follows_the_flow_of_the_selected_packet_and_a_chip_says_so_and_ends_it() {
        ui.open("first-look");
        assertThat(ui.isVisible("following")).isFalse();
        select(0);
        int[] before = ui.picture();
        ui.press(KeyCode.F);
        assertThat(ui.text("following")).startsWith("Following flow ");
        assertThat(ui.isVisible("following")).isTrue();
        assertThat(ui.picture()).as("others are dimmed, its way is marked").isNotEqualTo(before);
        ui.keep("following");
        FxThread.call(
                () -> {
                    ui.<Button>node("following").fire();
                    return null;
                });
        assertThat(ui.isVisible("following")).isFalse();
        assertThat(ui.picture()).isEqualTo(before);
    }

    @Test
    void the_menu_of_a_machine_follows_its_flows() {
        RunModel model = ui.open("first-look");
        String flow = model.world().scenario().traffic().get(0).name();
        ui.change(model, "blue1", "Follow flow " + flow);
        assertThat(ui.text("following")).isEqualTo("Following flow " + flow + "  ✕");
        ui.press(KeyCode.ESCAPE);
        assertThat(ui.isVisible("following")).isFalse();
    }

    @Test
    void a_packet_alone_is_followed_too() {
        ui.open("first-look");
        select(0);
        ui.press(KeyCode.F, true, false);
        assertThat(ui.text("following")).startsWith("Following packet ");
        ui.press(KeyCode.F, true, false);
        assertThat(ui.isVisible("following")).isFalse();
    }
}
