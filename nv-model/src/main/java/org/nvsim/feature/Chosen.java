package org.nvsim.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A feature as a scenario chose it: with a value for each of its parameters.
 *
 * @param feature which
 * @param values of all its parameters, by name, each within its bounds
 * @param <F> its kind
 */
public record Chosen<F extends Feature>(F feature, Map<String, Number> values) {
    /**
     * A choice; parameters that are not given have their standard values.
     *
     * @throws IllegalArgumentException if a value is out of bounds, of another type, or none of the
     *     feature's parameters
     */
    public Chosen {
        Objects.requireNonNull(feature, "feature");
        Map<String, Number> all = new LinkedHashMap<>(); // in the feature's order
        for (Parameter<?> parameter : feature.parameters()) {
            Number given = values.get(parameter.name());
            all.put(
                    parameter.name(),
                    given == null ? parameter.standard() : checked(parameter, given));
        }
        for (String name : values.keySet()) {
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException(feature.word() + " has no parameter " + name);
            }
        }
        values = Collections.unmodifiableMap(all);
    }

    /** This feature with its standard values. */
    public static <F extends Feature> Chosen<F> standard(F feature) {
        return new Chosen<>(feature, Collections.emptyMap());
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if the feature has no such parameter
     */
    @SuppressWarnings("unchecked") // its type was compared when it came in
    public <T extends Number & Comparable<T>> T get(Parameter<T> parameter) {
        Number value = values.get(parameter.name());
        if (value == null) {
            throw new IllegalArgumentException(
                    feature.word() + " has no parameter " + parameter.name());
        }
        return (T) value;
    }

    private static <T extends Number & Comparable<T>> Number checked(
            Parameter<T> parameter, Number value) {
        if (value.getClass() != parameter.standard().getClass()) {
            throw new IllegalArgumentException(
                    parameter.name() + " is a " + parameter.standard().getClass().getSimpleName());
        }
        @SuppressWarnings("unchecked") // compared above
        T typed = (T) value;
        if (parameter.min().compareTo(typed) > 0 || typed.compareTo(parameter.max()) > 0) {
            throw new IllegalArgumentException(
                    parameter.name()
                            + " is from "
                            + parameter.min()
                            + " to "
                            + parameter.max()
                            + ", not "
                            + value);
        }
        return value;
    }
}
