package org.nvsim.report.html;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.nvsim.report.Amounts;

/** Rates as one SVG: steps, since each rate holds for a stretch of the axis. */
final class LineChart {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 260;
    private static final double LEFT = 96;
    private static final double BOTTOM = 36;
    private static final double TOP = 12;
    private static final double RIGHT = 16;
    private static final int TICKS = 4;

    /** As many as there are colours in the palette and eyes can tell apart. */
    static final int MOST_LINES = 7;

    /**
     * A line.
     *
     * @param ends where each stretch ends, ascending; the first one begins at 0
     * @param rates in bit/s, at least 0, of each stretch
     */
    record Line(String name, double[] ends, double[] rates) {
        double greatest() {
            double greatest = 0;
            for (double rate : rates) {
                greatest = Math.max(greatest, rate);
            }
            return greatest;
        }
    }

    private final HtmlWriter html;
    private final List<Line> lines;
    private final double greatest;
    private final DoubleFunction<String> words;
    private double end;

    /**
     * @param greatest the rate at the top, above 0
     * @param words what a place of the axis is called
     */
    LineChart(HtmlWriter html, List<Line> lines, double greatest, DoubleFunction<String> words) {
        this.html = html;
        this.lines = lines;
        this.greatest = greatest;
        this.words = words;
        for (Line line : lines) {
            end =
                    line.ends().length == 0
                            ? end
                            : Math.max(end, line.ends()[line.ends().length - 1]);
        }
        end = Math.max(Double.MIN_NORMAL, end);
    }

    /**
     * @param label what readers who cannot see it are told it is
     */
    void write(String label) {
        String box = String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, HEIGHT);
        html.open("div", "class", "drawn");
        html.open("svg", "viewBox", box, "role", "img", "aria-label", label);
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
            label(
                    i == TICKS ? "end" : "middle",
                    x(end * share),
                    HEIGHT - 10,
                    words.apply(end * share));
        }
        for (int i = 0; i < lines.size(); i++) {
            html.empty("polyline", "class", "line s" + i, "points", points(lines.get(i)));
        }
        html.close().close();
    }

    /** The lines' names beside samples of them, each with a place for a figure. */
    void legend() {
        html.open("ul", "class", "legend");
        for (int i = 0; i < lines.size(); i++) {
            html.open("li").open("svg", "class", "sample", "viewBox", "0 0 32 8");
            html.empty("line", "class", "line s" + i, "x1", "0", "x2", "32", "y1", "4", "y2", "4");
            html.close().text(lines.get(i).name() + " ");
            html.leaf("output", "").close();
        }
        html.open("li").leaf("output", "").close();
        html.close();
    }

    private void label(String anchor, double x, double y, String text) {
        html.leaf("text", text, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    private String points(Line line) {
        StringBuilder points = new StringBuilder();
        double from = 0;
        for (int i = 0; i < line.ends().length; i++) {
            double y = y(line.rates()[i]);
            double to = line.ends()[i];
            points.append(number(x(from))).append(',').append(number(y)).append(' ');
            points.append(number(x(to))).append(',').append(number(y)).append(' ');
            from = to;
        }
        return points.toString().strip();
    }

    private double x(double place) {
        return LEFT + (WIDTH - LEFT - RIGHT) * place / end;
    }

    private double y(double rate) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * rate / greatest;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
