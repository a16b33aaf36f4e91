package org.nvsim.run.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nvsim.run.sweep.SweepResult.Cell;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.spec.SweepSpec;

/**
 * Does the runs of a sweep on several threads. Which runs there are and in which order they are
 * told depends on the file alone: threads, interruptions and what was stored before make no
 * difference to the result.
 */
public final class Sweep {
    private final ScenarioFile file;
    private final SweepSpec spec;
    private final SweepWatcher watcher;
    private final Worker worker;
    private final int threads;
    private final List<Map<String, String>> points;
    private final List<Optional<String>> variants;
    private final Map<Cell, List<SweepRun>> cells = new LinkedHashMap<>();
    private final List<SweepFailure> failures = new ArrayList<>();
    private final BitSet failedPoints = new BitSet();
    private final int[] replications; // planned so far, by point
    private final Object counting = new Object();
    private int done;
    private int computed;
    private int planned;

    /**
     * A sweep that has not begun.
     *
     * @param file has a {@code sweep:}
     * @param threads runs at a time, at least 1
     */
    public Sweep(
            ScenarioFile file,
            SweepStore store,
            int threads,
            RunDocument document,
            SweepWatcher watcher) {
        this.file = file;
        this.spec = file.sweep().orElseThrow();
        this.watcher = watcher;
        this.threads = threads;
        Preparation preparation = new Preparation(file, threads + 1);
        this.worker = new Worker(preparation, spec, store, document, watcher);
        this.points = spec.points();
        this.replications = new int[points.size()];
        this.variants =
                spec.baseline().isEmpty()
                        ? List.of(Optional.empty())
                        : file.variants().stream().map(variant -> variant.variant()).toList();
    }

    /**
     * Does every run that the store does not have.
     *
     * @throws IOException if the store cannot be read or written
     */
    public SweepResult run() throws IOException {
        for (int point = 0; point < points.size(); point++) {
            for (int variant = 0; variant < variants.size(); variant++) {
                cells.put(new Cell(point, variant), new ArrayList<>());
            }
        }
        boolean complete = true;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<PlannedRun> round = nextRound();
            while (complete && !round.isEmpty()) {
                complete = work(round, pool);
                round = complete ? nextRound() : List.of();
            }
        } finally {
            pool.shutdownNow();
        }
        return new SweepResult(
                file.scenario().name(),
                file.scenario().title(),
                file.scenario().sources().hash(),
                file.scenario().seed(),
                spec,
                points,
                variants,
                cells,
                failures,
                complete);
    }

    /** The runs that are still missing, as far as the results so far can tell. */
    private List<PlannedRun> nextRound() {
        List<PlannedRun> round = new ArrayList<>();
        for (int point = 0; point < points.size(); point++) {
            int from = replications[point];
            int to = wanted(point);
            for (int variant = 0; variant < variants.size(); variant++) {
                boolean enough = isOneRun(new Cell(point, variant));
                for (int replication = from + 1; replication <= to && !enough; replication++) {
                    round.add(planned(point, variant, replication));
                }
            }
            replications[point] = to;
        }
        planned += round.size();
        return round;
    }

    private PlannedRun planned(int point, int variant, int replication) {
        return new PlannedRun(
                point,
                points.get(point),
                variants.get(variant),
                variant,
                replication,
                Seeds.of(file.scenario().seed(), replication));
    }

    /** Whether chance had no say there: all replications are the one there is. */
    private boolean isOneRun(Cell cell) {
        return cells.get(cell).stream().anyMatch(run -> !run.drawn());
    }

    /**
     * Replications a point should have: one, which shows where chance has a say, then the number
     * that was asked for, then more for the sake of precision. It depends on those before it alone,
     * and grows in large steps: the more often one looks whether an interval is narrow enough, the
     * more often it is so by chance.
     */
    private int wanted(int point) {
        int made = replications[point];
        if (made == 0) {
            return 1;
        }
        if (made < spec.replications()) {
            return spec.replications();
        }
        if (spec.untilPrecision().isEmpty()
                || failedPoints.get(point)
                || isPrecise(point, spec.untilPrecision().get())) {
            return made;
        }
        return Math.min(spec.untilPrecision().get().atMost(), Math.max(made + 1, made + made / 2));
    }

    private boolean isPrecise(int point, SweepSpec.Precision precision) {
        for (int variant = 0; variant < variants.size(); variant++) {
            Cell cell = new Cell(point, variant);
            double[] figures =
                    cells.get(cell).stream()
                            .mapToDouble(run -> run.figure(precision.metric()))
                            .toArray();
            if (!isOneRun(cell) && !Estimate.of(figures).isWithin(precision.relative())) {
                return false;
            }
        }
        return true;
    }

    /** Returns false if it was stopped. */
    private boolean work(List<PlannedRun> round, ExecutorService pool) throws IOException {
        List<Future<Worker.Outcome>> outcomes = new ArrayList<>(round.size());
        round.forEach(plan -> outcomes.add(pool.submit(() -> count(worker.work(plan)))));
        boolean complete = true;
        for (int i = 0; i < round.size(); i++) {
            PlannedRun plan = round.get(i);
            Worker.Outcome outcome = await(outcomes.get(i));
            outcome.run().ifPresent(cells.get(new Cell(plan.point(), plan.variantIndex()))::add);
            outcome.failure().ifPresent(failures::add);
            outcome.failure().ifPresent(failure -> failedPoints.set(plan.point()));
            complete &= outcome.run().isPresent() || outcome.failure().isPresent();
        }
        return complete;
    }

    private Worker.Outcome count(Worker.Outcome outcome) {
        synchronized (counting) {
            done += outcome.run().isPresent() || outcome.failure().isPresent() ? 1 : 0;
            computed += outcome.wasStored() ? 0 : 1;
            watcher.progressed(done, computed, planned);
        }
        return outcome;
    }

    private static Worker.Outcome await(Future<Worker.Outcome> outcome) throws IOException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("a run of the sweep broke off", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
