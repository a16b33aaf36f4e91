package org.nvsim.visualizer.viewmodel;

import java.util.Locale;

/** Times, rates and counts as people read them. */
public final class Amount {
    private static final long PS_PER_US = 1_000_000L;
    private static final long PS_PER_MS = 1_000_000_000L;
    private static final long PS_PER_S = 1_000_000_000_000L;

    private Amount() {}

    /** A moment to the nanosecond: {@code 100.003412 ms}. */
    public static String moment(long timePs) {
        return String.format(Locale.ROOT, "%.6f ms", timePs / (double) PS_PER_MS);
    }

    /** A length of time, short: {@code 1.5 ms}. */
    public static String span(long timePs) {
        if (timePs == 0) {
            return "0";
        }
        if (timePs >= PS_PER_S) {
            return number(timePs / (double) PS_PER_S) + " s";
        }
        if (timePs >= PS_PER_MS) {
            return number(timePs / (double) PS_PER_MS) + " ms";
        }
        if (timePs >= PS_PER_US) {
            return number(timePs / (double) PS_PER_US) + " µs";
        }
        return number(timePs / 1000.0) + " ns";
    }

    /** Bits per second: {@code 9.8 Gbit/s}. */
    public static String rate(double bitsPerSecond) {
        if (bitsPerSecond >= 1e9) {
            return number(bitsPerSecond / 1e9) + " Gbit/s";
        }
        if (bitsPerSecond >= 1e6) {
            return number(bitsPerSecond / 1e6) + " Mbit/s";
        }
        return number(bitsPerSecond / 1e3) + " kbit/s";
    }

    /** A count with its noun: {@code 1 packet}, {@code 12 345 packets}. */
    public static String counted(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A count with thin groups of three digits. */
    public static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
    }

    /**
     * A count in at most five characters: {@code 999}, {@code 1.2k}, {@code 340k}, {@code 5.6M}.
     */
    public static String brief(long count) {
        if (count < 1000) {
            return String.valueOf(count);
        }
        boolean millions = count >= 1_000_000;
        double units = count / (millions ? 1e6 : 1e3);
        String text = String.format(Locale.ROOT, units < 10 ? "%.1f" : "%.0f", units);
        return text + (millions ? "M" : "k");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
