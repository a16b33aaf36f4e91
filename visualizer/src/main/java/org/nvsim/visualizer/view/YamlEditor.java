package org.nvsim.visualizer.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.nvsim.visualizer.viewmodel.Diagnostic;
import org.nvsim.visualizer.viewmodel.Draft;

/** Where a scenario is written: lines are numbered, what is wrong is underlined where it stands. */
final class YamlEditor extends BorderPane {
    private static final double PAUSE_MILLIS = 350;

    private final Draft draft;
    private final TextArea area = new TextArea();
    private final DiagnosticMarks marks = new DiagnosticMarks(area);
    private final Tooltip tip = new Tooltip();
    private boolean stale = true;

    YamlEditor(Draft draft) {
        this.draft = draft;
        area.setId("yaml");
        area.getStyleClass().add("yaml");
        area.setText(draft.text());
        tip.setWrapText(true);
        tip.setMaxWidth(460);
        setId("yaml-editor");
        setLeft(marks.gutter());
        setCenter(new StackPane(area, marks));
        PauseTransition pause = new PauseTransition(Duration.millis(PAUSE_MILLIS));
        pause.setOnFinished(done -> draft.check());
        area.textProperty()
                .addListener(
                        (p, before, now) -> {
                            draft.edit(now);
                            pause.playFromStart();
                        });
        InvalidationListener changed = now -> stale();
        draft.diagnosticsProperty().addListener(changed);
        area.textProperty().addListener(changed);
        area.scrollTopProperty().addListener(changed);
        area.scrollLeftProperty().addListener(changed);
        area.layoutBoundsProperty().addListener(changed);
        area.fontProperty().addListener(changed);
        area.skinProperty().addListener(changed);
        area.addEventHandler(MouseEvent.MOUSE_MOVED, this::pointed);
        area.addEventHandler(MouseEvent.MOUSE_EXITED, exit -> tip.hide());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        // Where a character stands is known only once the area was laid out.
        Runnable draw = this::draw;
        sceneProperty()
                .addListener(
                        (p, before, now) -> {
                            if (before != null) {
                                before.removePostLayoutPulseListener(draw);
                            }
                            if (now != null) {
                                now.addPostLayoutPulseListener(draw);
                                stale();
                            }
                        });
    }

    private void stale() {
        stale = true;
        requestLayout();
    }

    /** Where characters stand, as drawn; empty before they are. */
    Optional<Rectangle2D> place(int start, int end) {
        return marks.place(start, end);
    }

    TextArea area() {
        return area;
    }

    private void draw() {
        if (stale && Shown.isShown(this) && area.getSkin() != null) {
            stale = false;
            marks.draw(draft.diagnosticsProperty().get());
            area.setAccessibleText(words(draft.diagnosticsProperty().get()));
        }
    }

    private static String words(List<Diagnostic> diagnostics) {
        return "Text of the scenario. "
                + (diagnostics.isEmpty()
                        ? "Nothing is wrong with it."
                        : diagnostics.stream()
                                .map(Diagnostic::toString)
                                .collect(Collectors.joining(". ")));
    }

    /** What is wrong at an offset of the text. */
    Optional<Diagnostic> at(int offset) {
        return draft.diagnosticsProperty().get().stream()
                .filter(diagnostic -> diagnostic.isAt(offset))
                .findFirst();
    }

    /** Selects what is wrong. */
    void show(Diagnostic diagnostic) {
        if (diagnostic.isHere()) {
            area.requestFocus();
            area.selectRange(diagnostic.end(), diagnostic.start());
        }
    }

    private void pointed(MouseEvent at) {
        at(marks.at(at.getSceneX(), at.getSceneY()))
                .ifPresentOrElse(
                        found -> {
                            tip.setText(found.message());
                            tip.show(area, at.getScreenX() + 8, at.getScreenY() + 16);
                        },
                        tip::hide);
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.F8) {
            next(key.isShiftDown()).ifPresent(this::show);
            key.consume();
        }
    }

    /** The flaw after the cursor or before it, or else the first or last of all. */
    private Optional<Diagnostic> next(boolean back) {
        int caret = area.getCaretPosition();
        Comparator<Diagnostic> order = Comparator.comparingInt(Diagnostic::start);
        Comparator<Diagnostic> wanted = back ? order.reversed() : order;
        List<Diagnostic> here =
                draft.diagnosticsProperty().get().stream()
                        .filter(Diagnostic::isHere)
                        .sorted(wanted)
                        .toList();
        return here.stream()
                .filter(
                        diagnostic ->
                                back ? diagnostic.start() < caret : diagnostic.start() > caret)
                .findFirst()
                .or(() -> here.stream().findFirst());
    }
}
