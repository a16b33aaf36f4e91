package org.nvsim.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * One line on standard error about how far a run is: redrawn ten times a second on a terminal, a
 * new line every ten seconds elsewhere, nothing at all if the run is shorter.
 */
final class Progress {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private final boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null;
    private final boolean quiet;
    private final long startNanos = System.nanoTime();
    private long lastNanos = startNanos;
    private boolean drawn;

    Progress(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    void show(String name, long nowPs, long endPs, long events) {
        long nanos = System.nanoTime();
        if (quiet || nanos - lastNanos < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            return;
        }
        lastNanos = nanos;
        double seconds = (nanos - startNanos) / 1e9;
        double share = (double) nowPs / endPs;
        String line =
                String.format(
                        Locale.ROOT,
                        "%s  t=%.3fs of %.3fs  %.0f%%  %.2fM events/s  %.0fs left",
                        name,
                        nowPs / 1e12,
                        endPs / 1e12,
                        100 * share,
                        events / seconds / 1e6,
                        seconds / share - seconds);
        if (terminal) {
            err.print("\r\u001b[K" + line);
            err.flush();
            drawn = true;
        } else {
            err.println(line);
        }
    }

    /** Takes the line off the terminal. */
    void clear() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
            drawn = false;
        }
    }
}
