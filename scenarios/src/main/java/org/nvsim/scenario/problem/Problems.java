package org.nvsim.scenario.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects problems while a scenario is read, checked or built; nobody stops at the first. */
public final class Problems {
    /** A file that is wrong everywhere is not listed to its end. */
    private static final int LIMIT = 200;

    private final Sources sources;
    private final List<Problem> found = new ArrayList<>();
    private final Set<Problem> known = new HashSet<>(); // looked up, never walked
    private int errors;

    public Problems(Sources sources) {
        this.sources = Objects.requireNonNull(sources, "sources");
    }

    public void error(SourceMark mark, String message) {
        add(mark, Problem.Severity.ERROR, message, UnaryOperator.identity());
    }

    public void warning(SourceMark mark, String message) {
        add(mark, Problem.Severity.WARNING, message, UnaryOperator.identity());
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public Sources sources() {
        return sources;
    }

    /** All problems in file order; at one place in the order in which they were found. */
    public List<Problem> inOrder() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparingInt((Problem p) -> sources.order(p.mark()))
                        .thenComparing(Problem::mark, SourceMark.BY_POSITION));
        return List.copyOf(sorted);
    }

    /** Warnings alone, in file order. */
    public List<Problem> warnings() {
        return inOrder().stream().filter(p -> !p.isError()).toList();
    }

    /** Throws when at least one error was found; warnings alone do not stop anybody. */
    public void throwIfErrors() throws ScenarioException {
        if (hasErrors()) {
            throw new ScenarioException(inOrder());
        }
    }

    /**
     * Adds a problem, unless it is known already.
     *
     * @param note changes a problem that is new
     */
    public void add(
            SourceMark mark,
            Problem.Severity severity,
            String message,
            UnaryOperator<Problem> note) {
        Problem plain = new Problem(mark, sources.lineOf(mark), severity, message);
        Problem problem = known.contains(plain) ? plain : note.apply(plain);
        if (!known.add(problem)) {
            return;
        }
        if (severity == Problem.Severity.ERROR) {
            errors++;
        }
        if (found.size() < LIMIT) {
            found.add(problem);
        }
    }
}
