package org.nvsim.scenario.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.feature.Chosen;
import org.nvsim.feature.Feature;
import org.nvsim.feature.Parameter;
import org.nvsim.feature.Registry;
import org.nvsim.limits.Bounds;

/**
 * A feature of one kind: its word, or a map of the word to its parameters, as in {@code cubic} and
 * {@code { cubic: { beta: 0.8 } }}.
 */
public final class FeatureType {
    private FeatureType() {}

    /**
     * Any feature of a registry.
     *
     * @param article of the kind: {@code a}
     */
    public static <F extends Feature> Type<Chosen<F>> of(String article, Registry<F> registry) {
        String what = registry.what();
        List<F> features = List.copyOf(registry.all());
        Type<Chosen<F>> words = Types.map(WordType.of(what, features), Chosen::standard);
        List<Choice.Option<Chosen<F>>> options = new ArrayList<>();
        for (F feature : features) {
            if (!feature.parameters().isEmpty()) {
                options.add(new Choice.Option<>(feature.word(), section(what, feature)));
            }
        }
        return options.isEmpty()
                ? words
                : Types.scalarOr(words, Choice.of(article + " " + what, options));
    }

    private static <F extends Feature> Section<Chosen<F>> section(String what, F feature) {
        List<Key<?>> keys = new ArrayList<>();
        feature.parameters().forEach(parameter -> keys.add(key(parameter)));
        Section<Chosen<F>> parameters =
                Section.of(
                        "the parameters of " + feature.word(),
                        feature.doc() + ".",
                        keys,
                        fields -> {
                            Map<String, Number> values = new TreeMap<>();
                            keys.forEach(k -> values.put(k.name(), (Number) fields.get(k)));
                            return new Chosen<>(feature, values);
                        });
        String example = feature.parameters().get(0).name();
        Key<Chosen<F>> own =
                Key.required(
                        feature.word(),
                        parameters,
                        "{ " + example + ": " + feature.parameters().get(0).written() + " }",
                        feature.doc() + ".");
        return Section.of(
                "the " + what + " " + feature.word(),
                feature.doc() + ".",
                List.of(own),
                fields -> fields.get(own));
    }

    private static Key<?> key(Parameter<?> parameter) {
        return key(parameter, type(parameter));
    }

    private static <T> Key<T> key(Parameter<?> parameter, Type<T> type) {
        @SuppressWarnings("unchecked") // the type was made for this parameter
        T standard = (T) parameter.standard();
        return Key.defaulted(
                parameter.name(),
                type,
                standard,
                parameter.written(),
                parameter.written(),
                parameter.doc());
    }

    private static Type<? extends Number> type(Parameter<?> parameter) {
        long min = parameter.min().longValue();
        long max = parameter.max().longValue();
        String what = "a " + parameter.name();
        return switch (parameter.kind()) {
            case NUMBER ->
                    ScalarType.number(
                            what, parameter.min().doubleValue(), parameter.max().doubleValue());
            case COUNT -> ScalarType.whole(what, min, max);
            case TIME -> Quantity.DURATION.within(new Bounds(min, max), parameter.written());
            case SIZE -> Quantity.SIZE.within(new Bounds(min, max), parameter.written());
            case RATE -> Quantity.RATE.within(new Bounds(min, max), parameter.written());
        };
    }
}
