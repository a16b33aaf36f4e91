package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;

/** Every place of a scenario at which the language accepts a key, written there or not. */
final class KeyPlaces {
    /**
     * One place.
     *
     * @param section what the key belongs to: {@code a link: rate}
     * @param path as {@code --set} names it
     * @param written what the scenario says there
     */
    record Place(Section<?> section, Key<?> key, String path, Optional<Located> written) {
        /** {@code a link: rate}. */
        String name() {
            return section.title() + ": " + key.name();
        }

        boolean isTop() {
            return path.equals(key.name());
        }
    }

    private final List<Place> places = new ArrayList<>();

    private KeyPlaces() {}

    static List<Place> of(LocatedMap scenario) {
        KeyPlaces found = new KeyPlaces();
        found.visit(scenario, ScenarioKeys.SCENARIO, "");
        return found.places;
    }

    private void visit(LocatedMap map, Section<?> section, String path) {
        for (Key<?> key : section.keys()) {
            String here = path.isEmpty() ? key.name() : path + "." + key.name();
            Optional<Located> written = map.get(key.name());
            places.add(new Place(section, key, here, written));
            written.ifPresent(value -> inside(value, key.type().shape(), here));
        }
    }

    private void inside(Located value, Shape shape, String path) {
        if (shape instanceof Shape.AnyOf any) {
            any.shapes().forEach(one -> inside(value, one, path));
        } else if (value instanceof LocatedList list && shape instanceof Shape.Items items) {
            for (int i = 0; i < list.items().size(); i++) {
                inside(TreePath.longForm(list.items().get(i)), items.item(), path + "[" + i + "]");
            }
        } else if (value instanceof LocatedMap map) {
            inside(map, shape, path);
        }
    }

    private void inside(LocatedMap map, Shape shape, String path) {
        if (shape instanceof Shape.Fields fields) {
            visit(map, fields.section(), path);
        } else if (shape instanceof Shape.OneKey one) {
            for (Choice.Option<?> option : one.choice().options()) {
                if (map.get(option.key()).isPresent()) {
                    visit(map, option.section(), path);
                }
            }
        } else if (shape instanceof Shape.Table table) {
            map.entries().forEach(e -> inside(e.value(), table.value(), path + "." + e.key()));
        } else if (shape instanceof Shape.TableWith with) {
            inside(map, with.table(), path);
            map.get(with.key()).ifPresent(v -> inside(v, with.value(), path + "." + with.key()));
        }
    }
}
