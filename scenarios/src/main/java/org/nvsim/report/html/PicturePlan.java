package org.nvsim.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.layout.Layout;

/**
 * Where the parts of the picture of a network stand. It is to be seen whole on a telephone and on
 * paper, so what would be too wide is laid on its side, layers beside each other and hosts below
 * each other, and where there are many hosts, those of one switch share a box.
 */
final class PicturePlan {
    private static final int MOST_LAYERS = 6;
    private static final int WIDEST_ROW = 4; // that can be read on a telephone
    private static final int HOSTS_ALONE = 16; // so many have a box each
    private static final double STEP = 105; // from one node to the next in a row
    private static final double MARGIN = 60;
    private static final double COLUMN = 115; // from one layer to the next, on its side
    private static final double LINE = 46; // from one node to the next in a column
    private static final double BESIDE = 150; // room for words beside the last column

    /**
     * One part.
     *
     * @param nodes one node, or the hosts of one switch
     */
    record Box(String name, List<TopologyNode> nodes, double x, double y) {
        boolean forwards() {
            return nodes.get(0).kind().forwards();
        }

        Box at(double newX, double newY) {
            return new Box(name, nodes, newX, newY);
        }
    }

    private final Topology topology;
    private final Layout layout;
    private final Map<Long, List<Integer>> layers = new TreeMap<>(); // boxes from the top
    private final List<Box> boxes = new ArrayList<>();
    private final int[] boxOf;
    private double width;
    private double height;

    PicturePlan(Topology topology, Layout layout) {
        this.topology = topology;
        this.layout = layout;
        this.boxOf = new int[topology.nodeCount()];
        makeBoxes();
        if (isOnItsSide()) {
            layOnSide();
        } else {
            stand();
        }
    }

    List<Box> boxes() {
        return List.copyOf(boxes);
    }

    Box boxOf(int node) {
        return boxes.get(boxOf[node]);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Whether layers stand beside each other, with room for words beside each host. */
    boolean isOnItsSide() {
        return layers.size() <= MOST_LAYERS && widestRow() > WIDEST_ROW;
    }

    private void makeBoxes() {
        long ends = topology.nodes().stream().filter(node -> !node.kind().forwards()).count();
        Map<Integer, List<TopologyNode>> together = new LinkedHashMap<>();
        for (TopologyNode node : topology.nodes()) {
            together.computeIfAbsent(
                            ends > HOSTS_ALONE ? key(node) : node.id(), k -> new ArrayList<>())
                    .add(node);
        }
        for (List<TopologyNode> nodes : together.values()) {
            nodes.forEach(node -> boxOf[node.id()] = boxes.size());
            String first = nodes.get(0).name();
            String name =
                    nodes.size() == 1 ? first : first + " … " + nodes.get(nodes.size() - 1).name();
            long layer = Math.round(100 * layout.y(nodes.get(0).id()));
            layers.computeIfAbsent(layer, l -> new ArrayList<>()).add(boxes.size());
            boxes.add(new Box(name, List.copyOf(nodes), 0, 0));
        }
    }

    /** Equal for hosts that share a box: those with one link, to the same node. */
    private int key(TopologyNode node) {
        List<Link> links =
                topology.links().stream().filter(link -> touches(link, node.id())).toList();
        if (node.kind() != NodeKind.HOST || links.size() != 1) {
            return node.id();
        }
        Link only = links.get(0);
        return -1 - (only.a().node() == node.id() ? only.b().node() : only.a().node());
    }

    private static boolean touches(Link link, int node) {
        return link.a().node() == node || link.b().node() == node;
    }

    private int widestRow() {
        return layers.values().stream().mapToInt(List::size).max().orElse(1);
    }

    /** As the layout says, spread over all the room there is. */
    private void stand() {
        double row = Math.min(24, Math.max(widestRow(), Math.sqrt(boxes.size())));
        width = Math.max(300, MARGIN * 2 + STEP * (row - 1));
        height = Math.max(170, Math.min(480, 85 * layers.size()));
        for (int i = 0; i < boxes.size(); i++) {
            double x = MARGIN + (width - 2 * MARGIN) * spread(layout::x, i);
            double y = 45 + (height - 70) * spread(layout::y, i);
            boxes.set(i, boxes.get(i).at(x, y));
        }
    }

    /** The hosts' layer at equal distances; what is above them at the middle of what it joins. */
    private void layOnSide() {
        List<List<Integer>> columns = new ArrayList<>(layers.values());
        width = MARGIN + COLUMN * (columns.size() - 1) + 40 + BESIDE;
        height = 2 * MARGIN + LINE * (widestRow() - 1);
        for (int column = columns.size() - 1; column >= 0; column--) {
            List<Integer> inOrder = new ArrayList<>(columns.get(column));
            Map<Integer, Double> wanted = new LinkedHashMap<>();
            for (int box : inOrder) {
                wanted.put(
                        box,
                        column == columns.size() - 1 ? -1 : middle(box, columns.get(column + 1)));
            }
            inOrder.sort(
                    Comparator.comparingDouble((Integer box) -> wanted.get(box))
                            .thenComparingDouble(box -> spread(layout::x, box)));
            double free = (height - 2 * MARGIN) / Math.max(1, inOrder.size() - 1);
            for (int i = 0; i < inOrder.size(); i++) {
                double y = inOrder.size() == 1 ? height / 2 : MARGIN + free * i;
                int box = inOrder.get(i);
                boxes.set(box, boxes.get(box).at(MARGIN + COLUMN * column, y));
            }
        }
    }

    /** Where those of the next column that a box is linked to are, on average. */
    private double middle(int box, List<Integer> next) {
        return topology.links().stream()
                .mapToInt(link -> other(link, box))
                .filter(next::contains)
                .mapToDouble(other -> boxes.get(other).y())
                .average()
                .orElse(height / 2);
    }

    private int other(Link link, int box) {
        int a = boxOf[link.a().node()];
        int b = boxOf[link.b().node()];
        return a == box ? b : b == box ? a : -1;
    }

    /** The coordinate of a box from 0 to 1, so that all boxes take all the room there is. */
    private double spread(IntToDoubleFunction coordinate, int box) {
        double least = 1;
        double most = 0;
        for (int i = 0; i < topology.nodeCount(); i++) {
            least = Math.min(least, coordinate.applyAsDouble(i));
            most = Math.max(most, coordinate.applyAsDouble(i));
        }
        double own =
                boxes.get(box).nodes().stream()
                        .mapToDouble(node -> coordinate.applyAsDouble(node.id()))
                        .average()
                        .orElse(0);
        return most > least ? (own - least) / (most - least) : 0.5;
    }
}
