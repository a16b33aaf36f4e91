package org.nvsim.scenario.bind;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nvsim.feature.Word;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedScalar;

/**
 * One word of a closed list.
 *
 * @param <W> the constants the words stand for
 */
public final class WordType<W extends Word> implements Type<W> {
    private static final int SHOWN = 16;

    private final String what;
    private final List<W> words;

    private WordType(String what, List<W> words) {
        this.what = Objects.requireNonNull(what, "what");
        this.words = words;
    }

    /**
     * All constants of an enum.
     *
     * @param what a noun without article: {@code mechanism}
     */
    public static <E extends Enum<E> & Word> WordType<E> of(String what, Class<E> words) {
        return new WordType<>(what, List.of(words.getEnumConstants()));
    }

    /** These words, in this order. */
    public static <W extends Word> WordType<W> of(String what, List<W> words) {
        return new WordType<>(what, List.copyOf(words));
    }

    @Override
    public Shape shape() {
        return new Shape.Words(what, words);
    }

    @Override
    public Optional<W> bind(Located value, Binding binding) {
        String list =
                words.stream().limit(SHOWN).map(Word::word).collect(Collectors.joining(", "))
                        + (words.size() > SHOWN ? ", …" : "");
        if (!(value instanceof LocatedScalar scalar) || scalar.isEmpty()) {
            binding.error(
                    value.mark(),
                    "expected a " + what + ", one of " + list + "; found " + value.kind());
            return Optional.empty();
        }
        Optional<W> found =
                words.stream().filter(word -> word.word().equals(scalar.text())).findFirst();
        if (found.isEmpty()) {
            String hint = Nearest.hint(scalar.text(), words.stream().map(Word::word).toList());
            boolean listed = hint.isEmpty() || words.size() <= SHOWN;
            String known = !listed ? "" : (hint.isEmpty() ? "; " : " ") + "known: " + list;
            binding.error(scalar.mark(), "no " + what + " '" + scalar.text() + "'" + hint + known);
        }
        return found;
    }
}
