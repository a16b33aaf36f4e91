package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nvsim.scenario.spec.Lesson;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;

/** A lesson's tree with those of a learner's changes that the lesson is about, and no others. */
final class AllowedChanges {
    private final List<TreePath.Step> steps;

    private AllowedChanges(String path) {
        this.steps = TreePath.steps(path);
    }

    /** The lesson's tree; what stands at the paths of {@code changes} is the learner's. */
    static LocatedMap over(LocatedMap lesson, LocatedMap theirs, List<Lesson.Change> changes) {
        Optional<Located> tree = Optional.of(lesson);
        for (Lesson.Change change : changes) {
            tree = new AllowedChanges(change.path()).take(tree, Optional.of(theirs), 0);
        }
        return (LocatedMap) inOrderOf(theirs, tree.orElseThrow());
    }

    private Optional<Located> take(Optional<Located> lesson, Optional<Located> theirs, int depth) {
        if (depth == steps.size()) {
            return theirs;
        }
        Optional<Located> from = theirs.map(TreePath::longForm);
        Optional<Located> into = lesson.map(TreePath::longForm);
        if (into.isEmpty() || into.get() instanceof LocatedScalar s && s.isEmpty()) {
            into = from.map(AllowedChanges::emptyLike);
        }
        if (into.isPresent() && into.get() instanceof LocatedMap map) {
            Optional<LocatedMap> other = from.flatMap(AllowedChanges::map);
            return takeIn(lesson, map, other, depth);
        }
        if (into.isPresent() && into.get() instanceof LocatedList list) {
            List<Located> other =
                    from.isPresent() && from.get() instanceof LocatedList l ? l.items() : List.of();
            return Optional.of(takeIn(list, other, depth));
        }
        return lesson;
    }

    private Optional<Located> takeIn(
            Optional<Located> before, LocatedMap map, Optional<LocatedMap> theirs, int depth) {
        String key = steps.get(depth).key();
        Optional<LocatedMap.Entry> entry = theirs.flatMap(t -> t.entry(key));
        Optional<Located> old = map.get(key);
        Optional<Located> value = take(old, entry.map(LocatedMap.Entry::value), depth + 1);
        if (value.isEmpty()) {
            return old.isEmpty() ? before : Optional.of(map.without(key));
        }
        LocatedMap.Entry taken =
                entry.or(() -> map.entry(key))
                        .map(e -> new LocatedMap.Entry(e.keyMark(), key, value.get()))
                        .orElseThrow();
        return Optional.of(map.with(taken));
    }

    private Located takeIn(LocatedList list, List<Located> theirs, int depth) {
        TreePath.Step step = steps.get(depth);
        List<ListPairs.Pair> pairs = ListPairs.of(list.items(), theirs);
        if (step.key().equals(TreePath.END)) {
            return withNew(list, theirs, pairs, steps.get(depth + 1).key());
        }
        int index = step.key().isEmpty() ? step.index() : TreePath.indexOf(list, step.key());
        if (index < 0 || index >= list.items().size()) {
            return list;
        }
        Located item = list.items().get(index);
        Optional<Located> partner = pairs.get(index).theirs();
        List<Located> items = new ArrayList<>(list.items());
        if (partner.isPresent()) {
            boolean itself = step.key().isEmpty() || TreePath.named(item, step.key());
            items.set(
                    index,
                    itself
                            ? take(Optional.of(item), partner, depth + 1).orElseThrow()
                            : takeInside((LocatedMap) item, partner.get(), depth + 1));
        }
        return new LocatedList(list.mark(), items);
    }

    /** An entry such as {@code udp: { name: video, … }} is a map around the one that is named. */
    private Located takeInside(LocatedMap item, Located theirs, int depth) {
        LocatedMap.Entry only = item.entries().get(0);
        Optional<Located> inside = map(theirs).flatMap(t -> t.get(only.key()));
        Located value = take(Optional.of(only.value()), inside, depth).orElseThrow();
        return item.with(new LocatedMap.Entry(only.keyMark(), only.key(), value));
    }

    /**
     * With the learner's own entries that have {@code kind} as a key, where the learner put them.
     */
    private static Located withNew(
            LocatedList list, List<Located> theirs, List<ListPairs.Pair> pairs, String kind) {
        Map<Located, Located> partners = new HashMap<>(); // looked up, never walked
        List<Located> missing = new ArrayList<>();
        for (ListPairs.Pair pair : pairs) {
            if (pair.lesson().isPresent() && pair.theirs().isPresent()) {
                partners.put(pair.theirs().get(), pair.lesson().get());
            } else {
                pair.lesson().ifPresent(missing::add);
            }
        }
        List<Located> items = new ArrayList<>();
        for (Located item : theirs) {
            boolean isNew = !partners.containsKey(item);
            if (!isNew) {
                items.add(partners.get(item));
            } else if (map(item).flatMap(m -> m.get(kind)).isPresent()) {
                items.add(item);
            }
        }
        items.addAll(missing);
        return new LocatedList(list.mark(), items);
    }

    private static Located emptyLike(Located other) {
        return other instanceof LocatedList
                ? new LocatedList(other.mark(), List.of())
                : new LocatedMap(other.mark(), List.of());
    }

    private static Optional<LocatedMap> map(Located tree) {
        return tree instanceof LocatedMap map ? Optional.of(map) : Optional.empty();
    }

    /** The order of keys says nothing, yet what is derived may follow it. */
    private static Located inOrderOf(Located other, Located tree) {
        if (!(tree instanceof LocatedMap map) || !(other instanceof LocatedMap like)) {
            return tree;
        }
        List<LocatedMap.Entry> entries = new ArrayList<>();
        for (LocatedMap.Entry entry : like.entries()) {
            map.entry(entry.key())
                    .ifPresent(
                            own ->
                                    entries.add(
                                            new LocatedMap.Entry(
                                                    own.keyMark(),
                                                    own.key(),
                                                    inOrderOf(entry.value(), own.value()))));
        }
        map.entries().stream().filter(e -> like.get(e.key()).isEmpty()).forEach(entries::add);
        return new LocatedMap(map.mark(), entries);
    }
}
