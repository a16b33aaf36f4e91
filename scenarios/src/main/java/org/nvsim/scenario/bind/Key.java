package org.nvsim.scenario.bind;

import java.util.Objects;
import java.util.Optional;

/**
 * One key of a section, described once for loader, schema and reference.
 *
 * @param <T> what its value becomes
 */
public final class Key<T> {
    private final String name;
    private final Type<?> type;
    private final String doc;
    private final String example;
    private final boolean required;
    private final boolean wrapped;
    private final boolean writtenDefault;
    private final String defaultText;
    private final T fallback;

    private Key(
            String name,
            Type<?> type,
            String doc,
            String example,
            boolean required,
            boolean wrapped,
            boolean writtenDefault,
            String defaultText,
            T fallback) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.doc = Objects.requireNonNull(doc, "doc");
        this.example = Objects.requireNonNull(example, "example");
        this.required = required;
        this.wrapped = wrapped;
        this.writtenDefault = writtenDefault;
        this.defaultText = defaultText;
        this.fallback = fallback;
    }

    /** A key that must be there; a section without it makes no record. */
    public static <T> Key<T> required(String name, Type<T> type, String example, String doc) {
        return new Key<>(name, type, doc, example, true, false, false, "", null);
    }

    /**
     * A key that must be there, with a value to go on with after its absence was reported, so that
     * the rest of the file is checked too.
     */
    public static <T> Key<T> requiredOr(
            T placeholder, String name, Type<T> type, String example, String doc) {
        return new Key<>(name, type, doc, example, true, false, false, "", placeholder);
    }

    /** A key that may be absent, which is then said by an empty value. */
    public static <T> Key<Optional<T>> optional(
            String name, Type<T> type, String example, String doc) {
        return new Key<>(name, type, doc, example, false, true, false, "", Optional.empty());
    }

    /** An optional key whose absence means something: {@code derived} says what, for readers. */
    public static <T> Key<Optional<T>> derived(
            String name, Type<T> type, String derived, String example, String doc) {
        return new Key<>(name, type, doc, example, false, true, false, derived, Optional.empty());
    }

    /** A key with a default; {@code defaultText} is how an author would write it. */
    public static <T> Key<T> defaulted(
            String name, Type<T> type, T value, String defaultText, String example, String doc) {
        Objects.requireNonNull(value, "value");
        return new Key<>(name, type, doc, example, false, false, true, defaultText, value);
    }

    /** A key with a default that no author can write; {@code says} is what it means. */
    public static <T> Key<T> silent(
            String name, Type<T> type, T value, String says, String example, String doc) {
        Objects.requireNonNull(value, "value");
        return new Key<>(name, type, doc, example, false, false, false, says, value);
    }

    public String name() {
        return name;
    }

    public Type<?> type() {
        return type;
    }

    /** What it means, in one or two sentences. */
    public String doc() {
        return doc;
    }

    /** A good value, as an author would write it. */
    public String example() {
        return example;
    }

    public boolean isRequired() {
        return required;
    }

    /** What holds without it, as an author would write it or say it; empty when nothing does. */
    public String defaultText() {
        return defaultText;
    }

    /**
     * Whether {@link #defaultText} is a value that could be written, rather than an explanation.
     */
    public boolean hasWrittenDefault() {
        return writtenDefault && !defaultText.isEmpty();
    }

    Optional<T> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** What {@link Fields#get} returns for a bound value. */
    Object wrap(Object bound) {
        return wrapped ? Optional.of(bound) : bound;
    }
}
