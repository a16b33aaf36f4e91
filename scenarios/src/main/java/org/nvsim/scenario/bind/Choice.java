package org.nvsim.scenario.bind;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;

/**
 * A map that is one of several sections, told apart by which one's own key it has.
 *
 * @param <R> what all of them become
 */
public final class Choice<R> implements Type<R> {
    /** One of the sections and the key that only it has. */
    public record Option<R>(String key, Section<? extends R> section) {
        public Option {
            if (section.keys().stream().noneMatch(k -> k.name().equals(key))) {
                throw new IllegalArgumentException(section.title() + " has no key " + key);
            }
        }
    }

    private final String title;
    private final List<Option<R>> options;

    private Choice(String title, List<Option<R>> options) {
        this.title = Objects.requireNonNull(title, "title");
        this.options = List.copyOf(options);
    }

    /**
     * A choice.
     *
     * @param title what an author calls any of them, with its article: {@code a traffic entry}
     */
    public static <R> Choice<R> of(String title, List<Option<R>> options) {
        return new Choice<>(title, options);
    }

    public String title() {
        return title;
    }

    public List<Option<R>> options() {
        return options;
    }

    @Override
    public Shape shape() {
        return new Shape.OneKey(this);
    }

    @Override
    public Optional<R> bind(Located value, Binding binding) {
        if (!(value instanceof LocatedMap map)) {
            binding.error(
                    value.mark(),
                    title + " is a map with one of " + keyList() + ", found " + value.kind());
            binding.names().lose(value);
            return Optional.empty();
        }
        List<Option<R>> meant =
                options.stream().filter(option -> map.get(option.key()).isPresent()).toList();
        if (meant.size() == 1) {
            return meant.get(0).section().bind(map, binding).map(Function.identity());
        }
        binding.names().lose(map);
        if (meant.isEmpty()) {
            reportNone(map, binding);
        } else {
            binding.error(
                    map.entry(meant.get(1).key()).orElseThrow().keyMark(),
                    title
                            + " is about one thing: '"
                            + meant.get(0).key()
                            + "' and '"
                            + meant.get(1).key()
                            + "' need an entry each");
        }
        return Optional.empty();
    }

    private void reportNone(LocatedMap map, Binding binding) {
        List<String> known = options.stream().map(Option::key).toList();
        for (LocatedMap.Entry entry : map.entries()) {
            Optional<String> near = Nearest.of(entry.key(), known);
            if (near.isPresent()) {
                binding.error(
                        entry.keyMark(),
                        "unknown key '"
                                + entry.key()
                                + "' in "
                                + title
                                + "; did you mean '"
                                + near.get()
                                + "'?");
                return;
            }
        }
        String found =
                map.entries().isEmpty()
                        ? "nothing"
                        : map.entries().stream()
                                .map(e -> "'" + e.key() + "'")
                                .collect(Collectors.joining(", "));
        binding.error(map.mark(), title + " needs one of " + keyList() + "; found " + found);
    }

    private String keyList() {
        return options.stream().map(Option::key).collect(Collectors.joining(", "));
    }
}
