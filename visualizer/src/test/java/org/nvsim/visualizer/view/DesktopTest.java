package org.nvsim.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Step;
import org.nvsim.visualizer.viewmodel.Box;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.TableChange;

/** The app as a user sees it; every assertion is about what is shown. */
final class DesktopTest {
    private static final String[] SHORT = {
        "duration=110ms", "timeline[0].at=105ms", "expect=[]", "compare={}"
    };
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

    @Test
    void a_step_forth_and_one_back_show_the_same_picture() {
        ui.open("gre-blocked", SHORT);
        ui.press(KeyCode.HOME);
        ui.press(KeyCode.F10);
        ui.press(KeyCode.F10);
        String moment = ui.text("clock");
        int[] before = ui.picture();
        ui.press(KeyCode.F10);
        assertThat(ui.text("clock")).isNotEqualTo(moment);
        ui.press(KeyCode.F10, true, false);
        assertThat(ui.text("clock")).isEqualTo(moment);
        assertThat(ui.picture()).isEqualTo(before);
    }

    @Test
    void a_packet_on_a_link_is_drawn_there_in_its_tenants_colour_within_a_shell() {
        RunModel model = ui.open("gre-blocked", SHORT);
        FxThread.call(
                () -> {
                    model.selectFlow("video");
                    model.showSelectedOnItsWay();
                    model.selectPacket(RunModel.NONE);
                    return null;
                });
        NetworkCanvas network = FxThread.call(() -> ui.node("network"));
        double x = FxThread.call(() -> model.world().traffic().x(0));
        double y = FxThread.call(() -> model.world().traffic().y(0) + 7);
        double[] pixel = FxThread.call(() -> network.pixelOf(x, y));
        WritableImage image = FxThread.call(() -> network.snapshot(null, null));
        int red = 0;
        int shell = 0;
        for (int dx = -10; dx <= 10; dx++) {
            for (int dy = -10; dy <= 10; dy++) {
                Color color =
                        image.getPixelReader().getColor((int) pixel[0] + dx, (int) pixel[1] + dy);
                red += color.equals(Color.web("#d55e00")) ? 1 : 0;
                shell += color.equals(Colors.LIGHT.shell()) ? 1 : 0;
            }
        }
        assertThat(red).isGreaterThan(20);
        assertThat(shell).isGreaterThan(20);
    }

    @Test
    void a_filter_is_a_chip_and_a_wrong_one_leaves_the_last_in_force() {
        ui.open("gre-blocked", SHORT);
        write("tenant == red && dropped");
        String count = ui.text("packet-count");
        assertThat(count).contains(" of ");
        assertThat(rows()).isPositive();
        assertThat(ui.isVisible("chips")).isTrue();

        int before = rows();
        write("tenant == red && droped");
        assertThat(ui.text("filter-complaint"))
                .startsWith("✗ at character 18: there is no 'droped'")
                .contains("Still in force: tenant == red && dropped");
        assertThat(rows()).isEqualTo(before);

        write("tenant == blue && tcp");
        assertThat(rows()).isZero();
        assertThat(ui.text("why-empty")).isEqualTo("No packet of this run passes the filter.");
        write("");
        assertThat(ui.isVisible("chips")).isFalse();
        assertThat(ui.text("packet-count")).doesNotContain(" of ");
    }

    @Test
    void the_next_drop_opens_the_packet_with_the_reason_and_the_rule() {
        ui.open("gre-blocked", SHORT);
        ui.press(KeyCode.HOME);
        ui.press(KeyCode.D);
        ListView<Step> journey = FxThread.call(() -> ui.node("journey"));
        Step last = FxThread.call(() -> journey.getItems().get(journey.getItems().size() - 1));
        Step shown = FxThread.call(() -> journey.getSelectionModel().getSelectedItem());
        assertThat(shown).isEqualTo(last);
        assertThat(shown.reason().word()).isEqualTo("firewall-denied");
        assertThat(shown.decision().by()).isEqualTo("firewall rule");
        ui.keep("drop");
    }

    @Test
    void a_field_marks_its_bytes_and_a_byte_marks_its_field() {
        RunModel model = ui.open("gre-blocked", SHORT);
        FxThread.call(() -> model.selectFlow("video"));
        int last = FxThread.call(() -> model.inspector().stepsProperty().get().size() - 1);
        FxThread.call(
                () -> {
                    model.inspector().choose(last);
                    return null;
                });
        TreeView<String> fields = FxThread.call(() -> ui.node("fields"));
        TreeItem<String> vsid =
                FxThread.call(
                        () ->
                                fields.getRoot().getChildren().stream()
                                        .flatMap(layer -> layer.getChildren().stream())
                                        .filter(item -> item.getValue().contains("VSID: 6001"))
                                        .findFirst()
                                        .orElseThrow());
        FxThread.call(
                () -> {
                    fields.getSelectionModel().select(vsid);
                    return null;
                });
        List<String> marked =
                FxThread.call(
                        () ->
                                ui.node("hex").lookupAll(".hex-marked").stream()
                                        .map(n -> ((javafx.scene.control.Label) n).getText())
                                        .toList());
        assertThat(marked).containsExactlyInAnyOrder("00", "17", "71");

        FxThread.call(
                () -> {
                    model.inspector().markByte(0);
                    return null;
                });
        String selected =
                FxThread.call(() -> fields.getSelectionModel().getSelectedItem().getValue());
        assertThat(selected).contains("destination");
    }

