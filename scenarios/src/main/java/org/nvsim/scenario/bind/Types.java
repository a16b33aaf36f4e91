package org.nvsim.scenario.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;

/** Types made of other types. */
public final class Types {
    /** A name an author chooses. */
    public static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,62}";

    private Types() {}

    /** A type given by its shape and its reading. */
    public static <T> Type<T> of(Shape shape, BiFunction<Located, Binding, Optional<T>> reading) {
        return new Type<>() {
            @Override
            public Optional<T> bind(Located value, Binding binding) {
                return reading.apply(value, binding);
            }

            @Override
            public Shape shape() {
                return shape;
            }
        };
    }

    /** The same way of writing, another outcome. */
    public static <A, B> Type<B> map(Type<A> type, Function<A, B> change) {
        return of(type.shape(), (value, binding) -> type.bind(value, binding).map(change));
    }

    /** A list; items that are wrong are reported and left out. */
    public static <T> Type<List<T>> list(String what, Type<T> item) {
        return of(
                new Shape.Items(item.shape(), 0),
                (value, binding) -> {
                    if (!(value instanceof LocatedList list)) {
                        boolean nothing = value instanceof LocatedScalar s && s.isEmpty();
                        if (!nothing) {
                            binding.error(
                                    value.mark(),
                                    "expected a list of " + what + ", found " + value.kind());
                            binding.names().lose(value);
                        }
                        return nothing ? Optional.of(List.of()) : Optional.empty();
                    }
                    List<T> items = new ArrayList<>(list.items().size());
                    list.items().forEach(i -> item.bind(i, binding).ifPresent(items::add));
                    return Optional.of(items);
                });
    }

    /** A map from names the author chooses to sections; each defines a name of {@code kind}. */
    public static <R> Type<List<R>> table(Kind kind, Section<R> section) {
        return table(List.of(kind), section);
    }

    /** As {@link #table(Kind, Section)}; each entry defines its name for several kinds. */
    public static <R> Type<List<R>> table(List<Kind> kinds, Section<R> section) {
        return of(
                new Shape.Table(NAME, section.shape()),
                (value, binding) -> {
                    if (!(value instanceof LocatedMap map)) {
                        boolean nothing = value instanceof LocatedScalar s && s.isEmpty();
                        if (!nothing) {
                            binding.error(
                                    value.mark(),
                                    "expected a map from names to "
                                            + kinds.get(0).plural()
                                            + ", found "
                                            + value.kind());
                            binding.names().lose(value);
                        }
                        return nothing ? Optional.of(List.of()) : Optional.empty();
                    }
                    List<R> rows = new ArrayList<>(map.entries().size());
                    for (LocatedMap.Entry entry : map.entries()) {
                        bindRow(kinds, section, entry, binding).ifPresent(rows::add);
                    }
                    return Optional.of(rows);
                });
    }

    /** One entry of a table: defines its name, then binds its section with that name as scope. */
    public static <R> Optional<R> bindRow(
            List<Kind> kinds, Section<R> section, LocatedMap.Entry entry, Binding binding) {
        if (!entry.key().matches(NAME)) {
            binding.error(
                    entry.keyMark(),
                    "'"
                            + entry.key()
                            + "' cannot be a name; use a letter, then letters, digits, - and _");
        }
        binding.names().define(kinds, entry.key(), entry.keyMark());
        boolean encloses = kinds.get(0).reach() == Kind.Reach.EVERYWHERE_AND_ENCLOSING;
        String scope = encloses ? entry.key() : binding.names().scope();
        return binding.within(
                scope, () -> section.bind(entry.key(), entry.keyMark(), entry.value(), binding));
    }

    /** Text that names one of {@code kinds}; judged when the whole file is read. */
    public static Type<String> reference(Kind... kinds) {
        String what = "the name of a " + kinds[0].label();
        Type<String> name = ScalarType.of(what, NAME, "", text -> text);
        List<Kind> all = List.of(kinds);
        return of(
                name.shape(),
                (value, binding) -> {
                    Optional<String> text = name.bind(value, binding);
                    text.ifPresent(t -> binding.names().refer(all, t, value.mark()));
                    return text;
                });
    }

    /** Text that gives a new {@code kind} its name. */
    public static Type<String> definition(Kind kind) {
        Type<String> name = ScalarType.of("a name", NAME, "", Types::name);
        return of(
                name.shape(),
                (value, binding) -> {
                    Optional<String> text = name.bind(value, binding);
                    text.ifPresent(t -> binding.names().define(List.of(kind), t, value.mark()));
                    return text;
                });
    }

    /** Written as one scalar, or else as a map. */
    public static <T> Type<T> scalarOr(Type<? extends T> scalar, Type<? extends T> map) {
        return of(
                new Shape.AnyOf(List.of(scalar.shape(), map.shape())),
                (value, binding) -> {
                    boolean one = value instanceof LocatedScalar s && !s.isEmpty();
                    Type<? extends T> meant = one ? scalar : map;
                    return meant.bind(value, binding).map(Function.identity());
                });
    }

    /** Written as one item, or else as a list of them. */
    public static <T> Type<List<T>> oneOrMore(String what, Type<T> item) {
        Type<List<T>> list = list(what, item);
        Type<List<T>> one = map(item, List::of);
        return of(
                new Shape.AnyOf(List.of(one.shape(), list.shape())),
                (value, binding) ->
                        (value instanceof LocatedList ? list : one).bind(value, binding));
    }

    private static String name(String text) {
        if (!text.matches(NAME)) {
            throw new IllegalArgumentException(
                    "'" + text + "' cannot be a name; use a letter, then letters, digits, - and _");
        }
        return text;
    }
}
