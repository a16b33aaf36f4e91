package org.nvsim.visualizer.view;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.Overview;
import org.nvsim.visualizer.viewmodel.Overview.Bundle;
import org.nvsim.visualizer.viewmodel.Overview.Symbol;
import org.nvsim.visualizer.viewmodel.RunScene;
import org.nvsim.visualizer.viewmodel.Traffic;

/**
 * Draws a large network from afar: a symbol for many machines with their number and load, a line
 * for the links between two symbols, and on it how many packets are on them.
 */
final class OverviewPainter {
    private static final double WIDEST = 5;
    private static final double ROOM_FOR_WORDS = 104;
    private static final double ROOM_FOR_SIGN = 56;
    private static final double BAR = 4;
    private static final double DIMMED = 0.3;
    private static final double CAPTION_WIDTH = 82;

    private OverviewPainter() {}

    /** Lines for links, as wide and warm as they are busy together. */
    static void paintBundles(Scene2d s) {
        for (Bundle bundle : s.overview().bundles()) {
            if (s.isInView(bundle.line())) {
                double load = load(s, bundle.links());
                s.g().setStroke(LinkPainter.color(s.colors(), load));
                s.g().setLineWidth(1 + WIDEST * load);
                LinkPainter.strokeLine(s, bundle.line());
            }
        }
    }

    private static double load(Scene2d s, List<Integer> links) {
        double sum = 0;
        for (int link : links) {
            sum += s.model().world().load(link, s.timePs());
        }
        return links.isEmpty() ? 0 : sum / links.size();
    }

    /** How many packets are on links drawn as one. */
    static void paintTraffic(Scene2d s) {
        Traffic traffic = s.model().world().traffic();
        List<Bundle> bundles = s.overview().bundles();
        int[] there = new int[bundles.size()];
        int[] back = new int[bundles.size()];
        int most = 1;
        for (int i = 0; i < there.length; i++) {
            Bundle bundle = bundles.get(i);
            for (int k = 0; k < bundle.links().size(); k++) {
                boolean forward = bundle.forward().get(k);
                there[i] += traffic.onLink(bundle.links().get(k), forward);
                back[i] += traffic.onLink(bundle.links().get(k), !forward);
            }
            most = Math.max(most, Math.max(there[i], back[i]));
        }
        boolean following = s.model().follow().targetProperty().get().isPresent();
        s.g().setGlobalAlpha(following ? DIMMED : 1);
        for (int i = 0; i < there.length; i++) {
            if (s.isInView(bundles.get(i).line())) {
                PacketPainter.density(s, bundles.get(i).line(), there[i], most, 1);
                PacketPainter.density(s, bundles.get(i).line(), back[i], most, -1);
            }
        }
        s.g().setGlobalAlpha(1);
    }

    /** Symbols of many machines, and what stands in rows of small ones. */
    static void paintSymbols(Scene2d s) {
        Overview overview = s.overview();
        Map<Double, Symbol> leftmost = new TreeMap<>(); // by row
        Map<Double, Integer> counts = new TreeMap<>();
        s.g().setTextBaseline(VPos.CENTER);
        for (Symbol symbol : overview.symbols()) {
            leftmost.putIfAbsent(symbol.box().y(), symbol);
            counts.merge(symbol.box().y(), symbol.nodes().size(), Integer::sum);
            if (s.isInView(symbol.box())) {
                symbol(s, symbol);
            }
        }
        leftmost.forEach((row, symbol) -> caption(s, symbol, counts.get(row)));
        s.g().setTextAlign(TextAlignment.LEFT);
        s.g().setTextBaseline(VPos.BASELINE);
    }

