package org.nvsim.run;

import java.util.Locale;
import java.util.Optional;
import org.nvsim.limits.InputLimits;
import org.nvsim.scenario.bind.Quantity;

/**
 * How many events a run will take if it goes on as it began. Events do not know the clock on the
 * wall, so the forecast is the same on every machine.
 */
public final class Forecast {
    /** More events than anybody waits for: about ten hours' work. */
    public static final long WORTH_SAYING = InputLimits.FORECAST_EVENTS;

    /** So many are enough to judge by: well below a second's work. */
    private static final long ENOUGH = 1 << 20;

    private boolean said;

    /** For one run, which has not begun. */
    public Forecast() {}

    /** A sentence about a run that will not end soon, once; empty otherwise. */
    public Optional<String> lookAt(Run run) {
        long events = run.eventCount();
        if (said || events < ENOUGH) {
            return Optional.empty();
        }
        said = true; // one look: what begins later is the progress line's business
        long nowPs = run.nowPs();
        double all = (double) run.scenario().durationPs() / Math.max(1, nowPs) * events;
        if (all <= WORTH_SAYING) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "after %.1f million events this run is at %s of %s; if it goes on like"
                                + " this, it takes %.0e events. Ctrl-C stops it and keeps what there"
                                + " is",
                        events / 1e6,
                        Quantity.durationText(nowPs),
                        Quantity.durationText(run.scenario().durationPs()),
                        all));
    }
}
