package org.nvsim.scenario.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;

/**
 * A map with the language's own keys, and the record it becomes.
 *
 * @param <R> the record
 */
public final class Section<R> implements Type<R> {
    private final String title;
    private final String doc;
    private final List<Key<?>> keys;
    private final Function<Fields, Optional<? extends R>> maker;

    private Section(
            String title,
            String doc,
            List<Key<?>> keys,
            Function<Fields, Optional<? extends R>> maker) {
        this.title = Objects.requireNonNull(title, "title");
        this.doc = Objects.requireNonNull(doc, "doc");
        this.keys = List.copyOf(keys);
        this.maker = Objects.requireNonNull(maker, "maker");
    }

    /**
     * A section.
     *
     * @param title what an author calls it, with its article: {@code a link}
     * @param maker makes the record once every required key is there
     */
    public static <R> Section<R> of(
            String title, String doc, List<Key<?>> keys, Function<Fields, ? extends R> maker) {
        return new Section<>(title, doc, keys, fields -> Optional.of(maker.apply(fields)));
    }

    /** A section whose maker may find more wrong: it reports that and returns empty. */
    public static <R> Section<R> checked(
            String title,
            String doc,
            List<Key<?>> keys,
            Function<Fields, Optional<? extends R>> maker) {
        return new Section<>(title, doc, keys, maker);
    }

    public String title() {
        return title;
    }

    public String doc() {
        return doc;
    }

    /** In the order in which a reader should meet them. */
    public List<Key<?>> keys() {
        return keys;
    }

    @Override
    public Shape shape() {
        return new Shape.Fields(this);
    }

    @Override
    public Optional<R> bind(Located value, Binding binding) {
        return bind("", value.mark(), value, binding);
    }

    /** Binds the section that stands under {@code name} in a table. */
    Optional<R> bind(String name, SourceMark mark, Located value, Binding binding) {
        boolean nothing = value instanceof LocatedScalar scalar && scalar.isEmpty();
        if (!(value instanceof LocatedMap) && !nothing) {
            binding.error(
                    value.mark(),
                    "expected " + title + " as a map of " + keyList() + ", found " + value.kind());
            binding.names().lose(value);
            return Optional.empty();
        }
        LocatedMap map =
                value instanceof LocatedMap given ? given : new LocatedMap(value.mark(), List.of());
        Fields fields = new Fields(map, name, mark, binding);
        List<String> suggested = reportUnknownKeys(map, binding);
        boolean complete = true;
        for (Key<?> key : keys) {
            complete &= bindKey(key, fields, suggested);
        }
        if (!complete) {
            return Optional.empty();
        }
        Optional<? extends R> made = maker.apply(fields);
        made.ifPresent(record -> binding.remember(record, fields));
        return made.map(Function.identity());
    }

    private boolean bindKey(Key<?> key, Fields fields, List<String> suggested) {
        Binding binding = fields.binding();
        Optional<Located> written = fields.map().get(key.name());
        if (written.isEmpty() && key.isRequired() && !suggested.contains(key.name())) {
            binding.error(
                    fields.mark(),
                    title + " needs '" + key.name() + "', for example " + exampleOf(key));
        }
        Optional<?> bound = written.flatMap(value -> key.type().bind(value, binding));
        if (bound.isPresent()) {
            fields.put(key, key.wrap(bound.get()));
            return true;
        }
        key.fallback().ifPresent(value -> fields.put(key, value));
        return key.fallback().isPresent();
    }

    private static String exampleOf(Key<?> key) {
        return "'" + key.name() + ": " + key.example() + "'";
    }

    /** Returns the keys that misspelt ones probably stand for: nobody then asks for those again. */
    private List<String> reportUnknownKeys(LocatedMap map, Binding binding) {
        List<String> known = keys.stream().map(Key::name).toList();
        List<String> suggested = new ArrayList<>();
        for (LocatedMap.Entry entry : map.entries()) {
            if (!known.contains(entry.key())) {
                Optional<String> near = Nearest.of(entry.key(), known);
                near.ifPresent(suggested::add);
                binding.names().lose(entry.value());
                binding.error(
                        entry.keyMark(),
                        "unknown key '"
                                + entry.key()
                                + "' in "
                                + title
                                + near.map(n -> "; did you mean '" + n + "'?")
                                        .orElse(
                                                keys.isEmpty()
                                                        ? ", which has none"
                                                        : "; its keys are " + keyList()));
            }
        }
        return suggested;
    }

    private String keyList() {
        return keys.stream().map(Key::name).collect(Collectors.joining(", "));
    }
}
