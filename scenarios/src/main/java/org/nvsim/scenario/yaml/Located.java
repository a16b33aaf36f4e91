package org.nvsim.scenario.yaml;

import org.nvsim.scenario.problem.SourceMark;

/** A node of a scenario file and where it starts. Immutable. */
public sealed interface Located permits LocatedMap, LocatedList, LocatedScalar {
    SourceMark mark();

    /** What an author would call it: {@code a list}, {@code a map}, {@code text}. */
    String kind();
}
