package org.nvsim.report.html;

import java.util.List;
import java.util.Optional;
import org.nvsim.report.Provenance;
import org.nvsim.run.isolation.IsolationResult;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.topology.Topology;

/**
 * All that one report shows. Parts that are empty are left out of the page.
 *
 * @param title one line
 * @param about the question, in prose
 * @param verdict good or bad, and what it comes to in a sentence
 * @param runs of one scenario, or of its variants
 * @param topology the physical network
 * @param isolation who reached whom
 * @param sweep figures of many runs
 * @param origin how to have all this again
 */
public record ReportContent(
        String title,
        String about,
        Verdict verdict,
        List<ReportedRun> runs,
        Optional<Topology> topology,
        Optional<IsolationResult> isolation,
        Optional<SweepResult> sweep,
        Origin origin) {
    public ReportContent {
        runs = List.copyOf(runs);
    }

    /** What it comes to. */
    public record Verdict(boolean good, String sentence) {}

    /**
     * How to have the same figures again.
     *
     * @param provenance what the figures come from; digests of runs are beside it
     * @param command as typed in a shell
     */
    public record Origin(Provenance provenance, String command) {}
}
