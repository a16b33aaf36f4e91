package org.nvsim.scenario.bind;

import java.util.IdentityHashMap;
import java.util.Map;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.yaml.LocatedMap;

/** The bound values of one section in a file, and their places. */
public final class Fields {
    private final LocatedMap map;
    private final String name;
    private final SourceMark mark;
    private final Binding binding;
    private final Map<Key<?>, Object> values = new IdentityHashMap<>(); // looked up, never walked

    Fields(LocatedMap map, String name, SourceMark mark, Binding binding) {
        this.map = map;
        this.name = name;
        this.mark = mark;
        this.binding = binding;
    }

    /** The key the section stands under in a table, empty in a list. */
    public String name() {
        return name;
    }

    /** Where the section's name stands, or its start when it has none. */
    public SourceMark mark() {
        return mark;
    }

    /** The value of a key of this section: bound, or its default. */
    @SuppressWarnings("unchecked") // put() took it from the same key
    public <T> T get(Key<T> key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("section " + name + " has no key " + key.name());
        }
        return (T) value;
    }

    /** Whether the author wrote the key. */
    public boolean has(Key<?> key) {
        return map.get(key.name()).isPresent();
    }

    /** Where the key's value stands; the section's place when it was left out. */
    public SourceMark markOf(Key<?> key) {
        return map.get(key.name()).map(value -> value.mark()).orElse(mark);
    }

    /** The section as written. */
    public LocatedMap map() {
        return map;
    }

    public Binding binding() {
        return binding;
    }

    void put(Key<?> key, Object value) {
        values.put(key, value);
    }
}
