package org.nvsim.visualizer.view;

import org.nvsim.visualizer.viewmodel.Box;

/** Which part of the picture is seen, and how large: from the picture's unit to pixels. */
final class Camera {
    private static final double MARGIN = 28;
    private static final double WORDS = 70;
    private static final double LARGEST = 6;
    private static final double SMALLEST = 0.001;
    private static final double FIT_LARGEST = 1.5;

    private double scale = 1;
    private double left;
    private double top;

    double x(double pictureX) {
        return pictureX * scale + left;
    }

    double y(double pictureY) {
        return pictureY * scale + top;
    }

    double pictureX(double pixelX) {
        return (pixelX - left) / scale;
    }

    double pictureY(double pixelY) {
        return (pixelY - top) / scale;
    }

    double scale() {
        return scale;
    }

    /** Shows all of a box in an area of so many pixels. */
    void fit(Box box, double width, double height) {
        double wide = (width - 2 * MARGIN) / Math.max(1, box.width());
        double high = (height - 3 * MARGIN) / Math.max(1, box.height());
        scale = Math.max(SMALLEST, Math.min(FIT_LARGEST, Math.min(wide, high)));
        center(box.centerX(), box.centerY(), width, height + MARGIN); // drops are written above
    }

    /** Shows all of the width of a box, with room for words at its left. */
    void fitWidth(Box box, double width) {
        double room = width - 2 * MARGIN - WORDS;
        scale = Math.max(SMALLEST, Math.min(FIT_LARGEST, room / box.width()));
        left = (width + WORDS) / 2 - box.centerX() * scale;
    }

    /** How far rows are apart, in the picture's unit, if they share all of the height. */
    double rowPitch(double height, int rows) {
        return (height - 4 * MARGIN) / Math.max(1, rows - 1) / scale;
    }

    /** Moves a box to the middle of the height, if it has room there. */
    void centerHeight(Box box, double height) {
        if (box.height() * scale < height - MARGIN) {
            top = (height + MARGIN) / 2 - box.centerY() * scale;
        }
    }

    /** Moves a point of the picture to the middle. */
    void center(double pictureX, double pictureY, double width, double height) {
        left = width / 2 - pictureX * scale;
        top = height / 2 - pictureY * scale;
    }

    /** Shows everything larger or smaller; the point under a pixel stays there. */
    void zoom(double factor, double pixelX, double pixelY) {
        double x = pictureX(pixelX);
        double y = pictureY(pixelY);
        scale = Math.max(SMALLEST, Math.min(LARGEST, scale * factor));
        left = pixelX - x * scale;
        top = pixelY - y * scale;
    }

    void pan(double pixelsX, double pixelsY) {
        left += pixelsX;
        top += pixelsY;
    }
}
