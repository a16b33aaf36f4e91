package org.nvsim.report.html;

import java.util.Locale;
import java.util.Map;
import org.nvsim.report.Estimates;
import org.nvsim.report.PathColumn;
import org.nvsim.run.sweep.Estimate;
import org.nvsim.run.sweep.SweepResult;
import org.nvsim.run.sweep.SweepResult.Cell;
import org.nvsim.scenario.spec.Metric;

/**
 * A metric over the values of the one path that a sweep changes, points for each variant, with 95 %
 * confidence intervals. Values stand at equal distances in the order of the file; lines join the
 * points only if the values are quantities that grow, for between words there is nothing.
 */
final class SweepCurve {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 260;
    private static final double LEFT = 110;
    private static final double RIGHT = 24;
    private static final double TOP = 12;
    private static final double BOTTOM = 36;
    private static final double CAP = 5;
    private static final double APART = 6;
    private static final int TICKS = 4;
    private static final int MOST_LABELS = 10;

    /** As many as there are colours in the palette and eyes can tell apart. */
    private static final int MOST_CURVES = 7;

    private final HtmlWriter html;
    private final SweepResult result;
    private final Metric metric;
    private final double least;
    private final double greatest;
    private final boolean joined; // the path has values in order, not names of things

    private SweepCurve(
            HtmlWriter html, SweepResult result, Metric metric, double least, double greatest) {
        this.html = html;
        this.result = result;
        this.metric = metric;
        this.least = least;
        this.greatest = greatest;
        this.joined = PathColumn.of(result.points()).get(0).ascends(result.points());
    }

    /** Writes nothing if several paths change, or there is nothing to join by a curve. */
    static void write(
            HtmlWriter html, SweepResult result, Metric metric, double least, double greatest) {
        long paths = result.points().stream().flatMap(p -> p.keySet().stream()).distinct().count();
        boolean each = result.points().stream().allMatch(point -> point.size() == 1);
        int curves = result.variants().size();
        if (paths == 1 && each && result.points().size() > 1 && curves <= MOST_CURVES) {
            new SweepCurve(html, result, metric, least, greatest).figure();
        }
    }

    private void figure() {
        String path = result.points().get(0).keySet().iterator().next();
        html.open("figure", "class", "curve");
        html.leaf("figcaption", metric.name() + " over " + path);
        html.open("div", "class", "drawn");
        String box = String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, HEIGHT);
        html.open(
                "svg",
                "viewBox",
                box,
                "role",
                "img",
                "aria-label",
                metric.name() + " over " + path);
        axes();
        for (int variant = 0; variant < result.variants().size(); variant++) {
            curve(variant);
        }
        html.close().close();
        if (result.variants().size() > 1) {
            legend();
        }
        html.close();
    }

    private void axes() {
        for (int i = 0; i <= TICKS; i++) {
            double value = least + (greatest - least) * i / TICKS;
            line("grid", LEFT, y(value), WIDTH - RIGHT, y(value));
            label("end", LEFT - 8, y(value) + 5, Estimates.value(value, metric.unit()));
        }
        int count = result.points().size();
        int step = (count + MOST_LABELS - 1) / MOST_LABELS;
        for (int point = 0; point < count; point += step) {
            Map<String, String> values = result.points().get(point);
            label("middle", x(point, 0.5), HEIGHT - 10, values.values().iterator().next());
        }
    }

    private void curve(int variant) {
        StringBuilder points = new StringBuilder();
        double offset = 0.5 + (variant - (result.variants().size() - 1) / 2.0) * APART / step();
        String style = "line s" + variant;
        for (int point = 0; point < result.points().size(); point++) {
            Estimate estimate = result.estimate(new Cell(point, variant), metric);
            if (estimate.count() == 0) {
                continue;
            }
            double x = x(point, offset);
            points.append(number(x)).append(',').append(number(y(estimate.mean()))).append(' ');
            html.empty(
                    "circle",
                    "class",
                    style + " point",
                    "cx",
                    number(x),
                    "cy",
                    number(y(estimate.mean())),
                    "r",
                    "4");
            if (estimate.halfWidth95() > 0) {
                double low = y(Math.max(least, estimate.mean() - estimate.halfWidth95()));
                double high = y(estimate.mean() + estimate.halfWidth95());
                line(style + " error", x, low, x, high);
                line(style + " error", x - CAP, low, x + CAP, low);
                line(style + " error", x - CAP, high, x + CAP, high);
            }
        }
        if (joined) {
            html.empty("polyline", "class", style, "points", points.toString().strip());
        }
    }

    private void legend() {
        html.open("ul", "class", "legend");
        for (int i = 0; i < result.variants().size(); i++) {
            html.open("li").open("svg", "class", "sample", "viewBox", "0 0 32 8");
            html.empty("line", "class", "line s" + i, "x1", "0", "x2", "32", "y1", "4", "y2", "4");
            html.close().text(result.variants().get(i).orElse("")).close();
        }
        html.close();
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        html.empty(
                "line",
                "class",
                style,
                "x1",
                number(x1),
                "y1",
                number(y1),
                "x2",
                number(x2),
                "y2",
                number(y2));
    }

    private void label(String anchor, double x, double y, String text) {
        html.leaf("text", text, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    /** How wide the place of a point is. */
    private double step() {
        return (WIDTH - LEFT - RIGHT) / result.points().size();
    }

    /**
     * @param part of the point's place, from its left
     */
    private double x(int point, double part) {
        return LEFT + step() * (point + part);
    }

    private double y(double value) {
        double share = greatest > least ? (value - least) / (greatest - least) : 0.5;
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
