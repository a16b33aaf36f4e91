package org.nvsim.visualizer.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.run.record.Recorder;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.visualizer.viewmodel.RunScene;

/** Whatever is typed as a filter is a test, or is refused with its place. */
final class FilterFuzzTest {
    private static final int LARGEST = 100_000;

    private static final List<String> TOKENS =
            List.of(
                    "(",
                    ")",
                    "!",
                    "&&",
                    "||",
                    "==",
                    "!=",
                    "<",
                    ">=",
                    "\"",
                    "\"x\"",
                    "tenant",
                    "blue",
                    "dropped",
                    "vsid",
                    "5001",
                    "-1",
                    "99999999999999999999",
                    "size",
                    "1e9",
                    "time",
                    "1ms",
                    "10.0.0.5",
                    "10.0.0.0/0",
                    "@",
                    "\u0000",
                    "\u00e9",
                    "flow",
                    "host",
                    "*",
                    " ");

    private static RunScene world;

    @BeforeAll
    static void run() throws Exception {
        Overrides brief =
                Overrides.of(
                        List.of(
                                "duration=110ms",
                                "timeline[0].at=105ms",
                                "expect=[]",
                                "compare={}"));
        world = new RunScene(Recorder.record(ScenarioLoader.load("gre-blocked", brief), s -> true));
    }

    @Test
    void sentences_of_the_filter_language_are_read_or_refused_at_a_place_inside_them() {
        int good = 0;
        for (int number = 0; number < 20_000; number++) {
            SplittableRandom random = new SplittableRandom(number);
            StringBuilder text = new StringBuilder();
            int words = 1 + random.nextInt(12);
            for (int i = 0; i < words; i++) {
                text.append(TOKENS.get(random.nextInt(TOKENS.size()))).append(' ');
            }
            good += isRead(text.toString()) ? 1 : 0;
        }
        assertThat(good).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "dropped && ", "dropped || ", "(!", "(dropped && (", "!("})
    void nothing_that_nests_or_repeats_is_too_deep(String part) {
        for (int times = 1; times * part.length() < LARGEST; times *= 2) {
            isRead(part.repeat(times) + "dropped");
            isRead(part.repeat(times) + "dropped" + ")".repeat(times));
            isRead(part.repeat(times));
        }
    }

    private static boolean isRead(String text) {
        try {
            PacketTest test = Filter.read(text, world);
            test.holds(0);
            Filter.parts(text);
            return true;
        } catch (FilterException e) {
            assertThat(e.position()).isBetween(0, text.length());
            assertThat(e.getMessage()).isNotEmpty();
            return false;
        }
    }
}