    @Test
    void a_click_on_a_machine_selects_it_in_the_picture() {
        RunModel model = ui.open("gre-blocked", SHORT);
        NetworkCanvas network = FxThread.call(() -> ui.node("network"));
        int firewall = model.world().recording().places().indexOf("fw");
        Box box = FxThread.call(() -> model.world().picture(0).box(firewall));
        double[] at = FxThread.call(() -> network.pixelOf(box.centerX(), box.centerY()));
        ui.click(network, at[0], at[1]);
        assertThat(FxThread.call(() -> model.selectedPlaceProperty().get())).isEqualTo(firewall);
        WritableImage image = FxThread.call(() -> network.snapshot(null, null));
        double[] edge = FxThread.call(() -> network.pixelOf(box.centerX(), box.y()));
        assertThat(image.getPixelReader().getColor((int) edge[0], (int) edge[1]))
                .isEqualTo(Colors.LIGHT.accent());
    }

    @Test
    void tables_show_rules_with_their_hits_at_the_moment_shown() {
        RunModel model = ui.open("gre-blocked", SHORT);
        ui.press(KeyCode.HOME);
        ui.showTab(1);
        Ui.await(model.tables().momentPsProperty(), now -> now == 0);
        FxThread.call(
                () -> {
                    model.playback().seek(model.playback().endPs());
                    return null;
                });
        Ui.await(model.tables().momentPsProperty(), now -> now == model.playback().endPs());
        ListView<String> names = FxThread.call(() -> ui.node("table-names"));
        int rules =
                FxThread.call(
                        () -> {
                            int found = -1;
                            for (int i = 0; i < names.getItems().size(); i++) {
                                found = names.getItems().get(i).startsWith("fw: rules") ? i : found;
                            }
                            names.getSelectionModel().select(found);
                            return found;
                        });
        assertThat(rules).isNotNegative();
        TableView<TableChange.Row> rows = FxThread.call(() -> ui.node("table-rows"));
        TableChange.Row first = FxThread.call(() -> rows.getItems().get(0));
        assertThat(first.cells().get(1)).contains("allow");
        assertThat(Long.parseLong(first.cells().get(3))).as("packets it let pass").isPositive();
        assertThat(first.kind()).isEqualTo(TableChange.Kind.NEW);
        assertThat(ui.text("table-moment")).contains("Other rows: 4 changed, 7 new");
        assertThat(FxThread.call(() -> names.getItems().get(rules))).contains("1 new");
        ui.keep("tables");
        ui.showTab(2);
        ui.keep("charts");
        ui.showTab(4);
        ui.keep("scenario");
        ui.showTab(0);
    }

    @Test
    void isolation_is_measured_and_said_in_a_sentence_beside_the_matrix() {
        RunModel model = ui.open("first-look");
        ui.showTab(5);
        FxThread.call(
                () -> {
                    model.isolation().measure();
                    return null;
                });
        Ui.await(model.isolation().resultProperty(), java.util.Optional::isPresent);
        assertThat(ui.text("isolation-state"))
                .isEqualTo("4 of 12 pairs reach each other; packets and policy agree.");
        ui.keep("isolation");
        ui.showTab(0);
    }

    @Test
    void a_bad_file_is_shown_as_the_command_shows_it_and_the_run_before_stays() {
        ui.open("first-look");
        FxThread.call(
                () -> {
                    ui.workspace.open("first-lok", List.of());
                    return null;
                });
        Ui.await(ui.workspace.problemsProperty(), text -> !text.isEmpty());
        String shown =
                FxThread.call(() -> ui.<javafx.scene.control.TextArea>node("problems").getText());
        assertThat(shown).contains("first-lok:1:1: no such file").contains("'first-look'");
        assertThat(ui.text("title")).isEqualTo("Two tenants, one address");
    }

    @Test
    void the_question_mark_shows_all_keys_and_any_key_hides_them() {
        ui.open("first-look");
        ui.press(KeyCode.SLASH, true, false);
        assertThat(ui.isVisible("shortcuts")).isTrue();
        ui.keep("keys");
        ui.press(KeyCode.A);
        assertThat(ui.isVisible("shortcuts")).isFalse();
    }

    private static void write(String filter) {
        FxThread.call(
                () -> {
                    ui.<TextField>node("filter").setText(filter);
                    return null;
                });
        ui.settle();
    }

    private static int rows() {
        return FxThread.call(() -> ui.<TableView<Integer>>node("packets").getItems().size());
    }
}
