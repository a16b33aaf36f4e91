package org.nvsim.visualizer.view;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.nvsim.visualizer.viewmodel.LinkLine;
import org.nvsim.visualizer.viewmodel.Traffic;

/** Draws the buffer of a port where packets wait: a gauge at the port with their number. */
final class QueuePainter {
    private static final double ALONG = 30;
    private static final double SIDE = 13;
    private static final double WIDTH = 7;
    private static final double LOWEST = 6;
    private static final double HIGHEST = 26;

    /** Pixels of a link below which its gauges would lie over each other. */
    private static final double SHORTEST = 40;

    private QueuePainter() {}

    static void paint(Scene2d s) {
        Traffic traffic = s.model().world().traffic();
        for (LinkLine line : s.model().world().picture(s.timePs()).links()) {
            if (!s.overview().isAlone(line.link()) || !s.isInView(line)) {
                continue;
            }
            double x1 = s.camera().x(line.x1());
            double y1 = s.camera().y(line.y1());
            double x2 = s.camera().x(line.x2());
            double y2 = s.camera().y(line.y2());
            gauge(s, x1, y1, x2, y2, traffic.waiting(line.link(), true));
            gauge(s, x2, y2, x1, y1, traffic.waiting(line.link(), false));
        }
    }

    /** A gauge near the first point, beside the line to the second. */
    private static void gauge(
            Scene2d s, double fromX, double fromY, double toX, double toY, int count) {
        double length = Math.max(1, Math.hypot(toX - fromX, toY - fromY));
        if (count == 0 || length < SHORTEST) {
            return;
        }
        double along = Math.min(ALONG, length / 3);
        double x = fromX + ((toX - fromX) * along - (toY - fromY) * SIDE) / length;
        double y = fromY + ((toY - fromY) * along + (toX - fromX) * SIDE) / length;
        double height = Math.min(HIGHEST, LOWEST + 4 * Math.log(count));
        GraphicsContext g = s.g();
        g.setFill(s.colors().busy());
        g.fillRect(x - WIDTH / 2, y - height / 2, WIDTH, height);
        g.setStroke(s.colors().ink());
        g.setLineWidth(1);
        g.strokeRect(x - WIDTH / 2, y - HIGHEST / 2, WIDTH, HIGHEST);
        g.setFill(s.colors().ink());
        g.setFont(Font.font("System", FontWeight.BOLD, 11));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(String.valueOf(count), x - WIDTH, y);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BASELINE);
    }
}
