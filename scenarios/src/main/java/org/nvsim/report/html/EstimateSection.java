package org.nvsim.report.html;

import java.util.List;
import java.util.Locale;

/** Estimates with their confidence intervals, as figures and as marks on one scale. */
final class EstimateSection {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 18;

    private EstimateSection() {}

    static void write(HtmlWriter html, List<Estimates> all) {
        if (all.isEmpty()) {
            return;
        }
        html.section("estimates", "Estimates and their 95 % confidence intervals");
        for (Estimates estimates : all) {
            table(html, estimates);
        }
        html.close();
    }

    private static void table(HtmlWriter html, Estimates estimates) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (Estimates.Estimate e : estimates.points()) {
            low = Math.min(low, e.low());
            high = Math.max(high, e.high());
        }
        html.table(estimates.figure(), "class", "numbers").open("thead").open("tr");
        for (String column : List.of("point", "runs", "mean", "from", "to", "interval")) {
            html.leaf("th", column, "scope", "col");
        }
        html.close().close().open("tbody");
        for (Estimates.Estimate e : estimates.points()) {
            html.open("tr").leaf("th", e.point(), "scope", "row");
            html.leaf("td", Long.toString(e.runs()));
            html.leaf("td", number(e.mean())).leaf("td", number(e.low()));
            html.leaf("td", number(e.high())).open("td");
            interval(html, e, low, Math.max(high - low, Double.MIN_NORMAL));
            html.close().close();
        }
        html.close().endTable();
    }

    private static void interval(HtmlWriter html, Estimates.Estimate e, double low, double span) {
        String from = x(e.low(), low, span);
        String to = x(e.high(), low, span);
        html.open(
                "svg",
                "class",
                "interval",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "aria-hidden",
                "true");
        html.empty("line", "x1", from, "x2", to, "y1", "9", "y2", "9");
        html.empty("line", "x1", from, "x2", from, "y1", "4", "y2", "14");
        html.empty("line", "x1", to, "x2", to, "y1", "4", "y2", "14");
        html.empty("circle", "cx", x(e.mean(), low, span), "cy", "9", "r", "4").close();
    }

    private static String x(double value, double low, double span) {
        double x = 6 + (WIDTH - 12) * (value - low) / span;
        return String.format(Locale.ROOT, "%.1f", x);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
