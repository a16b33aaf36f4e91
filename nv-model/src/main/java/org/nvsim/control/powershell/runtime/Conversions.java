package org.nvsim.control.powershell.runtime;

import java.util.ArrayList;
import java.util.List;

/** Casts: {@code [type] value}, and the types that functions declare for their parameters. */
final class Conversions {
    private Conversions() {}

    /**
     * @param type a name the parser let through, in lower case
     * @throws IllegalArgumentException if the value cannot be one
     */
    static Object cast(String type, Object value) {
        if (type.endsWith("[]")) {
            List<Object> items = new ArrayList<>();
            String each = type.substring(0, type.length() - 2);
            Values.list(value).forEach(item -> items.add(cast(each, item)));
            return items;
        }
        switch (type) {
            case "string":
            case "char":
                return Values.text(value);
            case "int":
            case "int32":
                return ranged(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "uint32":
                return ranged(type, value, 0, 0xFFFF_FFFFL);
            case "uint16":
                return ranged(type, value, 0, 0xFFFF);
            case "byte":
                return ranged(type, value, 0, 0xFF);
            case "long":
            case "int64":
                return Values.whole(value);
            case "double":
                return Values.number(value).doubleValue();
            case "bool":
            case "boolean":
            case "switch":
                return Values.truth(value);
            case "array":
                return Values.list(value);
            case "void":
                return null;
            case "object":
                return value;
            default:
                return structured(type, value);
        }
    }

    private static Object structured(String type, Object value) {
        boolean fits =
                type.equals("scriptblock") ? value instanceof BlockValue : value instanceof Table;
        if (!fits) {
            throw new IllegalArgumentException(
                    Values.kind(value) + " cannot become [" + type + "]");
        }
        return type.equals("pscustomobject")
                ? new PsObject("PSCustomObject", new Table((Table) value), "", value)
                : value;
    }

    private static Long ranged(String type, Object value, long lowest, long highest) {
        long number = Values.whole(value);
        if (number < lowest || number > highest) {
            throw new IllegalArgumentException(
                    number + " does not fit [" + type + "], " + lowest + " to " + highest);
        }
        return number;
    }
}
