package org.nvsim.report;

import java.util.Locale;
import org.nvsim.run.sweep.Estimate;

/** Estimates as people read them: value and uncertainty in one unit, with the same digits. */
public final class Estimates {
    private static final String[] RATES = {" bit/s", " kbit/s", " Mbit/s", " Gbit/s", " Tbit/s"};
    private static final String[] TIMES = {" ns", " µs", " ms", " s"};
    private static final String[] PLAIN = {""};
    private static final String[] PERCENT = {" %"};
    private static final int MOST_PLACES = 6;

    private Estimates() {}

    /** {@code 93.10 ± 0.24 Mbit/s}; a dash if there is nothing. */
    public static String text(Estimate estimate, String unit) {
        return text(estimate, unit, "");
    }

    /** A value without uncertainty, as at the axis of a chart. */
    public static String value(double value, String unit) {
        return text(Estimate.of(value), unit, "");
    }

    /** As {@link #text}, with its sign. */
    public static String difference(Estimate estimate, String unit) {
        return text(estimate, unit, estimate.mean() > 0 ? "+" : "");
    }

    /** {@code 0.012}; what is less than a thousandth only as that. */
    public static String probability(double p) {
        if (Double.isNaN(p)) {
            return "-";
        }
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private static String text(Estimate estimate, String unit, String sign) {
        if (estimate.count() == 0) {
            return "-";
        }
        String[] units = units(unit);
        double scale = unit.equals("ratio") ? 100 : 1;
        double mean = estimate.mean() * scale;
        int step = 0;
        while (Math.abs(mean) >= 999.5 && step + 1 < units.length) {
            mean /= 1000;
            scale /= 1000;
            step++;
        }
        double half = estimate.halfWidth95() * scale;
        int places = places(mean, half);
        return sign
                + number(mean, places)
                + (Double.isNaN(half) ? "" : " ± " + number(half, places))
                + units[step];
    }

    private static String[] units(String unit) {
        return switch (unit) {
            case "bits_per_second" -> RATES;
            case "nanoseconds" -> TIMES;
            case "ratio", "percent" -> PERCENT;
            default -> PLAIN;
        };
    }

    /** Two digits of the uncertainty, or without one three of the value. */
    private static int places(double mean, double half) {
        boolean certain = Double.isNaN(half) || half == 0;
        if (certain && mean == Math.rint(mean)) {
            return 0;
        }
        double shown = certain ? Math.abs(mean) / 10 : half;
        int places = 0;
        while (shown < 10 && places < MOST_PLACES) {
            shown *= 10;
            places++;
        }
        return places;
    }

    private static String number(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
