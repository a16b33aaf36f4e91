package org.nvsim.visualizer.view;

import javafx.beans.InvalidationListener;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.nvsim.run.record.Series;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.TimelineMark;
import org.nvsim.visualizer.viewmodel.TimelineMarks;

/**
 * The whole run as a strip: how many packets crossed links, drops below, what the timeline does and
 * what is expected when; the moment shown is dragged along it.
 */
final class TimelineBar extends Region {
    private static final double HEIGHT = 78;
    private static final double SIDE = 14;
    private static final double TOP = 20;
    private static final double BASE = 52;
    private static final double DROPS = 12;
    private static final double TEXT_WIDTH = 6;

    private final RunModel model;
    private final TimelineMarks marks;
    private final Canvas strip = new Canvas();
    private final Canvas cursor = new Canvas();
    private Colors colors;
    private int drawnX = -1;

    TimelineBar(RunModel model, boolean dark) {
        this.model = model;
        this.marks = new TimelineMarks(model.world());
        this.colors = Colors.of(dark);
        getChildren().addAll(strip, cursor);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getStyleClass().add("timeline");
        setId("timeline");
        InvalidationListener moving =
                now -> {
                    if ((int) x(model.playback().timePs()) != drawnX) {
                        drawCursor();
                    }
                };
        model.playback().timePsProperty().addListener(moving);
        setOnMousePressed(this::drag);
        setOnMouseDragged(this::drag);
    }

    void setDark(boolean dark) {
        colors = Colors.of(dark);
        draw();
    }

    private void drag(MouseEvent event) {
        double share = (event.getX() - SIDE) / (getWidth() - 2 * SIDE);
        model.playback().playingProperty().set(false);
        model.playback().seek((long) (share * model.playback().endPs()));
    }

    @Override
    protected void layoutChildren() {
        if (strip.getWidth() == getWidth() && strip.getHeight() == getHeight()) {
            return;
        }
        for (Canvas canvas : new Canvas[] {strip, cursor}) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        draw();
    }

    private double x(long timePs) {
        return SIDE + (getWidth() - 2 * SIDE) * timePs / model.playback().endPs();
    }

    private void draw() {
        GraphicsContext g = strip.getGraphicsContext2D();
        g.setFill(colors.host());
        g.fillRect(0, 0, getWidth(), getHeight());
        Series series = model.world().recording().series();
        long mostHops = 1;
        long mostDrops = 1;
        for (int slice = 0; slice < Series.SLICES; slice++) {
            mostHops = Math.max(mostHops, series.hops(slice));
            mostDrops = Math.max(mostDrops, series.drops(slice));
        }
        double width = Math.max(1, (getWidth() - 2 * SIDE) / Series.SLICES);
        for (int slice = 0; slice < Series.SLICES; slice++) {
            double left = x(slice * series.slicePs());
            double hops = Math.sqrt(series.hops(slice) / (double) mostHops) * (BASE - TOP);
            g.setFill(colors.accent().deriveColor(0, 1, 1, 0.55));
            g.fillRect(left, BASE - hops, width, hops);
            double drops = Math.sqrt(series.drops(slice) / (double) mostDrops) * DROPS;
            g.setFill(colors.drop());
            g.fillRect(left, BASE + 1, width, drops);
        }
        g.setStroke(colors.nodeEdge());
        g.setLineWidth(1);
        g.strokeLine(SIDE, BASE + 0.5, getWidth() - SIDE, BASE + 0.5);
        drawScale(g);
        drawMarks(g);
        drawCursor();
    }

    private void drawScale(GraphicsContext g) {
        g.setFont(Font.font("System", 10));
        g.setFill(colors.faintInk());
        g.setTextBaseline(VPos.BOTTOM);
        for (int i = 0; i <= 4; i++) {
            long timePs = model.playback().endPs() / 4 * i;
            g.setTextAlign(
                    i == 0
                            ? TextAlignment.LEFT
                            : i == 4 ? TextAlignment.RIGHT : TextAlignment.CENTER);
            g.fillText(Amount.span(timePs), x(timePs), getHeight() - 1);
        }
    }

    private void drawMarks(GraphicsContext g) {
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(Font.font("System", FontWeight.BOLD, 10));
        double free = 0;
        for (TimelineMark mark : marks.all()) {
            double x = x(mark.timePs());
            g.setFill(
                    switch (mark.kind()) {
                        case ACTION -> colors.ink();
                        case HELD -> colors.good();
                        case FAILED -> colors.drop();
                    });
            g.setStroke(g.getFill());
            g.strokeLine(x, 12, x, BASE);
            g.fillPolygon(new double[] {x - 5, x + 5, x}, new double[] {5, 5, 13}, 3);
            double width = mark.text().length() * TEXT_WIDTH;
            boolean room = x + 8 + width < getWidth();
            if (x > free && (room || x - 8 - width > free)) {
                g.fillText(mark.text(), room ? x + 8 : x - 8 - width, 9);
                free = room ? x + 14 + width : x;
            }
        }
    }

    private void drawCursor() {
        GraphicsContext g = cursor.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        double x = (int) x(model.playback().timePs());
        drawnX = (int) x;
        g.setFill(colors.accent());
        g.fillRect(x - 1, 2, 2, BASE + DROPS);
        g.fillPolygon(
                new double[] {x - 6, x + 6, x},
                new double[] {BASE + DROPS + 6, BASE + DROPS + 6, BASE + DROPS - 3},
                3);
    }
}
