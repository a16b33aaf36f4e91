package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.yaml.FlowText;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;

/** The smallest parts in which a learner's tree is written otherwise than the lesson's. */
final class TreeDifferences {
    /**
     * One part.
     *
     * @param mark where the learner's file has it, or should
     * @param alone the lesson's tree with this one difference
     */
    record Difference(
            String path,
            SourceMark mark,
            Optional<Located> lesson,
            Optional<Located> theirs,
            LocatedMap alone) {}

    private final List<Difference> found = new ArrayList<>();

    private TreeDifferences() {}

    static List<Difference> between(LocatedMap lesson, LocatedMap theirs) {
        TreeDifferences differences = new TreeDifferences();
        differences.maps("", lesson, theirs, tree -> (LocatedMap) tree);
        return differences.found;
    }

    private void trees(
            String path, Located lesson, Located theirs, Function<Located, LocatedMap> around) {
        boolean scalars = lesson instanceof LocatedScalar && theirs instanceof LocatedScalar;
        Located one = scalars ? lesson : TreePath.longForm(lesson);
        Located other = scalars ? theirs : TreePath.longForm(theirs);
        if (one instanceof LocatedMap a && other instanceof LocatedMap b) {
            maps(path, a, b, around);
        } else if (one instanceof LocatedList a && other instanceof LocatedList b) {
            lists(path, a, b, around);
        } else if (!isSameScalar(lesson, theirs)) {
            found.add(
                    new Difference(
                            path,
                            theirs.mark(),
                            Optional.of(lesson),
                            Optional.of(theirs),
                            around.apply(theirs)));
        }
    }

    private static boolean isSameScalar(Located a, Located b) {
        return a instanceof LocatedScalar one
                && b instanceof LocatedScalar other
                && one.text().equals(other.text());
    }

    private void maps(
            String path,
            LocatedMap lesson,
            LocatedMap theirs,
            Function<Located, LocatedMap> around) {
        Set<String> keys = new LinkedHashSet<>();
        theirs.entries().forEach(entry -> keys.add(entry.key()));
        lesson.entries().forEach(entry -> keys.add(entry.key()));
        for (String key : keys) {
            String inner = path.isEmpty() ? key : path + "." + key;
            Optional<LocatedMap.Entry> a = lesson.entry(key);
            Optional<LocatedMap.Entry> b = theirs.entry(key);
            if (a.isPresent() && b.isPresent()) {
                trees(
                        inner,
                        a.get().value(),
                        b.get().value(),
                        tree ->
                                around.apply(
                                        lesson.with(
                                                new LocatedMap.Entry(
                                                        b.get().keyMark(), key, tree))));
            } else {
                found.add(
                        new Difference(
                                inner,
                                b.map(LocatedMap.Entry::keyMark).orElse(theirs.mark()),
                                a.map(LocatedMap.Entry::value),
                                b.map(LocatedMap.Entry::value),
                                around.apply(
                                        b.isPresent()
                                                ? lesson.with(b.get())
                                                : lesson.without(key))));
            }
        }
    }

    private void lists(
            String path,
            LocatedList lesson,
            LocatedList theirs,
            Function<Located, LocatedMap> around) {
        int before = found.size();
        int index = 0;
        for (ListPairs.Pair pair : ListPairs.of(lesson.items(), theirs.items())) {
            int at = index++;
            List<Located> items = new ArrayList<>(lesson.items());
            String inner = path + "[" + at + "]";
            if (pair.lesson().isPresent() && pair.theirs().isPresent()) {
                trees(
                        inner,
                        pair.lesson().get(),
                        pair.theirs().get(),
                        tree -> {
                            items.set(at, tree);
                            return around.apply(new LocatedList(lesson.mark(), items));
                        });
                continue;
            }
            if (pair.theirs().isPresent()) {
                items.add(pair.theirs().get());
            } else {
                items.remove(at);
            }
            found.add(
                    new Difference(
                            pair.theirs().isPresent() ? path : inner,
                            pair.theirs().map(Located::mark).orElse(theirs.mark()),
                            pair.lesson(),
                            pair.theirs(),
                            around.apply(new LocatedList(lesson.mark(), items))));
        }
        if (found.size() == before && !FlowText.of(lesson).equals(FlowText.of(theirs))) {
            found.add(
                    new Difference(
                            path,
                            theirs.mark(),
                            Optional.of(lesson),
                            Optional.of(theirs),
                            around.apply(theirs)));
        }
    }
}
