package org.nvsim.scenario.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("duration", "seed", "tor", "nvgre", "name");

    @ParameterizedTest
    @CsvSource({
        "duratoin, duration",
        "durations, duration",
        "dration, duration",
        "Duration, duration",
        "tro, tor",
        "sed, seed",
        "nvger, nvgre"
    })
    void one_or_two_slips_of_the_finger_are_understood(String written, String meant) {
        assertThat(Nearest.of(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"rate", "weather", "durat", "x", "gre"})
    void a_word_further_off_gets_no_suggestion(String written) {
        assertThat(Nearest.of(written, KNOWN)).isEmpty();
    }
}
