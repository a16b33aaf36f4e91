package org.nvsim.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;

/** What holds for features of any kind. */
class RegistryTest {
    private static final Parameter<Double> SHARE =
            Parameter.number("share", 0, 1, 0.5, "A share, from nothing to all.");

    private record Named(String word, List<Parameter<?>> parameters) implements Feature {
        @Override
        public String doc() {
            return "for this test";
        }
    }

    private static Named named(String word) {
        return new Named(word, List.of(SHARE));
    }

    @Test
    void features_are_kept_by_word_in_whatever_order_they_are_found() {
        List<Named> found = List.of(named("b"), named("a"));

        assertThat(Registry.of("thing", found).all())
                .extracting(Word::word)
                .containsExactly("a", "b");
        assertThatThrownBy(() -> Registry.of("thing", found).get("c"))
                .hasMessage("no thing 'c'; there are [a, b]");
    }

    @Test
    void two_features_with_one_word_are_refused() {
        assertThatThrownBy(() -> Registry.of("thing", List.of(named("a"), named("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two features are the thing 'a'");
    }

    @Test
    void a_word_that_no_file_could_hold_is_refused() {
        assertThatThrownBy(() -> Registry.of("thing", List.of(named("Two Words"))))
                .hasMessageContaining("a word is in lower case");
    }

    @Test
    void a_choice_has_a_value_for_each_parameter() {
        Named feature = named("a");

        assertThat(Chosen.standard(feature).get(SHARE)).isEqualTo(0.5);
        assertThat(new Chosen<>(feature, Map.of("share", 0.25)).get(SHARE)).isEqualTo(0.25);
        assertThatThrownBy(() -> new Chosen<>(feature, Map.of("share", 1.5)))
                .hasMessage("share is from 0.0 to 1.0, not 1.5");
        assertThatThrownBy(() -> new Chosen<>(feature, Map.of("share", 1L)))
                .hasMessage("share is a Double");
        assertThatThrownBy(() -> new Chosen<>(feature, Map.of("part", 0.1)))
                .hasMessage("a has no parameter part");
    }

    @Test
    void every_congestion_control_says_what_it_is_and_starts_with_its_standard_values() {
        for (CongestionAlgorithm each : CongestionAlgorithm.registry().all()) {
            assertThat(each.doc()).as(each.word()).isNotBlank();
            assertThat(each.ecnFeedback()).as(each.word()).isNotNull();
            assertThat(each.create(each.standard())).as(each.word()).isNotNull();
            assertThat(each.create(each.standard()))
                    .as("a window of its own for each connection of " + each.word())
                    .isNotSameAs(each.create(each.standard()));
        }
    }
}
