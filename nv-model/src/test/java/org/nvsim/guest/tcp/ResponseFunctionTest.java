package org.nvsim.guest.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * TCP's mean window against the laws, at points that docs/validation.md lists. With {@code
 * -Dnvsim.write-validation=true} all points are measured (some minutes) and its tables written
 * anew; else a few, and what stands there must be what comes out.
 */
class ResponseFunctionTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."), "..", "docs", "validation.md");
    private static final Path NS3 =
            Path.of(System.getProperty("basedir", "."), "src/test/resources/validation/ns3.csv");

    /** Whole segments, of which windows have a part too many; and what is sent twice. */
    private static final double SEGMENTS = 1.5;

    /** CUBIC's cycle is not one value: a little less than before, and fast convergence sets in. */
    private static final double CUBIC_PART = 0.10;

    @ParameterizedTest
    @CsvSource({
        "new-reno, 100, 50", "new-reno, 300, 50", "new-reno, 1000, 25", "new-reno, 3000, 50",
        "cubic, 1000, 30", "cubic, 1000, 200", "cubic, 3000, 100", "cubic, 3000, 200"
    })
    void the_mean_window_is_that_of_the_law_and_of_the_page(
            String congestion, int segmentsPerLoss, int roundTripMs) throws IOException {
        ResponseFunction point = new ResponseFunction(congestion, segmentsPerLoss, roundTripMs);
        double measured = point.measuredSegments();

        isAccurate(point, measured);
        assertThat(Files.readString(PAGE))
                .as("made again by this test with -Dnvsim.write-validation=true")
                .contains(row(point, measured));
    }

    @Test
    void the_page_is_written_anew_on_demand() throws IOException {
        if (!Boolean.getBoolean("nvsim.write-validation")) {
            assertThat(Files.readString(PAGE)).contains(begin("reno"), begin("cubic"));
            return;
        }
        int[] renoLosses = {100, 300, 1000, 3000};
        int[] cubicLosses = {1000, 3000, 10_000, 30_000};
        write("reno", rows("new-reno", renoLosses, 10, 25, 50, 100));
        write("cubic", rows("cubic", cubicLosses, 10, 30, 100, 200));
    }

    private static void isAccurate(ResponseFunction point, double measured) {
        double equations = point.equationsSegments();
        boolean cubicRules = point.lawSegments() > Math.sqrt(1.5 * point.segmentsPerLoss());
        if (cubicRules) {
            assertThat(measured).isCloseTo(equations, within(CUBIC_PART * equations));
        } else {
            assertThat(measured).isBetween(equations - SEGMENTS, equations);
        }
    }

    private static List<String> rows(String congestion, int[] losses, int... roundTripsMs)
            throws IOException {
        List<String> rows = new ArrayList<>();
        for (int segmentsPerLoss : losses) {
            for (int ms : roundTripsMs) {
                ResponseFunction point = new ResponseFunction(congestion, segmentsPerLoss, ms);
                double measured = point.measuredSegments();
                isAccurate(point, measured);
                rows.add(row(point, measured));
            }
        }
        return rows;
    }

    private static String row(ResponseFunction point, double measured) throws IOException {
        double law = point.lawSegments();
        double equations = point.equationsSegments();
        return String.format(
                Locale.ROOT,
                "| 1 in %d | %d ms | %.2f | %.2f | **%.2f** | %+.1f %% | %+.1f %% | %s |",
                point.segmentsPerLoss(),
                point.roundTripMs(),
                point.bitsPerSecond(law) / 1e6,
                point.bitsPerSecond(equations) / 1e6,
                point.bitsPerSecond(measured) / 1e6,
                (measured / law - 1) * 100,
                (measured / equations - 1) * 100,
                ns3(point));
    }

    /** What ns-3 gave at this point, with its difference from the law. */
    private static String ns3(ResponseFunction point) throws IOException {
        String key =
                point.congestion()
                        + ","
                        + point.segmentsPerLoss()
                        + ","
                        + point.roundTripMs()
                        + ",";
        for (String line : Files.readAllLines(NS3)) {
            if (line.startsWith(key)) {
                double megabits = Double.parseDouble(line.substring(key.length()));
                double law = point.bitsPerSecond(point.lawSegments()) / 1e6;
                return String.format(
                        Locale.ROOT, "%.2f (%+.1f %%)", megabits, (megabits / law - 1) * 100);
            }
        }
        return "not run";
    }

    private static String begin(String table) {
        return "<!-- begin " + table + " -->";
    }

    private static void write(String table, List<String> rows) throws IOException {
        String page = Files.readString(PAGE);
        String begin = begin(table);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- end " + table + " -->");
        String head =
                "| lost | round trip | law | equations | nvsim | from law | from equations | ns-3 |\n"
                        + "|---|---|---|---|---|---|---|---|\n";
        String text = "\n" + head + String.join("\n", rows) + "\n";
        Files.writeString(PAGE, page.substring(0, from) + text + page.substring(to));
    }
}
