package org.nvsim.visualizer.view;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
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

    /** Whether text of so many units can be read. */
    boolean isLegible(double units) {
        return units * camera.scale() >= SMALLEST_TEXT;
    }
}
