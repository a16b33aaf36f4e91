package org.nvsim.scenario.spec;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;

/**
 * Something that happens while traffic runs. What it does, and what it takes to write it, is known
 * by its kind alone; here stands what all others ask of any action.
 */
public interface TimelineAction {
    /** When, in picoseconds since the start; less than the scenario's duration. */
    long atPs();

    /** Where it was written. */
    SourceMark mark();

    /** What happens, for people, whom it happens to first: {@code hv1 -- tor down}. */
    String text();

    /** The VM that it moves, and where; empty if it moves none. */
    Optional<VmMigration> migration();

    /** The policy script that it runs; empty if it runs none. */
    Optional<ScriptSpec> script();
}
