package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A hashtable, or an object's properties: names in the order of writing, case ignored. */
public final class Table {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public Table() {}

    /** A new table with the entries of another. */
    public Table(Table other) {
        entries.putAll(other.entries);
    }

    /** The value, or null if there is no such name: in PowerShell the two are the same. */
    public Object get(String name) {
        Entry entry = entries.get(key(name));
        return entry == null ? null : entry.value;
    }

    public boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /** Sets a value; returns this table. */
    public Table put(String name, Object value) {
        Entry old = entries.get(key(name));
        entries.put(key(name), new Entry(old == null ? name : old.name, value));
        return this;
    }

    public void remove(String name) {
        entries.remove(key(name));
    }

    public int size() {
        return entries.size();
    }

    /** The names as written: a new list. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        entries.values().forEach(entry -> names.add(entry.name));
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private record Entry(String name, Object value) {}
}
