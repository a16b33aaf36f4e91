package org.nvsim.visualizer.view;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.nvsim.visualizer.viewmodel.Diagnostic;

/** Waves below what is wrong in a text, and beside it the numbers of lines with signs. */
final class DiagnosticMarks extends Pane {
    private static final double WAVE = 3;
    private static final double GUTTER = 48;

    private final TextArea area;
    private final Pane gutter = new Pane();

    DiagnosticMarks(TextArea area) {
        this.area = area;
        setMouseTransparent(true);
        setClip(clip(this));
        gutter.setClip(clip(gutter));
        gutter.setMinWidth(GUTTER);
        gutter.setPrefSize(GUTTER, 0);
        gutter.getStyleClass().add("gutter");
    }

    private static Rectangle clip(Pane pane) {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(pane.widthProperty());
        clip.heightProperty().bind(pane.heightProperty());
        return clip;
    }

    /** The numbers of lines. */
    Pane gutter() {
        return gutter;
    }

    /** Where characters stand, as drawn; empty before they are. */
    Optional<Rectangle2D> place(int start, int end) {
        if (!(area.lookup(".text") instanceof Text text) || end > area.getLength()) {
            return Optional.empty();
        }
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (PathElement corner : text.rangeShape(start, end)) {
            Point2D at = toMarks(text, corner);
            left = Math.min(left, at.getX());
            top = Math.min(top, at.getY());
            right = Math.max(right, at.getX());
            bottom = Math.max(bottom, at.getY());
        }
        return right < left
                ? Optional.empty()
                : Optional.of(new Rectangle2D(left, top, right - left, bottom - top));
    }

    private Point2D toMarks(Text text, PathElement corner) {
        double x = corner instanceof LineTo line ? line.getX() : ((MoveTo) corner).getX();
        double y = corner instanceof LineTo line ? line.getY() : ((MoveTo) corner).getY();
        return sceneToLocal(text.localToScene(x, y));
    }

    /** The character at a point of the window. */
    int at(double sceneX, double sceneY) {
        return area.lookup(".text") instanceof Text text
                ? text.hitTest(text.sceneToLocal(sceneX, sceneY)).getCharIndex()
                : -1;
    }

    /** Draws what is in view. */
    void draw(List<Diagnostic> diagnostics) {
        getChildren().clear();
        gutter.getChildren().clear();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.isHere()) {
                place(diagnostic.start(), diagnostic.end()).ifPresent(at -> wave(at, diagnostic));
            }
        }
        place(0, Math.min(1, area.getLength())).ifPresent(first -> numbers(first, diagnostics));
    }

    private void numbers(Rectangle2D first, List<Diagnostic> diagnostics) {
        int from = (int) Math.max(0, -first.getMinY() / first.getHeight());
        for (int line = from; line < area.getParagraphs().size(); line++) {
            double y = first.getMinY() + line * first.getHeight();
            if (y > getHeight()) {
                return;
            }
            number(line + 1, y, first.getHeight(), diagnostics);
        }
    }

    private void wave(Rectangle2D place, Diagnostic diagnostic) {
        double y = place.getMaxY() - 0.5;
        if (y < 0 || place.getMinY() > getHeight()) {
            return;
        }
        Path path = new Path(new MoveTo(place.getMinX(), y));
        boolean up = true;
        for (double x = place.getMinX() + WAVE; x <= place.getMaxX() + 0.5; x += WAVE) {
            path.getElements().add(new LineTo(x, y - (up ? WAVE - 0.5 : 0)));
            up = !up;
        }
        path.getStyleClass().addAll("flaw", diagnostic.error() ? "flaw-error" : "flaw-warning");
        path.setAccessibleText(diagnostic.toString());
        getChildren().add(path);
    }

    private void number(int line, double y, double height, List<Diagnostic> diagnostics) {
        String sign = "";
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.line() == line && !"✗ ".equals(sign)) {
                sign = diagnostic.error() ? "✗ " : "⚠ ";
            }
        }
        Label label = new Label(sign + line);
        label.getStyleClass().add(sign.startsWith("✗") ? "gutter-error" : "gutter-line");
        label.setAlignment(Pos.CENTER_RIGHT);
        label.resizeRelocate(0, y, GUTTER - 6, height);
        label.setManaged(false);
        gutter.getChildren().add(label);
    }
}
