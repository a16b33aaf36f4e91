package org.nvsim.topology.importer;

/**
 * A place on the earth.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
record GeoPoint(double latitude, double longitude) {
    /** The mean radius of the earth (Moritz, "Geodetic Reference System 1980", 2000). */
    private static final double EARTH_RADIUS_METERS = 6_371_008.8;

    /** Two thirds of the speed of light: how fast light is in glass fibre. */
    private static final double FIBRE_METERS_PER_SECOND = 299_792_458.0 * 2 / 3;

    private static final double PS_PER_SECOND = 1e12;

    /** The great-circle distance, by the haversine formula. */
    double metersTo(GeoPoint other) {
        double north = StrictMath.sin(StrictMath.toRadians(other.latitude - latitude) / 2);
        double east = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
        double haversine =
                north * north
                        + StrictMath.cos(StrictMath.toRadians(latitude))
                                * StrictMath.cos(StrictMath.toRadians(other.latitude))
                                * east
                                * east;
        return 2 * EARTH_RADIUS_METERS * StrictMath.asin(Math.min(1, StrictMath.sqrt(haversine)));
    }

    /** How long light takes in a fibre along the great circle, in picoseconds. */
    long fibreDelayPs(GeoPoint other) {
        return StrictMath.round(metersTo(other) / FIBRE_METERS_PER_SECOND * PS_PER_SECOND);
    }
}
