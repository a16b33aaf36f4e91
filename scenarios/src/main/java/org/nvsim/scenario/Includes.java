package org.nvsim.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nvsim.limits.InputLimits;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.SiblingFiles;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedList;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;
import org.nvsim.scenario.yaml.YamlReader;

/**
 * Puts files that a scenario includes under it: what the scenario says wins over what they say, map
 * by map, and what later ones say over earlier ones.
 */
final class Includes {
    private static final int MOST_FILES = InputLimits.INCLUDED_FILES;

    private static final int MOST_TEXT = InputLimits.INCLUDED_TEXT;

    private static final Type<String> PATH = Scalars.path("a file", "yaml|yml", "base.yaml");

    static final Key<List<String>> INCLUDE =
            Key.defaulted(
                    "include",
                    Types.oneOrMore("files", PATH),
                    List.of(),
                    "[]",
                    "base.yaml",
                    "Files below the scenario's own folder that say what this one leaves out, in"
                            + " parts or as a whole. Maps are put together key by key; where both"
                            + " say something else, as of lists and single values, this file wins,"
                            + " and of several files the later.");

    private final Problems problems;
    private final Binding binding;
    private final Deque<String> open = new ArrayDeque<>();
    private int files;
    private long length; // of their texts

    private Includes(SiblingFiles beside, Problems problems) {
        this.problems = problems;
        this.binding = new Binding(problems, beside, UnaryOperator.identity());
    }

    /** The tree with everything that it includes, and without saying so. */
    static LocatedMap resolve(LocatedMap root, SiblingFiles beside, Problems problems) {
        return new Includes(beside, problems).resolve(root);
    }

    private LocatedMap resolve(LocatedMap tree) {
        Optional<LocatedMap.Entry> include = tree.entry(INCLUDE.name());
        if (include.isEmpty()) {
            return tree;
        }
        List<LocatedMap.Entry> own = new ArrayList<>(tree.entries());
        own.remove(include.get());
        LocatedMap under = new LocatedMap(tree.mark(), List.of());
        Located value = include.get().value();
        List<Located> paths = value instanceof LocatedList list ? list.items() : List.of(value);
        for (Located path : paths) {
            Optional<LocatedMap> read = PATH.bind(path, binding).flatMap(p -> read(p, path));
            under = read.isPresent() ? merge(under, read.get()) : under;
        }
        return merge(under, new LocatedMap(tree.mark(), own));
    }

    private Optional<LocatedMap> read(String path, Located where) {
        if (open.contains(path) || ++files > MOST_FILES) {
            binding.error(
                    where.mark(),
                    open.contains(path)
                            ? "'" + path + "' includes itself"
                            : "more than " + MOST_FILES + " files are included");
            return Optional.empty();
        }
        Optional<SiblingFiles.Text> text = binding.beside().read(path, where.mark(), binding);
        length += text.map(t -> t.content().length()).orElse(0);
        if (length > MOST_TEXT) {
            binding.error(
                    where.mark(),
                    "the files that are included have more than "
                            + (MOST_TEXT >> 20)
                            + " MiB together");
            return Optional.empty();
        }
        Optional<Located> tree =
                text.flatMap(t -> YamlReader.read(t.name(), t.content(), problems));
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        if (!(tree.get() instanceof LocatedMap map)) {
            binding.error(
                    tree.get().mark(),
                    "a file to include is a map as a scenario is, found " + tree.get().kind());
            return Optional.empty();
        }
        open.push(path);
        LocatedMap resolved = resolve(map);
        open.pop();
        return Optional.of(resolved);
    }

    /** Keys of the upper map stand where it has them; the lower one's others follow. */
    private static LocatedMap merge(LocatedMap under, LocatedMap over) {
        Map<String, Located> lower = new HashMap<>(); // what stands in both; looked up only
        over.entries().forEach(entry -> lower.put(entry.key(), null));
        List<LocatedMap.Entry> others = new ArrayList<>();
        for (LocatedMap.Entry entry : under.entries()) {
            if (lower.containsKey(entry.key())) {
                lower.put(entry.key(), entry.value());
            } else {
                others.add(entry);
            }
        }
        List<LocatedMap.Entry> all = new ArrayList<>(over.entries().size() + others.size());
        for (LocatedMap.Entry entry : over.entries()) {
            Located value = merge(lower.get(entry.key()), entry.value());
            all.add(new LocatedMap.Entry(entry.keyMark(), entry.key(), value));
        }
        all.addAll(others);
        return new LocatedMap(over.mark(), all);
    }

    /**
     * @param under null for nothing
     */
    private static Located merge(Located under, Located over) {
        if (under instanceof LocatedMap lower && over instanceof LocatedMap upper) {
            return merge(lower, upper);
        }
        boolean silent = over instanceof LocatedScalar scalar && scalar.isEmpty();
        return silent && under != null ? under : over;
    }
}
