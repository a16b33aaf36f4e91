package org.nvsim.report;

import java.util.List;
import java.util.Optional;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.Version;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepRun;
import org.nvsim.scenario.problem.Sources;
import org.nvsim.scenario.spec.Scenario;

/**
 * What every table carries, so that its figures can be cited and had again: the version of nvsim,
 * the hash of the scenario's texts, the seed, the timing noise, the digest.
 *
 * @param scenarioHash see {@link Sources#hash}
 * @param seed of the run, or of the file
 * @param timingNoisePs that was in force, in picoseconds; 0 if machines were punctual; empty if
 *     runs differ in it
 * @param digest of the run; of several, the hash of their digests; empty if there is none
 */
public record Provenance(
        String version,
        String scenarioHash,
        long seed,
        Optional<Long> timingNoisePs,
        Optional<String> digest) {

    /** Of something that has no digest. */
    public static Provenance of(Scenario scenario) {
        return new Provenance(
                Version.TEXT,
                scenario.sources().hash(),
                scenario.seed(),
                Optional.of(scenario.network().timingNoisePs()),
                Optional.empty());
    }

    /** Of one run. */
    public static Provenance of(RunResult result) {
        return new Provenance(
                result.version(),
                result.scenarioHash(),
                result.seed(),
                Optional.of(result.timingNoisePicos()),
                Optional.of(result.digest()));
    }

    /** Of runs of a sweep, in their order. */
    public static Provenance of(SweepResult result, List<SweepRun> runs) {
        List<Long> noise = runs.stream().map(SweepRun::timingNoisePs).distinct().toList();
        return new Provenance(
                Version.TEXT,
                result.scenarioHash(),
                result.seed(),
                noise.size() == 1 ? Optional.of(noise.get(0)) : Optional.empty(),
                Optional.of(Sources.hash(runs.stream().map(SweepRun::digest).toList())));
    }

    /**
     * {@code nvsim 0.1.0, scenario 1f0c…, seed 1, no timing noise}, and the digest if it is told.
     */
    public String words() {
        return wordsOfScenario()
                + ", "
                + timingNoise()
                + digest.map(d -> ", digest " + d).orElse("");
    }

    /** Whether machines were punctual. */
    public String timingNoise() {
        return timingNoisePs
                .map(ps -> ps == 0 ? "no timing noise" : "timing noise " + Amounts.nanos(ps / 1000))
                .orElse("timing noise not the same in all runs");
    }

    /** The texts alone. */
    String wordsOfScenario() {
        return "nvsim " + version + ", scenario " + scenarioHash + ", seed " + seed;
    }
}
