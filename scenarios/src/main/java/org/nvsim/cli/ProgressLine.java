package org.nvsim.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * One line on standard error: redrawn ten times a second on a terminal, a new line every ten
 * seconds elsewhere, nothing at all if it is over sooner.
 */
final class ProgressLine {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private final boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null;
    private final boolean quiet;
    private final long startNanos = System.nanoTime();
    private long lastNanos = startNanos;
    private boolean drawn;

    ProgressLine(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    /** Shows the text if it is time to show one. */
    void show(Supplier<String> text) {
        long nanos = System.nanoTime();
        if (quiet || nanos - lastNanos < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
            return;
        }
        lastNanos = nanos;
        if (terminal) {
            err.print("\r\u001b[K" + text.get());
            err.flush();
            drawn = true;
        } else {
            err.println(text.get());
        }
    }

    /** Seconds of wall time since the beginning. */
    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
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
