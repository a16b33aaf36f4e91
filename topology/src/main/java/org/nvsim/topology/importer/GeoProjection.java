package org.nvsim.topology.importer;

import java.util.Collection;
import org.nvsim.topology.Position;

/**
 * Draws places on the earth as a map of the region they cover: north up, with the same scale both
 * ways at the middle latitude.
 */
final class GeoProjection {
    private static final double MARGIN = 0.05;

    private final double middleLatitude;
    private final double middleLongitude;
    private final double shrink;
    private final double degrees;

    GeoProjection(Collection<GeoPoint> points) {
        double south = 90;
        double north = -90;
        double west = 180;
        double east = -180;
        for (GeoPoint point : points) {
            south = Math.min(south, point.latitude());
            north = Math.max(north, point.latitude());
            west = Math.min(west, point.longitude());
            east = Math.max(east, point.longitude());
        }
        middleLatitude = (south + north) / 2;
        middleLongitude = (west + east) / 2;
        shrink = StrictMath.cos(StrictMath.toRadians(middleLatitude));
        degrees = Math.max(north - south, (east - west) * shrink);
    }

    Position place(GeoPoint point) {
        double x = (point.longitude() - middleLongitude) * shrink;
        double y = middleLatitude - point.latitude();
        return new Position(fit(x), fit(y));
    }

    private double fit(double fromMiddle) {
        double share = degrees > 0 ? fromMiddle / degrees : 0;
        return 0.5 + Math.max(-0.5, Math.min(0.5, share)) * (1 - 2 * MARGIN);
    }
}
