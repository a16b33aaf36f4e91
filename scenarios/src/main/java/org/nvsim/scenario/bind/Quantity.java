package org.nvsim.scenario.bind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that carry their unit, such as {@code 10Gbps}. A bare number is an error, not a guess.
 * Conversion is exact: a value that is no whole number of the base unit is refused.
 */
public final class Quantity {
    private record Unit(String name, BigDecimal factor) {}

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,12})?)(.*)");

    /** Several such times can be added without leaving what a long holds. */
    private static final long LONGEST_PS = 3_600_000_000_000_000_000L;

    private static final long GREATEST_RATE = 1_000_000_000_000_000L;

    private final String what;
    private final String example;
    private final List<Unit> units = new ArrayList<>();

    private Quantity(String what, String example) {
        this.what = what;
        this.example = example;
    }

    /** Bits per second, at most a million Gbps. */
    public static ScalarType<Long> rate(String example) {
        return rates(example).type(1, GREATEST_RATE);
    }

    /** Bits per second in a range. */
    public static ScalarType<Long> rate(String example, long min, long max) {
        return rates(example).type(min, max);
    }

    /** Bytes in a range. */
    public static ScalarType<Long> size(String example, long min, long max) {
        return sizes(example).type(min, max);
    }

    /** Picoseconds in a range. */
    public static ScalarType<Long> duration(String example, long min, long max) {
        return durations(example).type(min, max);
    }

    /** Bytes; {@code kB} is 1000 of them, {@code KiB} 1024. */
    public static ScalarType<Long> size(String example) {
        return sizes(example).type(0, Long.MAX_VALUE);
    }

    /**
     * The bytes of a size that stands on the command line.
     *
     * @throws IllegalArgumentException what is wrong with it, in words
     */
    public static long parseSize(String text, long min) {
        return sizes("128B").parse(text, min, Long.MAX_VALUE);
    }

    /** Picoseconds; at least {@code min} of them, at most 1000 hours. */
    public static ScalarType<Long> duration(String example, long min) {
        return durations(example).type(min, LONGEST_PS);
    }

    /** As an author would write it, exactly. */
    public static String rateText(long bitsPerSecond) {
        return rates("").text(bitsPerSecond);
    }

    /** As an author would write it, exactly. */
    public static String sizeText(long bytes) {
        return sizes("").text(bytes);
    }

    /** As an author would write it, exactly. */
    public static String durationText(long picoseconds) {
        return durations("").text(picoseconds);
    }

    private static Quantity rates(String example) {
        return new Quantity("a rate", example)
                .unit("bps", 1)
                .unit("kbps", 1_000)
                .unit("Mbps", 1_000_000)
                .unit("Gbps", 1_000_000_000);
    }

    private static Quantity sizes(String example) {
        return new Quantity("a size", example)
                .unit("B", 1)
                .unit("kB", 1_000)
                .unit("KiB", 1L << 10)
                .unit("MB", 1_000_000)
                .unit("MiB", 1L << 20)
                .unit("GB", 1_000_000_000)
                .unit("GiB", 1L << 30)
                .unit("TB", 1_000_000_000_000L)
                .unit("TiB", 1L << 40);
    }

    private static Quantity durations(String example) {
        return new Quantity("a duration", example)
                .unit("ps", 1)
                .unit("ns", 1_000)
                .unit("us", 1_000_000)
                .unit("ms", 1_000_000_000)
                .unit("s", 1_000_000_000_000L)
                .unit("min", 60_000_000_000_000L)
                .unit("h", 3_600_000_000_000_000L);
    }

    /** In the largest unit of which it is a whole number. */
    private String text(long value) {
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

    private ScalarType<Long> type(long min, long max) {
        String names = String.join("|", units.stream().map(Unit::name).toList());
        String pattern = "[0-9]{1,18}(\\.[0-9]{1,12})?(" + names + ")";
        return ScalarType.of(what, pattern, example, text -> parse(text, min, max));
    }

    private long parse(String text, long min, long max) {
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
        if (whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("'" + text + "' is larger than nvsim can count");
        }
        if (whole.compareTo(BigDecimal.valueOf(min)) < 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is too small; "
                            + what
                            + " here is at least "
                            + min
                            + units.get(0).name());
        }
        long value = whole.longValueExact();
        if (value > max) {
            throw new IllegalArgumentException(
                    "'" + text + "' is too large; " + what + " here is at most " + text(max));
        }
        return value;
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
