package org.nvsim.visualizer.view;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.nvsim.visualizer.viewmodel.Box;
import org.nvsim.visualizer.viewmodel.LinkLine;
import org.nvsim.visualizer.viewmodel.Overview;
import org.nvsim.visualizer.viewmodel.RunModel;

/**
 * What painters need: where to draw, what of, and how it looks.
 *
 * @param width pixels of the area
 * @param height pixels of the area
 */
record Scene2d(
        GraphicsContext g,
        Camera camera,
        RunModel model,
        Overview overview,
        Colors colors,
        double width,
        double height) {
    private static final double SMALLEST_TEXT = 6.5;

    long timePs() {
        return model.playback().timePs();
    }

    /** A font that is so many units high in the picture, but never larger than {@code most}. */
    Font font(double units, double most, boolean bold) {
        double size = Math.min(most, units * camera.scale());
        return Font.font("System", bold ? FontWeight.BOLD : FontWeight.NORMAL, size);
    }

    /** Whether any of a box is in the area. */
    boolean isInView(Box box) {
        double x = camera.x(box.x());
        double y = camera.y(box.y());
        return x < width
                && y < height
                && x + box.width() * camera.scale() > 0
                && y + box.height() * camera.scale() > 0;
    }

    /** Whether any of a line may be in the area. */
    boolean isInView(LinkLine line) {
        double x1 = camera.x(line.x1());
        double y1 = camera.y(line.y1());
        double x2 = camera.x(line.x2());
        double y2 = camera.y(line.y2());
        return Math.min(x1, x2) < width
                && Math.min(y1, y2) < height
                && Math.max(x1, x2) > 0
                && Math.max(y1, y2) > 0;
    }

    /** Whether text of so many units can be read. */
    boolean isLegible(double units) {
        return units * camera.scale() >= SMALLEST_TEXT;
    }
}
