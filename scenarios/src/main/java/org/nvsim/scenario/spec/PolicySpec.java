package org.nvsim.scenario.spec;

import java.util.List;
import java.util.Objects;
import org.nvsim.scenario.problem.SourceMark;

/**
 * Who writes policy into hosts, and how fast.
 *
 * @param mark where the section stands, or the file's start
 * @param console what administrators use to tell the manager
 * @param consoleMark where that was written
 * @param scripts run before the start, in this order
 * @param latencyPs of the management network, one way, in picoseconds, at least 1
 * @param recordTimePs what an agent needs to apply one row, in picoseconds
 */
public record PolicySpec(
        SourceMark mark,
        Management management,
        Console console,
        SourceMark consoleMark,
        List<ScriptSpec> scripts,
        long latencyPs,
        long recordTimePs) {
    public PolicySpec {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(management, "management");
        Objects.requireNonNull(console, "console");
        scripts = List.copyOf(scripts);
    }

    /** Whether hosts have only what scripts gave them. */
    public boolean isLocal() {
        return management == Management.LOCAL;
    }
}
