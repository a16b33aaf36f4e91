package org.nvsim.run.sweep;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import org.nvsim.run.Run;
import org.nvsim.run.build.ScriptStopped;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.Version;
import org.nvsim.run.result.Window;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.SweepSpec;

/** Does one run of a sweep, unless the store has it. Knows nothing of the other runs. */
final class Worker {
    private static final int KEY_DIGITS = 32;

    /** How a run ended. With neither a run nor a failure it was stopped. */
    record Outcome(Optional<SweepRun> run, Optional<SweepFailure> failure, boolean wasStored) {}

    private static final Outcome STOPPED = new Outcome(Optional.empty(), Optional.empty(), false);

    private final Preparation preparation;
    private final SweepSpec spec;
    private final SweepStore store;
    private final RunDocument document;
    private final SweepWatcher watcher;
    private final String[] names;

    Worker(
            Preparation preparation,
            SweepSpec spec,
            SweepStore store,
            RunDocument document,
            SweepWatcher watcher) {
        this.preparation = preparation;
        this.spec = spec;
        this.store = store;
        this.document = document;
        this.watcher = watcher;
        this.names = KeptFigures.names(spec);
    }

    /** Does a run; what goes wrong in it is its outcome. */
    Outcome work(PlannedRun plan) throws IOException {
        if (watcher.wantsToStop()) {
            return STOPPED;
        }
        try {
            Preparation.Prepared prepared = preparation.of(plan);
            String key = key(prepared, plan);
            Optional<SweepStore.Entry> stored = store.find(key);
            return stored.isPresent()
                    ? done(plan, key, prepared.file(), stored.get(), true)
                    : run(plan, key, prepared.file());
        } catch (ScenarioException e) {
            return failed(plan, false, e.render());
        } catch (ScriptStopped e) {
            return failed(plan, false, e.problem().render());
        } catch (RuntimeException e) {
            return failed(plan, true, String.valueOf(e.getMessage()));
        } catch (StackOverflowError | OutOfMemoryError e) {
            return failed(plan, true, String.valueOf(e));
        }
    }

    private Outcome run(PlannedRun plan, String key, ScenarioFile file)
            throws ScenarioException, IOException {
        Run run = Run.of(file.scenario(plan.seed()));
        long endPs = run.scenario().durationPs();
        run.stopWhen(watcher::wantsToStop);
        if (spec.warmUpPs() > 0) {
            run.advanceTo(Math.min(spec.warmUpPs(), endPs) - 1); // the moment itself is after it
        }
        if (watcher.wantsToStop()) {
            return STOPPED;
        }
        Window window = run.window();
        run.advanceTo(endPs);
        if (!run.isFinished()) {
            return STOPPED;
        }
        RunResult result = run.result();
        SortedMap<String, Double> figures = window.figures();
        SweepStore.Entry entry =
                new SweepStore.Entry(
                        result.digest(),
                        file.isDrawn() || run.isDrawn(),
                        figures,
                        document.of(plan, figures, result));
        store.put(key, entry);
        return done(plan, key, file, entry, false);
    }

    /** Equal for equal runs only: of all that decides what a run shows. */
    private String key(Preparation.Prepared prepared, PlannedRun plan) {
        String all =
                String.join(
                        "\n",
                        Version.TEXT,
                        "warm-up " + spec.warmUpPs(),
                        "variant " + plan.variant().orElse(""),
                        "point " + plan.values(),
                        "replication " + plan.replication(),
                        "seed " + plan.seed(),
                        prepared.file().scenario().name(),
                        prepared.identity());
        return Preparation.hash(all).substring(0, KEY_DIGITS);
    }

    private Outcome done(
            PlannedRun plan,
            String key,
            ScenarioFile file,
            SweepStore.Entry entry,
            boolean wasStored) {
        SweepRun run =
                new SweepRun(
                        plan,
                        key,
                        entry.digest(),
                        file.scenario().network().timingNoisePs(),
                        entry.drawn(),
                        KeptFigures.of(names, entry.figures()));
        return new Outcome(Optional.of(run), Optional.empty(), wasStored);
    }

    private static Outcome failed(PlannedRun plan, boolean defect, String reason) {
        SweepFailure failure = new SweepFailure(plan, defect, reason);
        return new Outcome(Optional.empty(), Optional.of(failure), false);
    }
}
