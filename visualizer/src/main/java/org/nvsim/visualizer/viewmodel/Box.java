package org.nvsim.visualizer.viewmodel;

/** A rectangle of the picture: its upper left corner and size, in the picture's own unit. */
public record Box(double x, double y, double width, double height) {
    public double centerX() {
        return x + width / 2;
    }

    public double centerY() {
        return y + height / 2;
    }

    public boolean contains(double px, double py) {
        return px >= x && px <= x + width && py >= y && py <= y + height;
    }

    /** The box that holds both. */
    Box and(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(
                left,
                top,
                Math.max(x + width, other.x + other.width) - left,
                Math.max(y + height, other.y + other.height) - top);
    }

    /** Where the line from the centre towards a point leaves the box, as a share of that line. */
    double exitShare(double towardX, double towardY) {
        double dx = Math.abs(towardX - centerX());
        double dy = Math.abs(towardY - centerY());
        double shareX = dx == 0 ? 1 : width / 2 / dx;
        double shareY = dy == 0 ? 1 : height / 2 / dy;
        return Math.min(0.5, Math.min(shareX, shareY));
    }
}
