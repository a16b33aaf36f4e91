package org.nvsim.report;

import java.util.List;
import java.util.Optional;
import org.nvsim.run.RunResult;
import org.nvsim.run.Version;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepRun;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.spec.Scenario;

/**
 * What every table carries, so that its figures can be cited and had again: the version of nvsim,
 * the hash of the scenario's texts, the seed, the digest.
 *
 * @param scenarioHash see {@link Sources#hash}
 * @param seed of the run, or of the file
 * @param digest of the run; of several, the hash of their digests; empty if there is none
 */
public record Provenance(String version, String scenarioHash, long seed, Optional<String> digest) {

    /** Of something that has no digest. */
    public static Provenance of(Scenario scenario) {
        return new Provenance(
                Version.TEXT, scenario.sources().hash(), scenario.seed(), Optional.empty());
    }

    static Provenance of(RunResult result) {
        return new Provenance(
                result.version(),
                result.scenarioHash(),
                result.seed(),
                Optional.of(result.digest()));
    }

    /** Of runs of a sweep, in their order. */
    public static Provenance of(SweepResult result, List<SweepRun> runs) {
        return new Provenance(
                Version.TEXT,
                result.scenarioHash(),
                result.seed(),
                Optional.of(Sources.hash(runs.stream().map(SweepRun::digest).toList())));
    }

    /** {@code nvsim 0.1.0, scenario 1f0c…, seed 1}, and the digest if it is told. */
    public String words() {
        return "nvsim "
                + version
                + ", scenario "
                + scenarioHash
                + ", seed "
                + seed
                + digest.map(d -> ", digest " + d).orElse("");
    }

    /** The same without a digest. */
    String wordsOfScenario() {
        return new Provenance(version, scenarioHash, seed, Optional.empty()).words();
    }
}
