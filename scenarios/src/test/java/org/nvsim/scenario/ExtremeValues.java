package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nvsim.limits.Bounds;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;

/**
 * Values for a place of the language, drawn where limits are: the smallest, the largest, one less
 * and one more, zero, one, none, a wrong unit, a text that looks like something else.
 */
final class ExtremeValues {
    private static final int DEEPEST = 5;

    private static final List<String> ODD_TEXTS =
            List.of(
                    "''",
                    "~",
                    "0",
                    "-1",
                    "1",
                    "true",
                    "[]",
                    "{}",
                    "[[[[]]]]",
                    "0.0.0.0/0",
                    "0.0.0.0",
                    "255.255.255.255",
                    "255.255.255.255/32",
                    "224.0.0.1",
                    "10.0.0.0/31",
                    "10.0.0.5/32",
                    "10.0.0.0/1",
                    "127.0.0.1/8",
                    "00:00:00:00:00:00",
                    "ff:ff:ff:ff:ff:ff",
                    "02:00:00:00:00:01",
                    "0-0",
                    "1-65535",
                    "65535-65535",
                    "9-1",
                    "0%",
                    "100%",
                    "0.000001%",
                    "101%",
                    "*",
                    "* -- *",
                    "a -- a",
                    "'\\'",
                    "\"\\u0000\"",
                    "\"\\e[31m\"",
                    "\"\\ud83d\\ude00\"",
                    "../../etc/passwd",
                    "/dev/zero",
                    "9223372036854775807",
                    "99999999999999999999",
                    "1e308",
                    "NaN",
                    "1h",
                    "1ps",
                    "1B",
                    "1TB",
                    "1bps",
                    "1000000Gbps");

    private static final List<String> UNITS =
            List.of("", "ps", "h", "B", "TiB", "bps", "Gbps", "%", "MHz", " s", "S");

    private final SplittableRandom random;
    private final List<String> words;
    private final boolean within;

    /**
     * @param words that the scenario uses: names, addresses, paths
     * @param within whether numbers are mostly such as the language allows
     */
    ExtremeValues(SplittableRandom random, List<String> words, boolean within) {
        this.random = random;
        this.words = words;
        this.within = within;
    }

    /** A value in flow style. */
    String draw(Shape shape) {
        return draw(shape, 0);
    }

    private String draw(Shape shape, int depth) {
        if (depth > DEEPEST || random.nextInt(within ? 100 : 12) == 0) {
            return random.nextBoolean() ? oneOf(ODD_TEXTS) : oneOf(words);
        }
        if (shape instanceof Shape.Amount amount) {
            return amount(amount);
        } else if (shape instanceof Shape.Whole whole) {
            return Long.toString(number(new Bounds(whole.min(), whole.max())));
        } else if (shape instanceof Shape.Decimal decimal) {
            return decimal(decimal);
        } else if (shape instanceof Shape.Truth) {
            return Boolean.toString(random.nextBoolean());
        } else if (shape instanceof Shape.Words several) {
            return oneOf(several.words()).word();
        } else if (shape instanceof Shape.Text text) {
            int kind = random.nextInt(3);
            return kind == 0 ? text.example() : kind == 1 ? oneOf(words) : oneOf(ODD_TEXTS);
        } else if (shape instanceof Shape.AnyOf any) {
            return draw(oneOf(any.shapes()), depth);
        } else if (shape instanceof Shape.Items items) {
            return items(items, depth);
        } else if (shape instanceof Shape.Table table) {
            return "{ " + entry(table.value(), depth) + " }";
        } else if (shape instanceof Shape.TableWith with) {
            return draw(with.table(), depth);
        } else if (shape instanceof Shape.Fields fields) {
            return fields(fields.section(), "", depth);
        } else if (shape instanceof Shape.OneKey one) {
            Choice.Option<?> option = oneOf(new ArrayList<>(one.choice().options()));
            return fields(option.section(), option.key(), depth);
        }
        return oneOf(ODD_TEXTS);
    }

    private String amount(Shape.Amount amount) {
        Bounds bounds = amount.bounds();
        return switch (random.nextInt(within ? 12 : 4)) {
            case 0 -> amount.example();
            case 1 -> number(bounds) + oneOf(UNITS);
            case 2 -> "0." + "0".repeat(random.nextInt(12)) + "1" + oneOf(UNITS);
            default -> amount.quantity().text(number(bounds));
        };
    }

    /** A limit, or a number between the limits of which all orders of magnitude are as likely. */
    private long number(Bounds bounds) {
        int kind = random.nextInt(within ? 7 : 14);
        return switch (kind) {
            case 0 -> bounds.min();
            case 1 -> bounds.max();
            case 2 -> bounds.min() + 1;
            case 3 -> bounds.max() - 1;
            case 4, 5, 6 -> {
                long some = random.nextLong() >>> (1 + random.nextInt(63));
                yield Math.max(bounds.min(), Math.min(bounds.max(), some));
            }
            case 7 -> bounds.min() - 1;
            case 8 -> bounds.max() + 1;
            case 9 -> 0;
            case 10 -> 1;
            case 11 -> Long.MAX_VALUE;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private String decimal(Shape.Decimal decimal) {
        double least = decimal.min();
        double most = decimal.max();
        return switch (random.nextInt(within ? 4 : 8)) {
            case 0 -> Double.toString(least);
            case 1 -> Double.toString(most);
            case 2, 3 -> Double.toString(least + random.nextDouble() * (most - least));
            case 4 -> Double.toString(Math.nextUp(most));
            case 5 -> "0";
            case 6 -> "-0.0";
            default -> "1e-320";
        };
    }

    private String items(Shape.Items items, int depth) {
        int count = random.nextInt(20) == 0 ? 30 : random.nextInt(3);
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            drawn.add(draw(items.item(), depth + 1));
        }
        return "[ " + String.join(", ", drawn) + " ]";
    }

    private String entry(Shape value, int depth) {
        String name = random.nextInt(3) == 0 ? "new" + random.nextInt(3) : oneOf(words);
        return name + ": " + draw(value, depth + 1);
    }

    /** A section with what it needs, and some of what it may have. */
    private String fields(Section<?> section, String chosen, int depth) {
        List<String> drawn = new ArrayList<>();
        for (Key<?> key : section.keys()) {
            boolean wanted = key.isRequired() || key.name().equals(chosen);
            if (wanted || random.nextInt(5) == 0) {
                drawn.add(key.name() + ": " + value(key, depth));
            }
        }
        return "{ " + String.join(", ", drawn) + " }";
    }

    /** As a rule a good one for what is inside, else nothing of a section would be accepted. */
    private String value(Key<?> key, int depth) {
        boolean usual = random.nextInt(3) == 0 && !key.example().isEmpty();
        return usual ? key.example() : draw(key.type().shape(), depth + 1);
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
