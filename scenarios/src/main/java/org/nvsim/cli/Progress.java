package org.nvsim.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** How far a run is, on one line. */
final class Progress {
    private final ProgressLine line;

    Progress(PrintWriter err, boolean quiet) {
        line = new ProgressLine(err, quiet);
    }

    void show(String name, long nowPs, long endPs, long events) {
        line.show(
                () -> {
                    double seconds = line.seconds();
                    double share = (double) nowPs / endPs;
                    return String.format(
                            Locale.ROOT,
                            "%s  t=%.3fs of %.3fs  %.0f%%  %.2fM events/s  %.0fs left",
                            name,
                            nowPs / 1e12,
                            endPs / 1e12,
                            100 * share,
                            events / seconds / 1e6,
                            seconds / share - seconds);
                });
    }

    /** Takes the line off the terminal. */
    void clear() {
        line.clear();
    }
}
