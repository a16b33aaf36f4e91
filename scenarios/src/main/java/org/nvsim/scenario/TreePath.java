package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;

/**
 * Finds and replaces a place of a scenario's tree. A step is a key; in a list it is an index in
 * brackets, or the name an entry gives itself: {@code traffic.video.rate}.
 */
final class TreePath {
    /** A key, or an index when the key is empty; {@code offset} is its place in the path. */
    record Step(String key, int index, int offset) {}

    private static final Pattern STEPS = Pattern.compile("\\[([0-9]{1,6})\\]|[^.\\[\\]]+");

    /** The step that stands for a new entry at the end of a list. */
    static final String END = "+";

    private final Setting setting;
    private final List<Step> steps;

    private TreePath(Setting setting) {
        this.setting = setting;
        this.steps = steps(setting.path());
    }

    /** The steps of a path, in order. */
    static List<Step> steps(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher next = STEPS.matcher(path);
        while (next.find()) {
            boolean bracket = next.group(1) != null;
            steps.add(
                    bracket
                            ? new Step("", Integer.parseInt(next.group(1)), next.start())
                            : new Step(next.group(), -1, next.start()));
        }
        return steps;
    }

    /** What stands at the setting's path. */
    static Optional<Located> find(LocatedMap root, Setting setting) {
        TreePath path = new TreePath(setting);
        Optional<Located> at = Optional.of(root);
        for (Step step : path.steps) {
            at = at.flatMap(node -> child(longForm(node), step));
        }
        return at;
    }

    /** The tree with the setting's value at its path; when that cannot be, reports why. */
    static LocatedMap set(LocatedMap root, Setting setting, Problems problems) {
        return (LocatedMap) new TreePath(setting).replace(root, 0, problems);
    }

    private Located replace(Located node, int depth, Problems problems) {
        if (depth == steps.size()) {
            return setting.value();
        }
        Step step = steps.get(depth);
        Located parent = longForm(node);
        boolean nothing = parent instanceof LocatedScalar scalar && scalar.isEmpty();
        if (step.key().equals(END) && (nothing || parent instanceof LocatedList)) {
            return append(parent, step, depth, problems);
        }
        if (parent instanceof LocatedMap map && !step.key().isEmpty()) {
            return replaceIn(map, step, depth, problems);
        }
        if (parent instanceof LocatedList list) {
            return replaceIn(list, step, depth, problems);
        }
        if (nothing && !step.key().isEmpty()) {
            return replaceIn(new LocatedMap(mark(step), List.of()), step, depth, problems);
        }
        problems.error(
                mark(step),
                "'" + before(step) + "' is " + parent.kind() + ", there is nothing to set inside");
        return node;
    }

    private Located append(Located parent, Step step, int depth, Problems problems) {
        List<Located> items = new ArrayList<>();
        if (parent instanceof LocatedList list) {
            items.addAll(list.items());
        }
        items.add(replace(nothing(step), depth + 1, problems));
        return new LocatedList(parent.mark(), items);
    }

    private Located replaceIn(LocatedMap map, Step step, int depth, Problems problems) {
        Optional<LocatedMap.Entry> old = map.entry(step.key());
        boolean last = depth == steps.size() - 1;
        SourceMark keyMark = old.isPresent() && !last ? old.get().keyMark() : mark(step);
        Located inner = old.map(LocatedMap.Entry::value).orElse(nothing(step));
        return map.with(
                new LocatedMap.Entry(keyMark, step.key(), replace(inner, depth + 1, problems)));
    }

    private Located replaceIn(LocatedList list, Step step, int depth, Problems problems) {
        int index = step.key().isEmpty() ? step.index() : indexOf(list, step.key());
        if (index < 0 || index >= list.items().size()) {
            String what =
                    step.key().isEmpty()
                            ? "has " + list.items().size() + " entries, counted from 0"
                            : "has no entry named '" + step.key() + "'";
            problems.error(mark(step), "'" + before(step) + "' " + what);
            return list;
        }
        List<Located> items = new ArrayList<>(list.items());
        Located item = items.get(index);
        if (step.key().isEmpty()) {
            items.set(index, replace(item, depth + 1, problems));
        } else if (named(item, step.key())) {
            items.set(index, replace(item, depth + 1, problems));
        } else {
            LocatedMap map = (LocatedMap) item;
            LocatedMap.Entry only = map.entries().get(0);
            Located inside = replace(only.value(), depth + 1, problems);
            items.set(index, map.with(new LocatedMap.Entry(only.keyMark(), only.key(), inside)));
        }
        return new LocatedList(list.mark(), items);
    }

    private static Optional<Located> child(Located node, Step step) {
        if (node instanceof LocatedMap map) {
            return map.get(step.key());
        }
        if (!(node instanceof LocatedList list)) {
            return Optional.empty();
        }
        int index = step.key().isEmpty() ? step.index() : indexOf(list, step.key());
        if (index < 0 || index >= list.items().size()) {
            return Optional.empty();
        }
        Located item = list.items().get(index);
        boolean itself = step.key().isEmpty() || named(item, step.key());
        return Optional.of(itself ? item : ((LocatedMap) item).entries().get(0).value());
    }

    /** Which entry gives itself this name, -1 if none does. */
    static int indexOf(LocatedList list, String name) {
        for (int i = 0; i < list.items().size(); i++) {
            Located item = list.items().get(i);
            boolean wrapped =
                    item instanceof LocatedMap map
                            && map.entries().size() == 1
                            && named(map.entries().get(0).value(), name);
            if (wrapped || named(item, name)) {
                return i;
            }
        }
        return -1;
    }

    static boolean named(Located item, String name) {
        return item instanceof LocatedMap map
                && map.get("name").isPresent()
                && map.get("name").get() instanceof LocatedScalar text
                && text.text().equals(name);
    }

    /** A link written short, {@code hv1 -- tor}, as the map it stands for. */
    static Located longForm(Located node) {
        if (node instanceof LocatedScalar scalar && scalar.text().contains(LinkKeys.SEPARATOR)) {
            return new LocatedMap(
                    scalar.mark(), List.of(new LocatedMap.Entry(scalar.mark(), "link", scalar)));
        }
        return node;
    }

    private SourceMark mark(Step step) {
        return setting.mark().right(step.offset());
    }

    private String before(Step step) {
        String text = setting.path().substring(0, step.offset());
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private LocatedScalar nothing(Step step) {
        return new LocatedScalar(mark(step), "", LocatedScalar.Style.PLAIN);
    }
}
