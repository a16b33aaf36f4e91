package org.nvsim.topology.generate;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.topology.TopologyProblem;

/** Collects what is wrong with a generator's numbers. */
final class Parameters {
    private final List<TopologyProblem> problems = new ArrayList<>();

    Parameters inRange(String name, long value, long min, long max) {
        if (value < min || value > max) {
            note(name, name + " must be " + min + " to " + max + ", not " + value);
        }
        return this;
    }

    /** Checks the size of the whole, once its parts are sound. */
    Parameters nodes(String name, long count) {
        if (problems.isEmpty() && count > TopologyGenerator.MAX_NODES) {
            note(
                    name,
                    "this makes "
                            + count
                            + " nodes; at most "
                            + TopologyGenerator.MAX_NODES
                            + " are possible");
        }
        return this;
    }

    Parameters note(String name, String message) {
        problems.add(TopologyProblem.parameter(name, message));
        return this;
    }

    List<TopologyProblem> problems() {
        return List.copyOf(problems);
    }

    static void requireNone(TopologyGenerator generator) {
        List<TopologyProblem> problems = generator.problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException("cannot generate with problems: " + problems);
        }
    }
}
