package org.nvsim.topology;

/** A place in a picture: x from 0 (left) to 1 (right), y from 0 (top) to 1 (bottom). */
public record Position(double x, double y) {
    public Position {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new IllegalArgumentException("not within 0 to 1: " + x + ", " + y);
        }
    }
}
