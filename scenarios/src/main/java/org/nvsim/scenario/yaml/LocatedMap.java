package org.nvsim.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;

/** A map in file order; its keys are distinct. */
public record LocatedMap(SourceMark mark, List<Entry> entries) implements Located {
    /** A key with its place, and its value. */
    public record Entry(SourceMark keyMark, String key, Located value) {
        public Entry {
            Objects.requireNonNull(keyMark, "keyMark");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }

    public LocatedMap {
        Objects.requireNonNull(mark, "mark");
        entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
        return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }

    public Optional<Located> get(String key) {
        return entry(key).map(Entry::value);
    }

    /** The same map with {@code key} set: in its old place, or at the end when it is new. */
    public LocatedMap with(Entry changed) {
        List<Entry> copy = new ArrayList<>(entries.size() + 1);
        boolean found = false;
        for (Entry entry : entries) {
            boolean same = entry.key().equals(changed.key());
            copy.add(same ? changed : entry);
            found |= same;
        }
        if (!found) {
            copy.add(changed);
        }
        return new LocatedMap(mark, copy);
    }

    /** The same map without {@code key}. */
    public LocatedMap without(String key) {
        return new LocatedMap(mark, entries.stream().filter(e -> !e.key().equals(key)).toList());
    }

    @Override
    public String kind() {
        return "a map";
    }
}
