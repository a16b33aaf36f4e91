package org.nvsim.scenario;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * Reads mutated scenarios until one of them does anything but load or be refused; not part of the
 * tests. See docs/fuzzing.md for the command.
 */
final class ScenarioFuzzer {
    private static final long SLOW_NANOS = 2_000_000_000L;
    private static final long REPORTED = 100_000;
    private static final String[] SPICE = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "-",
        "- ",
        "\n",
        "\t",
        "\"",
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "!!x ",
        "<<: ",
        "# ",
        "? ",
        "%",
        "@",
        "`",
        "\\",
        "\u0000",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\uD800",
        "999999999999999999999",
        "-1",
        "0",
        "1e9",
        "9223372036854775807s",
        "0.0.0.0/0",
        "255.255.255.255",
        "[[[[[[[[[[[[[[[[",
        "a.a.a.a.a.a.a.a",
        "--",
        " -- ",
        "~",
        "null",
        "true"
    };

    private final List<String> seeds = new ArrayList<>();
    private final SplittableRandom random;

    private ScenarioFuzzer(long seed) throws IOException {
        random = new SplittableRandom(seed);
        for (String folder : List.of("src/test/resources/bad-scenarios", "library", "starters")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".yaml")) {
                        seeds.add(Files.readString(file));
                    }
                }
            }
        }
    }

    /**
     * Runs the fuzzer.
     *
     * @param args how many scenarios to read; a seed
     */
    public static void main(String[] args) throws IOException {
        long count = Long.parseLong(args[0]);
        ScenarioFuzzer fuzzer = new ScenarioFuzzer(Long.parseLong(args[1]));
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean(); // other load must not count
        long good = 0;
        long slowest = 0;
        for (long i = 0; i < count; i++) {
            if (i > 0 && i % REPORTED == 0) {
                System.out.println(i + " read, " + good + " good");
            }
            String text = fuzzer.next();
            long start = cpu.getCurrentThreadCpuTime();
            try {
                ScenarioLoader.parse("fuzz.yaml", text, Overrides.none());
                good++;
            } catch (ScenarioException e) {
                if (e.problems().isEmpty() || e.render().length() > 2_000_000) {
                    fail(text, i, e);
                }
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail(text, i, e);
            }
            long nanos = cpu.getCurrentThreadCpuTime() - start;
            slowest = Math.max(slowest, nanos);
            if (nanos > SLOW_NANOS) {
                fail(text, i, new IllegalStateException(nanos / 1_000_000 + " ms"));
            }
        }
        System.out.println(
                count + " read, " + good + " good, slowest " + slowest / 1_000_000 + " ms");
    }

    private static void fail(String text, long number, Throwable cause) throws IOException {
        Path file = Path.of("target/fuzz-" + number + ".yaml");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        throw new IllegalStateException("number " + number + ", see " + file, cause);
    }

    private String next() {
        StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        int changes = 1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 4);
        for (int i = 0; i < changes; i++) {
            change(text);
        }
        return text.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(30));
        switch (random.nextInt(10)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, SPICE[random.nextInt(SPICE.length)]);
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> text.insert(at, (char) random.nextInt(128));
            case 4 -> splice(text, at);
            case 5 -> replaceNumber(text, at);
            case 6 -> swapLines(text);
            case 7, 8 -> exchangeValue(text, at);
            default -> text.replace(at, end, SPICE[random.nextInt(SPICE.length)]);
        }
    }

    private void splice(StringBuilder text, int at) {
        String other = seeds.get(random.nextInt(seeds.size()));
        if (other.isEmpty()) {
            return;
        }
        int from = random.nextInt(other.length());
        text.insert(at, other, from, Math.min(other.length(), from + 1 + random.nextInt(80)));
    }

    private void replaceNumber(StringBuilder text, int at) {
        for (int i = at; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                text.replace(i, i + 1, Long.toString(random.nextLong() >>> random.nextInt(64)));
                return;
            }
        }
    }

    /** Puts what stands after some colon of any scenario after a colon of this one. */
    private void exchangeValue(StringBuilder text, int at) {
        String other = seeds.get(random.nextInt(seeds.size()));
        int from = valueAfter(other, random.nextInt(other.length() + 1));
        int to = valueAfter(text.toString(), at);
        if (from >= 0 && to >= 0) {
            text.replace(to, endOfValue(text.toString(), to), "");
            text.insert(to, other, from, endOfValue(other, from));
        }
    }

    private static int valueAfter(String text, int at) {
        int colon = text.indexOf(": ", at);
        return colon < 0 ? -1 : colon + 2;
    }

    /** At the comma, bracket or line's end that ends it; brackets inside it are skipped. */
    private static int endOfValue(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (depth < 0 || c == '\n' || depth == 0 && c == ',') {
                return i;
            }
        }
        return text.length();
    }

    private void swapLines(StringBuilder text) {
        List<String> lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.size() > 1) {
            lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
            text.setLength(0);
            text.append(String.join("\n", lines));
        }
    }
}
