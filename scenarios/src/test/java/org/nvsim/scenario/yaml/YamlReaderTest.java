package org.nvsim.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.problem.Sources;

class YamlReaderTest {
    private static final String SMILE = "\uD83D\uDE00";
    private final Problems problems = new Problems(new Sources());

    private LocatedMap read(String text) {
        Optional<Located> tree = YamlReader.read("test", text, problems);
        assertThat(problems.inOrder()).isEmpty();
        return (LocatedMap) tree.orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "no",
        "010",
        "1e3",
        "0x10",
        "1_000",
        "~",
        "null",
        "2026-01-01",
        "00:15:5d:10:00:00"
    })
    void a_scalar_stays_the_text_it_is(String text) {
        assertThat(read("key: " + text).get("key"))
                .contains(
                        new LocatedScalar(
                                new SourceMark("test", 1, 6), text, LocatedScalar.Style.PLAIN));
    }

    @Test
    void a_character_of_two_halves_may_stand_anywhere() {
        for (int before = 1000; before < 1050; before++) {
            String text = "x".repeat(before) + SMILE;

            assertThat(((LocatedScalar) read("k: " + text).get("k").orElseThrow()).text())
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"\uD83D", "\uDE00"})
    void half_a_character_is_refused(String half) {
        YamlReader.read("test", "key: a" + half + "b", problems);

        assertThat(problems.inOrder()).extracting(Problem::mark).hasToString("[test:1:7]");
    }
}
