package org.nvsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.nvsim.scenario.bind.Choice;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;

/**
 * Changes of a good scenario, as {@code --set} writes them: one key of the language, a pair or
 * more, wherever the scenario has room for them, each with an {@linkplain ExtremeValues extreme}.
 */
public final class DrawnSettings {
    /** Of files and commands, not of what happens in a run. */
    private static final Set<String> ASIDE =
            Set.of("nvsim", "include", "title", "about", "compare", "sweep", "lesson", "answers");

    private record Place(String path, Shape shape) {}

    private final List<Place> places = new ArrayList<>();
    private final Set<String> words = new LinkedHashSet<>();

    /** For changes of the scenario in this file. */
    public DrawnSettings(Path file) throws ScenarioException {
        LocatedMap tree = ScenarioLoader.open(file.toString(), Overrides.none()).tree();
        collectWords(tree);
        visit(tree, ScenarioKeys.SCENARIO, "");
    }

    /** How many places there are to change. */
    public int places() {
        return places.size();
    }

    /** Changes as {@code --set} takes them. */
    public List<String> draw(SplittableRandom random) {
        int kind = random.nextInt(10);
        int count = kind < 4 ? 1 : kind < 9 ? 2 : 3 + random.nextInt(4);
        boolean within = random.nextInt(5) > 0;
        ExtremeValues values = new ExtremeValues(random, List.copyOf(words), within);
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Place place = places.get(random.nextInt(places.size()));
            settings.add(place.path() + "=" + values.draw(place.shape()));
        }
        return settings;
    }

    private void collectWords(Located node) {
        if (node instanceof LocatedMap map) {
            for (LocatedMap.Entry entry : map.entries()) {
                words.add(entry.key());
                collectWords(entry.value());
            }
        } else if (node instanceof LocatedList list) {
            list.items().forEach(this::collectWords);
        } else if (node instanceof LocatedScalar scalar && scalar.text().length() < 40) {
            words.add(scalar.text());
        }
    }

    private void visit(LocatedMap map, Section<?> section, String path) {
        for (Key<?> key : section.keys()) {
            if (path.isEmpty() && ASIDE.contains(key.name())) {
                continue;
            }
            String here = path.isEmpty() ? key.name() : path + "." + key.name();
            places.add(new Place(here, key.type().shape()));
            map.get(key.name()).ifPresent(value -> inside(value, key.type().shape(), here));
        }
    }

    private void inside(Located value, Shape shape, String path) {
        if (shape instanceof Shape.AnyOf any) {
            any.shapes().forEach(one -> inside(value, one, path));
        } else if (value instanceof LocatedList list && shape instanceof Shape.Items items) {
            places.add(new Place(path + "[+]", items.item()));
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
            places.add(new Place(path + ".new", table.value()));
            map.entries().forEach(e -> inside(e.value(), table.value(), path + "." + e.key()));
        } else if (shape instanceof Shape.TableWith with) {
            inside(map, with.table(), path);
        }
    }
}
