package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/**
 * What a large network shows from afar: machines too small to be told apart are one symbol, and the
 * links between two symbols one line. From near it is empty: everything is drawn by itself.
 */
public final class Overview {
    /** Pixels a symbol is high, and as wide at least. */
    public static final double SYMBOL_PIXELS = 34;

    /** Pixels a machine must be wide to be drawn by itself. */
    private static final double NODE_PIXELS = 22;

    private static final double SHARE = 0.8; // of its place that a symbol fills
    private static final int ALONE = -1;
    private static final int WITHIN = -2;

    /**
     * Machines of one row drawn as one.
     *
     * @param box where, in the picture's unit
     * @param nodes which, by number
     */
    public record Symbol(Box box, List<Integer> nodes) {}

    /**
     * Links drawn as one line.
     *
     * @param line from edge to edge; its link is the first of them
     * @param links all of them
     * @param forward whether each goes the line's way from its own first end
     */
    public record Bundle(LinkLine line, List<Integer> links, List<Boolean> forward) {}

    private final Picture picture;
    private final List<Symbol> symbols = new ArrayList<>();
    private final List<Bundle> bundles = new ArrayList<>();
    private final int[] symbolOf;
    private final int[] bundleOf;

    /**
     * @param scale pixels of a unit of the picture
     */
    Overview(Topology topology, Picture picture, Optional<Clusters> clusters, double scale) {
        this.picture = picture;
        symbolOf = new int[topology.nodeCount()];
        bundleOf = new int[topology.linkCount()];
        Arrays.fill(symbolOf, ALONE);
        Arrays.fill(bundleOf, ALONE);
        if (picture.isLarge()) {
            clusters.ifPresent(
                    known -> {
                        for (int row = 0; row < known.rows().size(); row++) {
                            gather(known, row, scale);
                        }
                    });
        }
        if (!symbols.isEmpty()) {
            bundle(topology);
        }
    }

    /** Draws a row by the smallest clusters that have room, or each machine by itself. */
    private void gather(Clusters clusters, int row, double scale) {
        List<Integer> nodes = clusters.rows().get(row);
        if (picture.box(nodes.get(0)).width() * scale >= NODE_PIXELS) {
            return;
        }
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (int node : nodes) {
            left = Math.min(left, picture.box(node).centerX());
            right = Math.max(right, picture.box(node).centerX());
        }
        Map<Integer, List<Integer>> best = Map.of();
        for (int depth = 0; depth <= row; depth++) {
            Map<Integer, List<Integer>> found = new TreeMap<>();
            for (int node : nodes) {
                found.computeIfAbsent(clusters.cluster(depth, node), c -> new ArrayList<>())
                        .add(node);
            }
            if (best.isEmpty() || (right - left) * scale >= found.size() * SYMBOL_PIXELS) {
                best = found;
            }
        }
        double place = (right - left) / Math.max(1, best.size());
        for (List<Integer> together : best.values()) {
            add(together, Math.max(place * SHARE, SYMBOL_PIXELS * SHARE / scale), scale);
        }
    }

    private void add(List<Integer> nodes, double width, double scale) {
        double middle = 0;
        for (int node : nodes) {
            symbolOf[node] = symbols.size();
            middle += picture.box(node).centerX() / nodes.size();
        }
        double y = picture.box(nodes.get(0)).centerY();
        double height = SYMBOL_PIXELS / scale;
        Box box = new Box(middle - width / 2, y - height / 2, width, height);
        symbols.add(new Symbol(box, List.copyOf(nodes)));
    }

    private void bundle(Topology topology) {
        Map<Long, Integer> byEnds = new TreeMap<>();
        for (Link link : topology.links()) {
            int a = end(link.a().node());
            int b = end(link.b().node());
            if (a == b) {
                bundleOf[link.id()] = WITHIN;
                continue;
            }
            if (a >= symbols.size() && b >= symbols.size()) {
                continue; // between machines drawn by themselves
            }
            long key = (long) Math.min(a, b) << 32 | Math.max(a, b);
            int index =
                    byEnds.computeIfAbsent(
                            key, k -> newBundle(link.id(), Math.min(a, b), Math.max(a, b)));
            bundleOf[link.id()] = index;
            bundles.get(index).links().add(link.id());
            bundles.get(index).forward().add(a < b);
        }
    }

    /** Ends of lines: symbols first, then nodes drawn by themselves. */
    private int end(int node) {
        return symbolOf[node] >= 0 ? symbolOf[node] : symbols.size() + node;
    }

    private Box endBox(int end) {
        return end < symbols.size() ? symbols.get(end).box() : picture.box(end - symbols.size());
    }

    private int newBundle(int link, int a, int b) {
        LinkLine line =
                LinkLine.between(
                        link, -1, facing(endBox(a), endBox(b)), -1, facing(endBox(b), endBox(a)));
        bundles.add(new Bundle(line, new ArrayList<>(), new ArrayList<>()));
        return bundles.size() - 1;
    }

    /** The part of a wide box that is nearest to another: lines need not meet in its middle. */
    private static Box facing(Box box, Box other) {
        double half = Math.min(box.width(), other.width()) / 2;
        double middle =
                Math.max(box.x() + half, Math.min(box.x() + box.width() - half, other.centerX()));
        return new Box(middle - half, box.y(), half * 2, box.height());
    }

    public List<Symbol> symbols() {
        return symbols;
    }

    public List<Bundle> bundles() {
        return bundles;
    }

    /** Whether nothing is drawn as one. */
    public boolean isEmpty() {
        return symbols.isEmpty();
    }

    /** The symbol that stands for a node or VM, or -1 if it is drawn by itself. */
    public int symbol(int place) {
        int node = picture.nodeOf(place);
        return node < 0 ? ALONE : symbolOf[node];
    }

    /** Whether a link is drawn by itself. */
    public boolean isAlone(int link) {
        return bundleOf[link] == ALONE;
    }

    /** The line that stands for a link. */
    public LinkLine line(int link) {
        return bundleOf[link] >= 0 ? bundles.get(bundleOf[link]).line() : picture.links().get(link);
    }

    /** The symbol at a point of the picture, or -1. */
    public int symbolAt(double x, double y) {
        for (int i = 0; i < symbols.size(); i++) {
            if (symbols.get(i).box().contains(x, y)) {
                return i;
            }
        }
        return -1;
    }
}
