package org.nvsim.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.run.record.Step;
import org.nvsim.scenario.Library;
import org.nvsim.visualizer.viewmodel.Difference;
import org.nvsim.visualizer.viewmodel.RunModel;

/** Every shipped scenario in the hands of a user; every assertion is about what is shown. */
final class ShippedScenariosTest {
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

    static List<String> shipped() {
        return Library.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void it_opens_plays_steps_goes_back_filters_and_opens_a_packet(String name) {
        RunModel model = ui.open(name, start(name));
        assertThat(ui.text("title")).isEqualTo(model.world().scenario().title());
        assertThat(ui.text("status")).startsWith(name).contains("digest");

        plays();
        steps();
        goesBack();
        opensAPacket();
        ui.keep("open-" + name);
        filters(model);
    }

    /** Settings that leave the start of a long run: all there is to see is to be seen there. */
    private static String[] start(String name) {
        return switch (name) {
            case "fat-tree-k4", "fat-tree-k8", "fat-tree-k16" -> lasting("20us");
            case "early-warning", "one-core-bottleneck", "adapter-upgrade" -> lasting("20ms");
            case "throughput-10g" -> lasting("40ms");
            case "gre-blocked" -> lasting("110ms");
            case "firewall-opens-late" -> lasting("310ms");
            case "migration-under-tcp" ->
                    new String[] {"duration=400ms", "expect=[]", "compare={}"};
            default -> new String[0];
        };
    }

    private static String[] lasting(String time) {
        return new String[] {"duration=" + time, "timeline=[]", "expect=[]", "compare={}"};
    }

    private static void plays() {
        String start = ui.text("clock");
        ui.press(KeyCode.SPACE);
        assertThat(ui.text("play")).isEqualTo("Pause");
        Ui.await(
                FxThread.call(() -> ui.<Label>node("clock").textProperty()),
                now -> !now.equals(start));
        ui.press(KeyCode.SPACE);
        assertThat(ui.text("play")).isEqualTo("Play");
    }

    private static void steps() {
        ui.press(KeyCode.HOME);
        assertThat(ui.text("clock")).isEqualTo("0.000000 ms");
        ui.press(KeyCode.F10);
        String first = ui.text("clock");
        ui.press(KeyCode.F10);
        String second = ui.text("clock");
        assertThat(second).isNotEqualTo(first);
        ui.press(KeyCode.F10, true, false);
        assertThat(ui.text("clock")).isEqualTo(first);
    }

    private static void goesBack() {
        ui.scrub(0.7);
        String late = ui.text("clock");
        int[] before = ui.picture();
        ui.scrub(0.2);
        assertThat(ui.text("clock")).isNotEqualTo(late);
        ui.scrub(0.7);
        assertThat(ui.text("clock")).isEqualTo(late);
        assertThat(ui.picture()).as("the same moment again").isEqualTo(before);
    }

    private static void opensAPacket() {
        FxThread.call(
                () -> {
                    ui.<TableView<Integer>>node("packets").getSelectionModel().select(0);
                    return null;
                });
        ListView<Step> journey = FxThread.call(() -> ui.node("journey"));
        assertThat(FxThread.call(() -> journey.getItems().size())).isPositive();
        assertThat(FxThread.call(() -> ui.node("hex").lookupAll(".hex-byte"))).isNotEmpty();
    }

    private static void filters(RunModel model) {
        TableView<Integer> packets = FxThread.call(() -> ui.node("packets"));
        int all = FxThread.call(() -> packets.getItems().size());
        String flow = model.world().scenario().traffic().get(0).name();
        write("flow == " + flow);
        int some = FxThread.call(() -> packets.getItems().size());
        assertThat(some).isBetween(1, all);
        assertThat(ui.text("packet-count")).contains(" of ");
        assertThat(FxThread.call(() -> chips())).containsExactly("flow == " + flow + "  ✕");
        write("");
        assertThat(FxThread.call(() -> packets.getItems().size())).isEqualTo(all);
    }

    private static List<String> chips() {
        return ui.node("chips").lookupAll(".chip").stream()
                .map(chip -> ((javafx.scene.control.Button) chip).getText())
                .toList();
    }

    private static void write(String filter) {
        FxThread.call(
                () -> {
                    ui.<TextField>node("filter").setText(filter);
                    return null;
                });
        ui.settle();
    }

    @ParameterizedTest(name = "{0}: fw: allow {1}")
    @CsvSource({
        "gre-blocked, gre, firewall-denied",
        "firewall-opens-late, gre, firewall-denied",
        "mtu-black-hole, icmp, firewall-denied"
    })
    void a_firewall_opened_by_its_menu_is_compared_side_by_side(
            String name, String protocol, String reason) {
        RunModel model = ui.open(name, start(name));
        ui.press(KeyCode.HOME);
        ui.change(model, "fw", "fw: allow " + protocol);
        Ui.await(ui.workspace.variantProperty(), Optional::isPresent);
        ui.showTab(3);
        assertThat(ui.isVisible("variant")).isTrue();
        ui.keep("compare-" + name);

        TableView<Difference> figures = FxThread.call(() -> ui.node("differences"));
        Difference dropped =
                FxThread.call(
                        () ->
                                figures.getItems().stream()
                                        .filter(line -> line.what().contains(reason))
                                        .findFirst()
                                        .orElseThrow());
        assertThat(dropped.differs()).isTrue();

        ui.press(KeyCode.Z, false, true);
        assertThat(ui.isVisible("variant")).isFalse();
        assertThat(FxThread.call(() -> figures.getItems().size())).isZero();
        ui.showTab(0);
    }
}
