package org.nvsim.scenario.bind;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.nvsim.scenario.problem.Problem;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;

/** One reading of a tree: where problems go, which names there are, where each record stood. */
public final class Binding {
    private final Problems problems;
    private final UnaryOperator<Problem> note;
    private final Set<SourceMark> refused = new HashSet<>(); // looked up, never walked
    private final Names names;
    private final SiblingFiles beside;
    private final Map<Object, Fields> places = new IdentityHashMap<>(); // looked up, never walked

    /** A binding; a place that has a problem already is not complained about again. */
    public Binding(Problems problems) {
        this(problems, SiblingFiles.NOTHING, UnaryOperator.identity());
    }

    /**
     * A binding of a changed tree.
     *
     * @param beside the files that the tree may name
     * @param note what to add to problems that the tree did not have before it was changed
     */
    public Binding(Problems problems, SiblingFiles beside, UnaryOperator<Problem> note) {
        this.beside = Objects.requireNonNull(beside, "beside");
        this.note = Objects.requireNonNull(note, "note");
        this.problems = Objects.requireNonNull(problems, "problems");
        this.names = new Names(this);
        problems.inOrder().forEach(problem -> refused.add(problem.mark()));
    }

    public void error(SourceMark mark, String message) {
        if (!refused.contains(mark)) {
            problems.add(mark, Problem.Severity.ERROR, message, note);
        }
    }

    public void warning(SourceMark mark, String message) {
        problems.add(mark, Problem.Severity.WARNING, message, note);
    }

    public boolean hasErrors() {
        return problems.hasErrors();
    }

    public Names names() {
        return names;
    }

    /** The files beside the scenario. */
    public SiblingFiles beside() {
        return beside;
    }

    /** Reports what can only be seen when all is read: names nobody defined. */
    public void resolveNames() {
        names.resolve();
    }

    /** Where {@code record} was written; empty when it was derived. */
    public Optional<Fields> fieldsOf(Object record) {
        return Optional.ofNullable(places.get(record));
    }

    /** Makes {@code derived} stand where {@code written} stood. */
    public <T> T standsFor(T derived, Object written) {
        fieldsOf(written).ifPresent(fields -> places.putIfAbsent(derived, fields));
        return derived;
    }

    void remember(Object record, Fields fields) {
        places.putIfAbsent(record, fields);
    }

    /** Runs {@code inner} with local names belonging to {@code scope}. */
    <T> T within(String scope, Supplier<T> inner) {
        String before = names.enter(scope);
        try {
            return inner.get();
        } finally {
            names.enter(before);
        }
    }
}
