package org.nvsim.topology.importer;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nvsim.limits.Limits;

/** How long a link takes, as files of other tools write it: {@code 10 ms}, {@code 2.5us}. */
final class Latency {
    /** What a latency looks like, for messages. */
    static final String FORM = "a time above zero and up to 24 h with its unit, such as 10 ms";

    private static final Pattern TEXT = Pattern.compile("\\s*(\\d+(?:\\.\\d*)?)\\s*(\\S+)\\s*");

    private static final Map<String, Double> UNITS =
            Map.of(
                    "ps", 1.0, "ns", 1e3, "us", 1e6, "\u00b5s", 1e6, "\u03bcs", 1e6, "ms", 1e9, "s",
                    1e12);

    private Latency() {}

    /** The time in picoseconds, within {@link Limits#DELAY}; empty if the text is no such time. */
    static OptionalDouble picoseconds(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            return OptionalDouble.empty();
        }
        double ps = Double.parseDouble(matcher.group(1)) * UNITS.get(matcher.group(2));
        return ps >= Limits.DELAY.min() && ps <= Limits.DELAY.max()
                ? OptionalDouble.of(ps)
                : OptionalDouble.empty();
    }
}
