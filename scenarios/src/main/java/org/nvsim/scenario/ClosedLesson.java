package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nvsim.scenario.bind.Nearest;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.spec.Lesson;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.yaml.FlowText;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.scenario.yaml.LocatedScalar;
import org.nvsim.scenario.yaml.YamlReader;

/**
 * A lesson is closed: a learner changes what its {@code change:} lists, and nothing else. What
 * counts is what a file says, not how it is spelled: the lesson with the learner's listed changes
 * must be the same scenario as the learner's file.
 */
public final class ClosedLesson {
    /** Parts of a file that do not change what happens in its run. */
    private static final List<String> ASIDE =
            List.of("include", "title", "about", "expect", "compare", "sweep", "lesson", "answers");

    private static final int SHOWN = 60;

    private final LocatedMap original;
    private final Lesson lesson;

    /**
     * @param file a lesson
     * @throws IllegalArgumentException if it is none
     */
    public ClosedLesson(ScenarioFile file) {
        this.original = aside(file.tree());
        this.lesson = file.lesson().orElseThrow(() -> new IllegalArgumentException("not a lesson"));
    }

    /**
     * What a learner's file changes although the exercise is not about it, in file order: by path,
     * with its place. Empty if only what may change was changed.
     */
    public Map<String, Problem> foreignChanges(ScenarioFile file) {
        LocatedMap theirs = aside(file.tree());
        Problems problems = new Problems(file.sources());
        Map<String, SourceMark> places = new LinkedHashMap<>();
        checkAnswers(file.tree(), problems, places);
        for (Lesson.Change change : lesson.change()) {
            if (!change.to().isEmpty() && !isOffered(change, theirs, file)) {
                Optional<Located> value = find(theirs, change.path());
                SourceMark mark = value.map(Located::mark).orElse(theirs.mark());
                problems.error(
                        mark,
                        said(change.path(), value)
                                + " is not part of this exercise; it takes "
                                + String.join(" or ", change.to())
                                + " here");
                places.put(change.path(), mark);
            }
        }
        for (TreeDifferences.Difference difference : foreign(theirs, file)) {
            problems.error(difference.mark(), message(difference));
            places.putIfAbsent(difference.path(), difference.mark());
        }
        Map<String, Problem> changes = new LinkedHashMap<>();
        for (Problem problem : problems.inOrder()) {
            places.forEach(
                    (path, mark) -> {
                        if (mark.equals(problem.mark())) {
                            changes.putIfAbsent(path, problem);
                        }
                    });
        }
        return changes;
    }

    /** An answer to a question that nobody asks is most likely meant for another one. */
    private void checkAnswers(LocatedMap tree, Problems problems, Map<String, SourceMark> places) {
        List<String> asking =
                lesson.steps().stream()
                        .filter(step -> step.question().isPresent())
                        .map(Lesson.Step::name)
                        .toList();
        if (tree.get("answers").orElse(null) instanceof LocatedMap answers) {
            for (LocatedMap.Entry entry : answers.entries()) {
                if (!asking.contains(entry.key())) {
                    problems.error(
                            entry.keyMark(),
                            "no step named '"
                                    + entry.key()
                                    + "' asks for an answer"
                                    + Nearest.hint(entry.key(), asking));
                    places.put("answers." + entry.key(), entry.keyMark());
                }
            }
        }
    }

    /** Whether a path of the learner's file says what the lesson's does, however spelled. */
    public static boolean says(ScenarioFile file, String path, String value) {
        LocatedMap tree = aside(file.tree());
        return isSame(file, with(tree, path, value), file.scenario());
    }

    private List<TreeDifferences.Difference> foreign(LocatedMap theirs, ScenarioFile file) {
        LocatedMap allowed = AllowedChanges.over(original, theirs, lesson.change());
        if (isSame(file, allowed, file.scenario())) {
            return List.of();
        }
        List<TreeDifferences.Difference> all = TreeDifferences.between(allowed, theirs);
        Optional<Scenario> base = file.reading(allowed);
        List<TreeDifferences.Difference> foreign = new ArrayList<>();
        for (TreeDifferences.Difference difference : all) {
            if (base.isEmpty() || !isSame(file, difference.alone(), base.get())) {
                foreign.add(difference);
            }
        }
        return foreign.isEmpty() ? all : foreign;
    }

    private static boolean isOffered(Lesson.Change change, LocatedMap theirs, ScenarioFile file) {
        return change.to().stream()
                .anyMatch(
                        value -> isSame(file, with(theirs, change.path(), value), file.scenario()));
    }

    private static boolean isSame(ScenarioFile file, LocatedMap tree, Scenario scenario) {
        return file.reading(tree).map(made -> SameValues.same(made, scenario)).orElse(false);
    }

    private static LocatedMap with(LocatedMap tree, String path, String value) {
        Problems silent = new Problems(new Sources());
        Located read = YamlReader.read("lesson", value, silent).orElseThrow();
        return TreePath.set(tree, new Setting(tree.mark(), path, read), silent);
    }

    private static Optional<Located> find(LocatedMap tree, String path) {
        LocatedScalar nothing = new LocatedScalar(tree.mark(), "", LocatedScalar.Style.PLAIN);
        return TreePath.find(tree, new Setting(tree.mark(), path, nothing));
    }

    private static LocatedMap aside(LocatedMap tree) {
        LocatedMap left = tree;
        for (String key : ASIDE) {
            left = left.without(key);
        }
        return left;
    }

    private static String message(TreeDifferences.Difference difference) {
        String path = difference.path();
        if (difference.theirs().isEmpty()) {
            return "'"
                    + path
                    + "' was left out; the lesson has "
                    + difference.lesson().map(ClosedLesson::shown).orElseThrow()
                    + ", which is not part of this exercise";
        }
        return said(path, difference.theirs())
                + " is not part of this exercise; the lesson has "
                + difference.lesson().map(ClosedLesson::shown).orElse("none");
    }

    private static String said(String path, Optional<Located> value) {
        return "'" + path + value.map(v -> ": " + shown(v)).orElse("") + "'";
    }

    private static String shown(Located value) {
        String text = FlowText.of(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** What may change, for a learner. */
    public static String mayChange(Lesson lesson) {
        return lesson.change().stream().map(Lesson.Change::text).collect(Collectors.joining(", "));
    }
}
