package org.nvsim.visualizer.view;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.nvsim.visualizer.viewmodel.Curve;
import org.nvsim.visualizer.viewmodel.Playback;
import org.nvsim.visualizer.viewmodel.Tenants;

/** Curves over the time of the run; the moment shown is a line that can be dragged. */
final class Plot extends Region {
    private static final double[][] DASHES = {null, {8, 4}, {3, 3}, {10, 3, 2, 3}};
    private static final double LEFT = 12;
    private static final double TOP = 22;
    private static final double BOTTOM = 8;
    private static final double NAME = 13;

    private final String title;
    private final String unit;
    private final List<Curve> curves;
    private final Playback playback;
    private final Canvas lines = new Canvas();
    private final Canvas cursor = new Canvas();
    private Colors colors;

    Plot(String title, String unit, List<Curve> curves, Playback playback, boolean dark) {
        this.title = title;
        this.unit = unit;
        this.curves = curves;
        this.playback = playback;
        this.colors = Colors.of(dark);
        getChildren().addAll(lines, cursor);
        setMinSize(160, 90);
        setPrefSize(300, 180);
        getStyleClass().add("plot");
        playback.timePsProperty().addListener((p, before, now) -> moved());
        setOnMousePressed(this::drag);
        setOnMouseDragged(this::drag);
    }

    void setDark(boolean dark) {
        colors = Colors.of(dark);
        draw();
    }

    private void drag(MouseEvent event) {
        double share = (event.getX() - LEFT) / (getWidth() - 2 * LEFT);
        playback.playingProperty().set(false);
        playback.seek((long) (share * playback.endPs()));
    }

    @Override
    protected void layoutChildren() {
        for (Canvas canvas : new Canvas[] {lines, cursor}) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        draw();
    }

    private void draw() {
        GraphicsContext g = lines.getGraphicsContext2D();
        g.setFill(colors.background());
        g.fillRect(0, 0, getWidth(), getHeight());
        double most = 0;
        for (Curve curve : curves) {
            most = Math.max(most, curve.most());
        }
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colors.ink());
        g.setFont(Font.font("System", FontWeight.BOLD, 11));
        g.fillText(title + (most == 0 ? ": none" : ", up to " + words(most)), LEFT, 11);
        g.setStroke(colors.nodeEdge());
        g.setLineWidth(1);
        g.setLineDashes((double[]) null);
        g.strokeLine(LEFT, getHeight() - BOTTOM, getWidth() - LEFT, getHeight() - BOTTOM);
        for (int i = 0; i < curves.size() && most > 0; i++) {
            drawCurve(g, curves.get(i), i, most);
        }
        g.setLineDashes((double[]) null);
        for (int i = 0; i < curves.size() && curves.size() > 1 && most > 0; i++) {
            drawName(g, i);
        }
        drawCursor();
    }

    private void drawCurve(GraphicsContext g, Curve curve, int index, double most) {
        double height = getHeight() - TOP - BOTTOM;
        Color color = Colors.ofPalette(index % Tenants.palette().size());
        g.setStroke(color);
        g.setLineWidth(1.6);
        g.setLineDashes(DASHES[index % DASHES.length]);
        g.beginPath();
        for (int slice = 0; slice < curve.values().length; slice++) {
            double x = LEFT + (getWidth() - 2 * LEFT) * slice / curve.values().length;
            double y = getHeight() - BOTTOM - curve.values()[slice] / most * height;
            if (slice == 0) {
                g.moveTo(x, y);
            } else {
                g.lineTo(x, y);
            }
        }
        g.stroke();
    }

    /** A curve's name, with a piece of its line, over what lies below it. */
    private void drawName(GraphicsContext g, int index) {
        String name = curves.get(index).name();
        double y = TOP + 8 + index * NAME;
        g.setFill(colors.background().deriveColor(0, 1, 1, 0.8));
        g.fillRect(LEFT + 4, y - NAME / 2, 26 + name.length() * 5.8, NAME);
        g.setStroke(Colors.ofPalette(index % Tenants.palette().size()));
        g.setLineWidth(2);
        g.setLineDashes(DASHES[index % DASHES.length]);
        g.strokeLine(LEFT + 6, y, LEFT + 22, y);
        g.setLineDashes((double[]) null);
        g.setFill(colors.ink());
        g.setFont(Font.font("System", 10));
        g.fillText(name, LEFT + 26, y);
    }

    private String words(double value) {
        if (unit.equals("bit/s")) {
            return org.nvsim.visualizer.viewmodel.Amount.rate(value);
        }
        return String.format(java.util.Locale.ROOT, "%.1f %s", value, unit);
    }

    /** What nobody sees is not drawn: it would only pile up until somebody does. */
    private void moved() {
        if (Shown.isShown(this)) {
            drawCursor();
        }
    }

    private void drawCursor() {
        GraphicsContext g = cursor.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        double x = LEFT + (getWidth() - 2 * LEFT) * (playback.timePs() / (double) playback.endPs());
        g.setFill(colors.accent());
        g.fillRect(x - 0.5, TOP, 1.5, getHeight() - TOP - BOTTOM);
    }
}
