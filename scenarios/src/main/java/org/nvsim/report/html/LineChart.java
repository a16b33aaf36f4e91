package org.nvsim.report.html;

import java.util.List;
import java.util.Locale;
import org.nvsim.report.Amounts;
import org.nvsim.run.TimeSeries;

/** Rates over time as one SVG: steps, since each rate holds for the time between two readings. */
final class LineChart {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 260;
    private static final double LEFT = 96;
    private static final double BOTTOM = 36;
    private static final double TOP = 12;
    private static final double RIGHT = 16;
    private static final int TICKS = 4;

    private final HtmlWriter html;
    private final TimeSeries series;
    private final List<Integer> flows;
    private final double greatest;
    private final double endPs;

    /**
     * @param greatest the rate at the top, above 0
     */
    LineChart(HtmlWriter html, TimeSeries series, List<Integer> flows, double greatest) {
        this.html = html;
        this.series = series;
        this.flows = flows;
        this.greatest = greatest;
        this.endPs = Math.max(1, series.timesPs().get(series.timesPs().size() - 1));
    }

    void write() {
        String box = String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, HEIGHT);
        html.open("svg", "viewBox", box, "role", "img", "aria-label", "Goodput over time");
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            String y = number(y(greatest * share));
            html.empty(
                    "line",
                    "class",
                    "grid",
                    "x1",
                    number(LEFT),
                    "x2",
                    number(WIDTH - RIGHT),
                    "y1",
                    y,
                    "y2",
                    y);
            label("end", LEFT - 8, y(greatest * share) + 5, Amounts.rate(greatest * share));
            String time = String.format(Locale.ROOT, "%.3g s", endPs * share / 1e12);
            label(i == TICKS ? "end" : "middle", x(endPs * share), HEIGHT - 10, time);
        }
        for (int i = 0; i < flows.size(); i++) {
            html.empty("polyline", "class", "line s" + i, "points", points(flows.get(i)));
        }
        html.close();
    }

    private void label(String anchor, double x, double y, String text) {
        html.leaf("text", text, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    private String points(int flow) {
        StringBuilder points = new StringBuilder();
        double from = 0;
        for (int i = 0; i < series.timesPs().size(); i++) {
            double y = y(series.bitsPerSecond(flow, i));
            double to = series.timesPs().get(i);
            points.append(number(x(from))).append(',').append(number(y)).append(' ');
            points.append(number(x(to))).append(',').append(number(y)).append(' ');
            from = to;
        }
        return points.toString().strip();
    }

    private double x(double ps) {
        return LEFT + (WIDTH - LEFT - RIGHT) * ps / endPs;
    }

    private double y(double rate) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * rate / greatest;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
