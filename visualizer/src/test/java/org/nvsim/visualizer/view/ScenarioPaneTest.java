package org.nvsim.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.scenario.Library;
import org.nvsim.visualizer.viewmodel.Diagnostic;

/** A scenario edited in the app; what is asserted is what is shown. */
final class ScenarioPaneTest {
    private static final int TAB = 4;
    private static final String GOOD = Library.text("first-look").orElseThrow();
    private static final String BAD = GOOD.replace("duration:", "duraton:");

    private static Ui ui;

    @TempDir java.nio.file.Path folder;

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

    /** Opens a file of the user's and shows its text. */
    private java.nio.file.Path edit() throws Exception {
        java.nio.file.Path file = Files.writeString(folder.resolve("mine.yaml"), GOOD);
        ui.open(file.toString());
        ui.showTab(TAB);
        return file;
    }

    private static TextArea area() {
        return FxThread.call(() -> ui.node("yaml"));
    }

    private static ListView<Diagnostic> list() {
        return FxThread.call(() -> ui.node("yaml-problems"));
    }

    /** Types a text and waits until what is wrong with it is listed and drawn. */
    private static void type(String text, int diagnostics) {
        var listed = FxThread.call(() -> list().getItems());
        FxThread.call(
                () -> {
                    area().setText(text);
                    return null;
                });
        Ui.await(
                FxThread.call(() -> javafx.beans.binding.Bindings.size(listed)),
                size -> size.intValue() == diagnostics);
        ui.pulse();
    }

    private static List<Node> waves() {
        return FxThread.call(() -> List.copyOf(ui.window().lookupAll(".flaw")));
    }

    /** Where a word stands in the window. */
    private static Bounds word(String word) {
        return FxThread.call(
                () -> {
                    int start = area().getText().indexOf(word);
                    Text text = (Text) area().lookup(".text");
                    Path shape = new Path(text.rangeShape(start, start + word.length()));
                    return text.localToScene(shape.getBoundsInLocal());
                });
    }

    @Test
    void an_error_is_underlined_at_its_word_as_the_learner_types_and_goes_when_it_is_mended()
            throws Exception {
        edit();
        assertThat(waves()).isEmpty();
        type(BAD, 1);
        assertThat(ui.text("yaml-state")).isEqualTo("Edited. 1 error");
        assertThat(waves()).hasSize(1);
        ui.keep("scenario-error");
        Bounds word = word("duraton");
        Bounds wave =
                FxThread.call(() -> waves().get(0).localToScene(waves().get(0).getLayoutBounds()));
        assertThat(wave.getMinX()).isCloseTo(word.getMinX(), within(2.0));
        assertThat(wave.getMaxX()).isCloseTo(word.getMaxX(), within(4.0));
        assertThat(wave.getMaxY()).isCloseTo(word.getMaxY(), within(2.0));
        type(GOOD, 0);
        assertThat(waves()).isEmpty();
        assertThat(ui.text("yaml-state")).isEmpty();
    }

    @Test
    void a_click_on_a_listed_error_goes_to_its_place_and_says_what_is_wrong() throws Exception {
        edit();
        type(BAD, 1);
        FxThread.call(
                () -> {
                    list().getSelectionModel().select(0);
                    Mouse.click(list(), 20, 8);
                    return null;
                });
        assertThat(FxThread.call(() -> area().getSelectedText())).isEqualTo("duraton");
        assertThat(ui.text("yaml-here")).contains("unknown key 'duraton'");
        assertThat(FxThread.call(() -> area().getAccessibleText()))
                .contains("unknown key 'duraton'");
    }

    @Test
    void the_message_is_shown_where_the_mouse_points_at_the_error() throws Exception {
        edit();
        type(BAD, 1);
        Bounds word = word("raton");
        FxThread.call(
                () -> {
                    Point2D at = area().sceneToLocal(word.getCenterX(), word.getCenterY());
                    Mouse.move(area(), at.getX(), at.getY());
                    return null;
                });
        String shown =
                FxThread.call(
                        () ->
                                Window.getWindows().stream()
                                        .filter(Tooltip.class::isInstance)
                                        .map(window -> ((Tooltip) window).getText())
                                        .findFirst()
                                        .orElse(""));
        assertThat(shown).contains("unknown key 'duraton'");
        FxThread.call(
                () -> {
                    Mouse.move(area(), 2, area().getHeight() - 30);
                    return null;
                });
    }

    @Test
    void saving_runs_the_text_again_and_keeps_the_pane_with_its_cursor() throws Exception {
        java.nio.file.Path file = edit();
        var before = FxThread.call(() -> ui.workspace.runProperty().get());
        TextArea area = area();
        String changed = GOOD.replace("\nseed: 1", "\nseed: 23");
        FxThread.call(
                () -> {
                    area.setText(changed);
                    area.positionCaret(40);
                    return null;
                });
        ui.press(KeyCode.S, false, true);
        Ui.await(ui.workspace.runProperty(), run -> run != before && run.isPresent());
        assertThat(Files.readString(file)).isEqualTo(changed);
        assertThat(ui.text("status")).contains("seed 23");
        assertThat(area()).isSameAs(area);
        assertThat(FxThread.call(() -> Shown.isShown(area))).isTrue();
        assertThat(FxThread.call(() -> area.getCaretPosition())).isEqualTo(40);
        assertThat(ui.text("yaml-state")).isEmpty();
    }

    @Test
    void a_text_with_errors_is_saved_and_the_run_before_stays() throws Exception {
        java.nio.file.Path file = edit();
        Optional<?> before = FxThread.call(() -> ui.workspace.runProperty().get());
        type(BAD, 1);
        ui.press(KeyCode.S, false, true);
        Ui.await(ui.workspace.problemsProperty(), text -> text.contains("unknown key 'duraton'"));
        assertThat(Files.readString(file)).isEqualTo(BAD);
        assertThat(FxThread.call(() -> ui.workspace.runProperty().get())).isSameAs(before);
        assertThat(FxThread.call(() -> area().getText())).isEqualTo(BAD);
    }
}
