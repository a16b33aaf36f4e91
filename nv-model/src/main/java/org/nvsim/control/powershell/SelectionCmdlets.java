package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.control.powershell.runtime.BlockValue;
import org.nvsim.control.powershell.runtime.Cmdlet;
import org.nvsim.control.powershell.runtime.Comparisons;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Signature;
import org.nvsim.control.powershell.runtime.Table;
import org.nvsim.control.powershell.runtime.ValueType;
import org.nvsim.control.powershell.runtime.Values;

/** {@code Where-Object} and {@code Select-Object}. */
final class SelectionCmdlets {
    private static final String[] COMPARISONS = {
        "EQ",
        "NE",
        "LT",
        "LE",
        "GT",
        "GE",
        "Like",
        "NotLike",
        "Contains",
        "NotContains",
        "In",
        "NotIn"
    };

    private SelectionCmdlets() {}

    static List<Cmdlet> all() {
        Signature where =
                Signature.of("Where-Object")
                        .positional("FilterScript", ValueType.ANY, true, "Property")
                        .positional("Value", ValueType.ANY, false)
                        .switches(COMPARISONS);
        Signature select =
                Signature.of("Select-Object")
                        .positional("Property", ValueType.ANY, false)
                        .optional("First", count())
                        .optional("Last", count())
                        .optional("Skip", count())
                        .optional("ExpandProperty", ValueType.TEXT)
                        .switches("Unique");
        return List.of(
                SimpleCmdlet.of(where, SelectionCmdlets::where, "where", "?"),
                SimpleCmdlet.of(select, SelectionCmdlets::select, "select"));
    }

    private static ValueType count() {
        return value -> {
            long count = Values.whole(value);
            if (count < 0 || count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("takes a count, not " + count);
            }
            return (int) count;
        };
    }

    private static void where(Invocation call) {
        if (call.input() == null) {
            throw call.failure("stands behind a '|'");
        }
        Object filter = call.get("FilterScript");
        String operator = operator(call);
        if (filter instanceof BlockValue == !operator.isEmpty()) {
            throw call.failure("takes a block { … }, or a property, a comparison and a value");
        }
        for (Object item : call.input()) {
            if (operator.isEmpty()
                    ? Values.truth(single(call.each((BlockValue) filter, item)))
                    : compare(call, operator, call.property(item, Values.text(filter)))) {
                // An array that is one item of the pipeline stays one.
                call.write(item instanceof List ? List.of(item) : item);
            }
        }
    }

    private static Object single(List<Object> output) {
        return output.size() == 1 ? output.get(0) : output;
    }

    private static String operator(Invocation call) {
        String found = "";
        for (String comparison : COMPARISONS) {
            if (call.on(comparison)) {
                if (!found.isEmpty()) {
                    throw call.failure("takes one comparison, not two");
                }
                found = "-" + comparison.toLowerCase(java.util.Locale.ROOT);
            }
        }
        return found;
    }

    private static boolean compare(Invocation call, String operator, Object value) {
        try {
            return Values.truth(Comparisons.compare(operator, value, call.get("Value")));
        } catch (IllegalArgumentException e) {
            throw call.failure(e.getMessage());
        }
    }

    private static void select(Invocation call) {
        if (call.input() == null) {
            throw call.failure("stands behind a '|'");
        }
        List<Object> items = unique(call, new ArrayList<>(call.input()));
        int from = call.has("Skip") ? Math.min((Integer) call.get("Skip"), items.size()) : 0;
        items = items.subList(from, items.size());
        if (call.has("Last")) {
            int last = Math.min((Integer) call.get("Last"), items.size());
            items = items.subList(items.size() - last, items.size());
        }
        if (call.has("First")) {
            items = items.subList(0, Math.min((Integer) call.get("First"), items.size()));
        }
        for (Object item : items) {
            call.write(shaped(call, item));
        }
    }

    private static List<Object> unique(Invocation call, List<Object> items) {
        if (!call.on("Unique")) {
            return items;
        }
        List<Object> kept = new ArrayList<>();
        for (Object item : items) {
            if (kept.stream().noneMatch(other -> Values.text(other).equals(Values.text(item)))) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static Object shaped(Invocation call, Object item) {
        if (call.has("ExpandProperty")) {
            return call.property(item, call.text("ExpandProperty"));
        }
        if (!call.has("Property")) {
            return item;
        }
        Table properties = new Table();
        for (Object name : Values.list(call.get("Property"))) {
            if (Values.text(name).equals("*")) {
                return item;
            }
            properties.put(Values.text(name), call.property(item, Values.text(name)));
        }
        return new PsObject("PSCustomObject", properties, "", properties);
    }
}
