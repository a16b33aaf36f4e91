package org.nvsim.scenario.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;

/** All sections below a root, each once, in the order in which a reader meets them. */
final class Titles {
    private final Map<Section<?>, String> titles = new LinkedHashMap<>();

    Titles(Section<?> root) {
        visit(root);
    }

    List<Section<?>> sections() {
        return List.copyOf(titles.keySet());
    }

    /** The section's title without its article, unique. */
    String of(Section<?> section) {
        String title = titles.get(section);
        if (title == null) {
            throw new IllegalStateException("never met " + section.title());
        }
        return title;
    }

    private void visit(Section<?> section) {
        if (titles.containsKey(section)) {
            return;
        }
        String bare = section.title().replaceFirst("^(a|an|the) ", "");
        String unique = bare;
        for (int i = 2; titles.containsValue(unique); i++) {
            unique = bare + " " + i;
        }
        titles.put(section, unique);
        for (Key<?> key : section.keys()) {
            visit(key.type().shape());
        }
    }

    private void visit(Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            visit(fields.section());
        } else if (shape instanceof Shape.OneKey choice) {
            for (Choice.Option<?> option : choice.choice().options()) {
                visit(option.section());
            }
        } else if (shape instanceof Shape.Items items) {
            visit(items.item());
        } else if (shape instanceof Shape.Table table) {
            visit(table.value());
        } else if (shape instanceof Shape.TableWith table) {
            visit(table.table());
            visit(table.value());
        } else if (shape instanceof Shape.AnyOf any) {
            any.shapes().forEach(this::visit);
        }
    }
}
