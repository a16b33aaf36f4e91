package org.nvsim.scenario.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.YamlReader;

/** Writes into a tree what holds where its author said nothing. */
public final class DefaultsWriter {
    private final BiFunction<LocatedMap, String, Optional<String>> derived;

    private DefaultsWriter(BiFunction<LocatedMap, String, Optional<String>> derived) {
        this.derived = derived;
    }

    /**
     * The tree with every default written out, keys in the language's order.
     *
     * @param derived what a key of one section in this tree stands for when it has no default, as
     *     an author would write it
     */
    public static LocatedMap fill(
            LocatedMap root,
            Section<?> language,
            BiFunction<LocatedMap, String, Optional<String>> derived) {
        return new DefaultsWriter(derived).fields(root, language);
    }

    private LocatedMap fields(LocatedMap map, Section<?> section) {
        List<LocatedMap.Entry> entries = new ArrayList<>();
        for (Key<?> key : section.keys()) {
            Optional<Located> value = map.get(key.name()).or(() -> absent(map, key));
            value.ifPresent(
                    v ->
                            entries.add(
                                    new LocatedMap.Entry(
                                            map.mark(), key.name(), fill(v, key.type().shape()))));
        }
        return new LocatedMap(map.mark(), entries);
    }

    private Optional<Located> absent(LocatedMap map, Key<?> key) {
        Optional<String> text =
                derived.apply(map, key.name())
                        .or(
                                () ->
                                        key.hasWrittenDefault() && !isEmpty(key.defaultText())
                                                ? Optional.of(key.defaultText())
                                                : Optional.empty());
        return text.flatMap(yaml -> YamlReader.read("default", yaml, new Problems(new Sources())));
    }

    /** An empty list or map tells a reader nothing. */
    private static boolean isEmpty(String yaml) {
        return yaml.equals("{}") || yaml.equals("[]");
    }

    private Located fill(Located tree, Shape shape) {
        if (tree instanceof LocatedMap map) {
            return filledMap(map, shape);
        }
        if (tree instanceof LocatedList list && itemOf(shape).isPresent()) {
            Shape item = itemOf(shape).get();
            return new LocatedList(
                    list.mark(), list.items().stream().map(i -> fill(i, item)).toList());
        }
        return tree;
    }

    private LocatedMap filledMap(LocatedMap map, Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            return fields(map, fields.section());
        }
        if (shape instanceof Shape.OneKey one) {
            for (Choice.Option<?> option : one.choice().options()) {
                if (map.get(option.key()).isPresent()) {
                    return fields(map, option.section());
                }
            }
        }
        if (shape instanceof Shape.Table table) {
            return rows(map, table.value(), "", table.value());
        }
        if (shape instanceof Shape.TableWith with && with.table() instanceof Shape.Table table) {
            return rows(map, table.value(), with.key(), with.value());
        }
        if (shape instanceof Shape.AnyOf any) {
            for (Shape one : any.shapes()) {
                if (one instanceof Shape.Fields
                        || one instanceof Shape.Table
                        || one instanceof Shape.OneKey) {
                    return filledMap(map, one);
                }
            }
        }
        return map;
    }

    private LocatedMap rows(LocatedMap map, Shape row, String special, Shape otherwise) {
        List<LocatedMap.Entry> entries = new ArrayList<>();
        for (LocatedMap.Entry e : map.entries()) {
            Shape shape = e.key().equals(special) ? otherwise : row;
            entries.add(new LocatedMap.Entry(e.keyMark(), e.key(), fill(e.value(), shape)));
        }
        return new LocatedMap(map.mark(), entries);
    }

    private static Optional<Shape> itemOf(Shape shape) {
        if (shape instanceof Shape.Items items) {
            return Optional.of(items.item());
        }
        if (shape instanceof Shape.AnyOf any) {
            return any.shapes().stream()
                    .filter(Shape.Items.class::isInstance)
                    .map(one -> ((Shape.Items) one).item())
                    .findFirst();
        }
        return Optional.empty();
    }
}
