package org.nvsim.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nvsim.limits.Limits;
import org.nvsim.report.Table.Column;
import org.nvsim.report.Table.Kind;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.bind.ScalarType;

/**
 * A path that a sweep sets, as a column: numbers in one unit, which the name tells, if all its
 * values are quantities of a kind; otherwise the values as they stand in the file.
 */
public final class PathColumn {
    private static final String WHOLE = "-?(0|[1-9][0-9]{0,17})";

    /** Durations are picoseconds in the language, and nanoseconds in results. */
    private static final double PS_PER_NS = 1000;

    /** A kind of quantity, and how its values stand in the column. */
    private record Unit(String suffix, ScalarType<Long> type, Kind kind) {}

    private static final List<Unit> UNITS =
            List.of(
                    new Unit(
                            "_bits_per_second",
                            Quantity.RATE.within(Limits.RATE, "1bps"),
                            Kind.WHOLE),
                    new Unit("_bytes", Quantity.SIZE.within(Limits.BYTES, "1B"), Kind.WHOLE),
                    new Unit(
                            "_nanoseconds",
                            Quantity.DURATION.within(Limits.MOMENT, "1ps"),
                            Kind.REAL));

    private final String path;
    private final Optional<Unit> unit;
    private final boolean whole;

    private PathColumn(String path, List<String> values) {
        this.path = path;
        this.whole = values.stream().allMatch(value -> value.matches(WHOLE));
        this.unit =
                UNITS.stream().filter(u -> values.stream().allMatch(v -> fits(u, v))).findFirst();
    }

    /** Every path that some point sets, in the order of their first appearance. */
    public static List<PathColumn> of(List<Map<String, String>> points) {
        Set<String> paths = new LinkedHashSet<>();
        points.forEach(point -> paths.addAll(point.keySet()));
        List<PathColumn> columns = new ArrayList<>();
        for (String path : paths) {
            columns.add(
                    new PathColumn(
                            path,
                            points.stream()
                                    .map(p -> p.get(path))
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .toList()));
        }
        return columns;
    }

    /**
     * Whether its values are quantities or whole numbers, each greater than that of the point
     * before.
     */
    public boolean ascends(List<Map<String, String>> points) {
        double before = Double.NEGATIVE_INFINITY;
        for (Map<String, String> point : points) {
            if (!(cell(point) instanceof Number number) || number.doubleValue() <= before) {
                return false;
            }
            before = number.doubleValue();
        }
        return true;
    }

    String path() {
        return path;
    }

    Column column() {
        String name = path.replaceAll("[.\\[\\]-]+", "_");
        Kind kind = unit.map(Unit::kind).orElse(whole ? Kind.WHOLE : Kind.TEXT);
        return new Column(name + unit.map(Unit::suffix).orElse(""), kind);
    }

    /** What stands at the path, or null if the point leaves it alone. */
    Object cell(Map<String, String> point) {
        String value = point.get(path);
        if (value == null) {
            return null;
        }
        if (unit.isPresent()) {
            long exact = unit.get().type().parse(value);
            return unit.get().kind() == Kind.WHOLE ? (Object) exact : (Object) (exact / PS_PER_NS);
        }
        return whole ? (Object) Long.valueOf(value) : value;
    }

    private static boolean fits(Unit unit, String value) {
        try {
            unit.type().parse(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