    private static void symbol(Scene2d s, Symbol symbol) {
        GraphicsContext g = s.g();
        double x = s.camera().x(symbol.box().x());
        double y = s.camera().y(symbol.box().y());
        double width = symbol.box().width() * s.camera().scale();
        double height = symbol.box().height() * s.camera().scale();
        NodeKind kind = kind(s, symbol);
        g.setStroke(s.colors().nodeEdge());
        g.setLineWidth(1);
        if (symbol.nodes().size() > 1) {
            g.strokeRoundRect(x + 3, y - 3, width, height, 8, 8); // more of them behind
        }
        g.setFill(kind == NodeKind.HOST ? s.colors().host() : s.colors().node());
        g.fillRoundRect(x, y, width, height, 8, 8);
        g.strokeRoundRect(x, y, width, height, 8, 8);
        words(s, symbol, kind, x, y, width);
        double load = load(s, symbol);
        double left = x + 4;
        double wide = width - 8;
        double top = y + height - BAR - 4;
        g.setFill(s.colors().nodeEdge().deriveColor(0, 1, 1, 0.35));
        g.fillRect(left, top, wide, BAR);
        Color warm = LinkPainter.color(s.colors(), load);
        g.setFill(warm.equals(s.colors().link()) ? s.colors().good() : warm);
        g.fillRect(left, top, wide * load, BAR);
    }

    private static void words(
            Scene2d s, Symbol symbol, NodeKind kind, double x, double y, double width) {
        GraphicsContext g = s.g();
        int count = symbol.nodes().size();
        double middle = y + 12;
        boolean sign = width >= ROOM_FOR_SIGN;
        if (sign) {
            NodeSign.drawPixels(s, kind, x + 16, middle, 8);
        }
        g.setFill(s.colors().ink());
        g.setFont(Font.font("System", FontWeight.BOLD, 12));
        String text = String.valueOf(count);
        if (count == 1) {
            text = topology(s).node(symbol.nodes().get(0)).name();
        } else if (width >= ROOM_FOR_WORDS) {
            text = count + " " + plural(kind);
        }
        if (count == 1 && !sign) {
            NodeSign.drawPixels(s, kind, x + width / 2, middle, 7);
            return;
        }
        boolean fits = text.length() * 7.5 < width - (sign ? 30 : 4);
        g.setTextAlign(sign ? TextAlignment.LEFT : TextAlignment.CENTER);
        g.fillText(fits ? text : String.valueOf(count), sign ? x + 30 : x + width / 2, middle);
    }

    /** What stands in a row whose symbols are too small to say it, left of them. */
    private static void caption(Scene2d s, Symbol first, int count) {
        GraphicsContext g = s.g();
        double right = s.camera().x(first.box().x()) - 8;
        boolean said = first.box().width() * s.camera().scale() >= ROOM_FOR_WORDS;
        if (said || right < CAPTION_WIDTH) {
            return;
        }
        NodeKind kind = kind(s, first);
        String text =
                Amount.grouped(count) + " " + (count == 1 ? NodeSign.word(kind) : plural(kind));
        double y = s.camera().y(first.box().centerY());
        g.setFill(s.colors().ink());
        g.setFont(Font.font("System", 11));
        g.setTextAlign(TextAlignment.RIGHT);
        boolean isGroups = first.nodes().size() > 1 && first.nodes().size() < count;
        g.fillText(text, right, isGroups ? y - 7 : y);
        if (isGroups) {
            g.setFill(s.colors().faintInk());
            g.fillText(first.nodes().size() + " each", right, y + 8);
        }
    }

    private static double load(Scene2d s, Symbol symbol) {
        RunScene world = s.model().world();
        Topology topology = topology(s);
        double sum = 0;
        int count = 0;
        for (int node : symbol.nodes()) {
            for (int port = 0; port < topology.portCount(node); port++) {
                sum += world.load(topology.linkId(node, port), s.timePs());
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static NodeKind kind(Scene2d s, Symbol symbol) {
        return topology(s).node(symbol.nodes().get(0)).kind();
    }

    private static String plural(NodeKind kind) {
        return NodeSign.word(kind) + (kind == NodeKind.SWITCH ? "es" : "s");
    }

    private static Topology topology(Scene2d s) {
        return s.model().world().recording().topology();
    }
}
