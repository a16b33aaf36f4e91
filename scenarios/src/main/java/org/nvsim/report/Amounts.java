package org.nvsim.report;

import java.util.Locale;

/** Figures as people read them: three digits or so, and a unit. The same in every locale. */
public final class Amounts {
    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final String[] RATE_UNITS = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};

    private Amounts() {}

    /** {@code 12 B}, {@code 1.23 MB}: decimal multiples. */
    public static String bytes(long bytes) {
        return scaled(bytes, BYTE_UNITS);
    }

    /** {@code 200 Mbit/s}. */
    public static String rate(double bitsPerSecond) {
        return scaled(bitsPerSecond, RATE_UNITS);
    }

    /** {@code 7.06 µs}. */
    public static String nanos(long nanos) {
        return scaled(nanos, new String[] {"ns", "µs", "ms", "s"});
    }

    /** {@code 4.03 %}. */
    public static String percent(double percent) {
        return digits(percent) + " %";
    }

    /** {@code 1.72 ns/B}. */
    static String nanosPerByte(double nanos) {
        return digits(nanos) + " ns/B";
    }

    /** A whole number with its thousands set apart: {@code 12 345}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n).replace(',', ' ');
    }

    private static String scaled(double value, String[] units) {
        int unit = 0;
        double rest = value;
        while (rest >= 999.5 && unit + 1 < units.length) {
            rest /= 1000;
            unit++;
        }
        return digits(rest) + " " + units[unit];
    }

    private static String digits(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int places = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
