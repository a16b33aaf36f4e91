package org.nvsim.scenario.spec;

import java.util.Objects;

/**
 * A figure that every run of a sweep has.
 *
 * @param name as an author writes it: {@code video.goodput}, {@code drops.queue-full}
 * @param unit what it counts: {@code bits_per_second}, {@code frames}
 */
public record Metric(String name, String unit) {
    /** What the names of counts of dropped frames begin with. */
    public static final String DROPS = "drops.";

    /** The reason that stands for all of them. */
    public static final String ANY = "any";

    public Metric {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
    }

    /** What the names of loads of links begin with. */
    public static final String LINK = "link.";

    /** Share of the time in which bits passed from one end of a link to the other. */
    public static Metric link(String from, String to) {
        return new Metric(LINK + from + "." + to, "percent");
    }

    /** Frames dropped for a reason, at any place or at one, or for {@link #ANY}. */
    public static Metric drops(String reason) {
        return new Metric(DROPS + reason, "frames");
    }

    /** Whether it is of the end or the whole of a run: no part of one has a figure of its own. */
    public boolean isOfWholeRun() {
        return RunMetric.ofWholeRun().contains(name);
    }

    /** As a column of a table, with the unit at its end: {@code video_goodput_bits_per_second}. */
    public String column() {
        String words = name.replace('.', '_').replace('-', '_');
        return words.endsWith(unit) ? words : words + "_" + unit;
    }
}
