package org.nvsim.scenario.yaml;

import java.util.stream.Collectors;

/** A tree on one line, as an author would write it in flow style. */
public final class FlowText {
    private FlowText() {}

    /** The whole tree, with braces and brackets; a map at the top goes without its braces. */
    public static String of(Located tree) {
        return tree instanceof LocatedMap map ? entries(map) : nested(tree);
    }

    private static String nested(Located tree) {
        if (tree instanceof LocatedScalar scalar) {
            return scalar.text();
        }
        if (tree instanceof LocatedList list) {
            return list.items().stream()
                    .map(FlowText::nested)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return "{ " + entries((LocatedMap) tree) + " }";
    }

    private static String entries(LocatedMap map) {
        return map.entries().stream()
                .map(e -> e.key() + ": " + nested(e.value()))
                .collect(Collectors.joining(", "));
    }
}
