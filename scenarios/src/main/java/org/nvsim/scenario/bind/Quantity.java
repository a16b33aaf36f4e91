package org.nvsim.scenario.bind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nvsim.limits.Bounds;

/**
 * Numbers that carry their unit, such as {@code 10Gbps}. A bare number is an error, not a guess.
 * Conversion is exact: a value that is no whole number of the base unit is refused.
 */
public final class Quantity {
    private record Unit(String name, BigDecimal factor) {}

    /** Bits per second. */
    public static final Quantity RATE =
            new Quantity("a rate")
                    .unit("bps", 1)
                    .unit("kbps", 1_000)
                    .unit("Mbps", 1_000_000)
                    .unit("Gbps", 1_000_000_000);

    /** Bytes; {@code kB} is 1000 of them, {@code KiB} 1024. */
    public static final Quantity SIZE =
            new Quantity("a size")
                    .unit("B", 1)
                    .unit("kB", 1_000)
                    .unit("KiB", 1L << 10)
                    .unit("MB", 1_000_000)
                    .unit("MiB", 1L << 20)
                    .unit("GB", 1_000_000_000)
                    .unit("GiB", 1L << 30)
                    .unit("TB", 1_000_000_000_000L)
                    .unit("TiB", 1L << 40);

    /** Picoseconds. */
    public static final Quantity DURATION =
            new Quantity("a duration")
                    .unit("ps", 1)
                    .unit("ns", 1_000)
                    .unit("us", 1_000_000)
                    .unit("ms", 1_000_000_000)
                    .unit("s", 1_000_000_000_000L)
                    .unit("min", 60_000_000_000_000L)
                    .unit("h", 3_600_000_000_000_000L);

    private static final String NUMBER = "[0-9]{1,18}(\\.[0-9]{1,12})?";
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,12})?)(.*)");

    private final String what;
    private final List<Unit> units = new ArrayList<>();

    private Quantity(String what) {
        this.what = what;
    }

    /**
     * Such a number within bounds, in the base unit.
     *
     * @param example a good text
     */
    public ScalarType<Long> within(Bounds bounds, String example) {
        return ScalarType.of(
                what,
                new Shape.Amount(this, bounds, example),
                text -> parse(text, bounds, example));
    }

    /** As {@link #within}, of what fits an int. */
    public ScalarType<Integer> intWithin(Bounds bounds, String example) {
        return ScalarType.of(
                what,
                new Shape.Amount(this, bounds, example),
                text -> Math.toIntExact(parse(text, bounds, example)));
    }

    /** A noun with its article: {@code a rate}. */
    public String what() {
        return what;
    }

    /** A regular expression (ECMA and Java alike) that every text of it matches. */
    public String pattern() {
        return NUMBER + "(" + String.join("|", units.stream().map(Unit::name).toList()) + ")";
    }

    /** As an author would write it, exactly. */
    public static String rateText(long bitsPerSecond) {
        return RATE.text(bitsPerSecond);
    }

    /** As an author would write it, exactly. */
    public static String sizeText(long bytes) {
        return SIZE.text(bytes);
    }

    /** As an author would write it, exactly. */
    public static String durationText(long picoseconds) {
        return DURATION.text(picoseconds);
    }

    /** In the largest unit of which it is a whole number. */
    public String text(long value) {
        for (int i = units.size() - 1; i > 0 && value != 0; i--) {
            long factor = units.get(i).factor().longValueExact();
            if (value % factor == 0) {
                return value / factor + units.get(i).name();
            }
        }
        return value + units.get(0).name();
    }

    private Quantity unit(String name, long factor) {
        units.add(new Unit(name, BigDecimal.valueOf(factor)));
        return this;
    }

    /**
     * The value of a text, in the base unit.
     *
     * @param example a good text
     * @throws IllegalArgumentException what is wrong with it, in words
     */
    public long parse(String text, Bounds bounds, String example) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is not "
                            + what
                            + "; write a number and a unit, as in "
                            + example);
        }
        String unit = form.group(2);
        if (unit.isEmpty()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' has no unit; write "
                            + what
                            + " such as "
                            + example
                            + " (units: "
                            + unitNames()
                            + ")");
        }
        BigDecimal factor = factor(text, form.group(1), unit);
        BigDecimal whole = new BigDecimal(form.group(1)).multiply(factor).stripTrailingZeros();
        if (whole.scale() > 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is less than one "
                            + units.get(0).name()
                            + " exact; use a coarser number");
        }
        if (whole.compareTo(BigDecimal.valueOf(bounds.min())) < 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is too small; "
                            + what
                            + " here is at least "
                            + text(bounds.min()));
        }
        if (whole.compareTo(BigDecimal.valueOf(bounds.max())) > 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is too large; "
                            + what
                            + " here is at most "
                            + text(bounds.max()));
        }
        return whole.longValueExact();
    }

    private BigDecimal factor(String text, String number, String unit) {
        for (Unit known : units) {
            if (known.name().equals(unit)) {
                return known.factor();
            }
        }
        String hint =
                alike(unit)
                        .map(near -> "; did you mean '" + number + near + "'?")
                        .orElse("; units of " + what + " are " + unitNames());
        throw new IllegalArgumentException(
                "no unit '" + unit.strip() + "' in '" + text + "'" + hint);
    }

    /** The one unit that differs in case or blanks alone, or else in a letter. */
    private Optional<String> alike(String unit) {
        String plain = unit.strip().toLowerCase(Locale.ROOT);
        List<String> same =
                units.stream()
                        .map(Unit::name)
                        .filter(name -> name.toLowerCase(Locale.ROOT).equals(plain))
                        .toList();
        if (same.size() == 1) {
            return Optional.of(same.get(0));
        }
        return unit.length() < 3
                ? Optional.empty()
                : Nearest.of(unit.strip(), units.stream().map(Unit::name).toList());
    }

    private String unitNames() {
        return String.join(", ", units.stream().map(Unit::name).toList());
    }
}
