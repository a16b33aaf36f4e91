package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;

/** Properties and elements of values. */
final class Members {
    private Members() {}

    static Object property(Object target, String name) {
        return property(target, name, 0);
    }

    private static Object property(Object target, String name, int depth) {
        Values.requireShallow(depth);
        if (target instanceof Table) {
            return tableProperty((Table) target, name);
        }
        if (target instanceof PsObject) {
            return objectProperty((PsObject) target, name);
        }
        if (name.equalsIgnoreCase("Count") || name.equalsIgnoreCase("Length")) {
            if (target instanceof String && name.equalsIgnoreCase("Length")) {
                return (long) ((String) target).length();
            }
            return (long) Values.readOnly(target).size();
        }
        if (target instanceof List) {
            List<Object> all = new ArrayList<>();
            for (Object item : (List<?>) target) {
                Interpreter.emit(property(item, name, depth + 1), all);
                Values.requireSize(all.size());
            }
            return Values.collected(all);
        }
        if (target == null) {
            return null;
        }
        throw new IllegalArgumentException(Values.kind(target) + " has no property '" + name + "'");
    }

    private static Object tableProperty(Table table, String name) {
        if (table.has(name)) {
            return table.get(name);
        }
        switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "count":
                return (long) table.size();
            case "keys":
                return new ArrayList<Object>(table.names());
            case "values":
                List<Object> values = new ArrayList<>();
                table.names().forEach(each -> values.add(table.get(each)));
                return values;
            default:
                return null;
        }
    }

    private static Object objectProperty(PsObject object, String name) {
        Table properties = object.properties();
        if (properties.has(name)) {
            return properties.get(name);
        }
        if (name.equalsIgnoreCase("Count")) {
            return 1L;
        }
        throw new IllegalArgumentException(
                "a "
                        + object.type()
                        + " has no property '"
                        + name
                        + "'"
                        + Nearest.hint(name, properties.names(), "")
                        + "; it has "
                        + String.join(", ", properties.names()));
    }

    static Object element(Object target, Object index) {
        if (target instanceof Table) {
            return ((Table) target).get(Values.text(index));
        }
        if (target == null) {
            throw new IllegalArgumentException("there is nothing to take an element of");
        }
        if (index instanceof List) {
            List<Object> all = new ArrayList<>();
            ((List<?>) index).forEach(each -> all.add(element(target, each)));
            return all;
        }
        long at = Values.whole(index);
        if (target instanceof String) {
            String text = (String) target;
            long from = at < 0 ? at + text.length() : at;
            return from < 0 || from >= text.length()
                    ? null
                    : String.valueOf(text.charAt((int) from));
        }
        List<?> items = Values.readOnly(target);
        long from = at < 0 ? at + items.size() : at;
        return from < 0 || from >= items.size() ? null : items.get((int) from);
    }

    static void setProperty(Object target, String name, Object value) {
        if (target instanceof Table) {
            ((Table) target).put(name, value);
        } else if (target instanceof PsObject
                && ((PsObject) target).type().equals("PSCustomObject")) {
            ((PsObject) target).properties().put(name, value);
        } else {
            throw new IllegalArgumentException(
                    "'" + name + "' of " + Values.kind(target) + " cannot be assigned");
        }
    }

    @SuppressWarnings("unchecked")
    static void setElement(Object target, Object index, Object value) {
        if (target instanceof Table) {
            ((Table) target).put(Values.text(index), value);
            return;
        }
        if (!(target instanceof List)) {
            throw new IllegalArgumentException(
                    "an element of " + Values.kind(target) + " cannot be assigned");
        }
        List<Object> items = (List<Object>) target;
        long at = Values.whole(index);
        long from = at < 0 ? at + items.size() : at;
        if (from < 0 || from >= items.size()) {
            throw new IllegalArgumentException(
                    "index " + at + " is outside the array of " + items.size() + " elements");
        }
        items.set((int) from, value);
    }
}
