package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.run.record.Recording;
import org.nvsim.topology.Link;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.layout.Layout;

/**
 * Where everything is drawn: a box for every node, and inside a host's box one for each VM that
 * runs there. Links are lines between boxes.
 */
public final class Picture {
    /** With more VMs on a host its VMs are small squares without names. */
    public static final int MOST_NAMED_VMS = 6;

    private static final double NODE_WIDTH = 120;
    private static final double NODE_HEIGHT = 40;
    private static final double HOST_WIDTH = 176;
    private static final double VM_WIDTH = 96;
    private static final double VM_HEIGHT = 40;
    private static final double SMALL_VM = 18;
    private static final double GAP = 8;
    private static final double HOST_HEAD = 44;
    private static final double ROW_GAP = 64;
    private static final double COLUMN_GAP = 30;

    /**
     * A network of so many machines is drawn as wide as it gets, its rows as far apart as asked.
     */
    private static final int LARGE = 64;

    private static final double LARGE_ROW_GAP = 130;

    /** Width of the picture by its height. */
    private static final double SHAPE = 2.6;

    private final Topology topology;
    private final List<String> vmsByPlace = new ArrayList<>();
    private final Map<String, List<Integer>> vmsByHost = new TreeMap<>();
    private final double pitch;
    private int rows;
    private final boolean layered;
    private final Box[] boxes; // by place
    private final int[] nodes; // by place: itself, or the host it is on
    private final List<LinkLine> links = new ArrayList<>();
    private final Box bounds;

    /**
     * @param hostOfVm which host each VM is on, by names
     * @param pitch how far rows of a large network are apart, if that is more than they need
     */
    Picture(Recording recording, Layout layout, Map<String, String> hostOfVm, double pitch) {
        this.topology = recording.topology();
        this.pitch = pitch;
        this.boxes = new Box[recording.places().size()];
        vmsByPlace.addAll(
                recording.places().subList(topology.nodeCount(), recording.places().size()));
        for (int i = 0; i < vmsByPlace.size(); i++) {
            vmsByHost
                    .computeIfAbsent(
                            hostOfVm.getOrDefault(vmsByPlace.get(i), ""), h -> new ArrayList<>())
                    .add(topology.nodeCount() + i);
        }
        nodes = new int[boxes.length];
        Arrays.fill(nodes, -1);
        layered = placeNodes(layout);
        for (TopologyNode node : topology.nodes()) {
            placeVms(node);
        }
        for (Link link : topology.links()) {
            int a = link.a().node();
            int b = link.b().node();
            links.add(LinkLine.between(link.id(), a, boxes[a], b, boxes[b]));
        }
        Box all = boxes[0];
        for (Box box : boxes) {
            all = box == null ? all : all.and(box);
        }
        bounds = all;
    }

    private boolean placeNodes(Layout layout) {
        TreeMap<Double, Double> widths = new TreeMap<>(); // of rows, by height in the layout
        TreeMap<Double, Double> heights = new TreeMap<>();
        TreeMap<Double, Integer> counts = new TreeMap<>();
        for (TopologyNode node : topology.nodes()) {
            Box size = size(node);
            double row = layout.y(node.id());
            widths.merge(row, size.width() + COLUMN_GAP, Math::max);
            heights.merge(row, size.height(), Math::max);
            counts.merge(row, 1, Integer::sum);
        }
        widths.replaceAll((row, widest) -> widest * counts.get(row)); // rows are spaced evenly
        boolean inRows = widths.size() * 2 <= Math.max(4, topology.nodeCount());
        if (inRows) {
            placeRows(layout, widths, heights);
        } else {
            placeFreely(layout);
        }
        return inRows;
    }

    /** Rows that machines stand in, if they do. */
    public int rowCount() {
        return rows;
    }

    /** Whether it is drawn from afar by symbols for many machines. */
    public boolean isLarge() {
        return layered && topology.nodeCount() >= LARGE;
    }

    /** Rows one below the other, stretched to about the shape of a screen. */
    private void placeRows(
            Layout layout, TreeMap<Double, Double> widths, TreeMap<Double, Double> heights) {
        double width = 0;
        double height = 0;
        for (double row : widths.keySet()) {
            width = Math.max(width, widths.get(row));
            height += heights.get(row);
        }
        rows = heights.size();
        int gaps = Math.max(1, rows - 1);
        boolean large = topology.nodeCount() >= LARGE;
        double gap =
                large
                        ? Math.max(LARGE_ROW_GAP, pitch - height / heights.size())
                        : Math.max(ROW_GAP, (width / SHAPE - height) / gaps);
        height += gap * gaps;
        width = large ? width : Math.max(width, height * SHAPE * 0.8);
        TreeMap<Double, Double> middles = new TreeMap<>();
        double top = 0;
        for (double row : heights.keySet()) {
            middles.put(row, top + heights.get(row) / 2);
            top += heights.get(row) + gap;
        }
        for (TopologyNode node : topology.nodes()) {
            put(node, layout.x(node.id()) * width, middles.get(layout.y(node.id())));
        }
    }

    /** Drawn by forces, or placed by hand. */
    private void placeFreely(Layout layout) {
        double width = Math.sqrt(topology.nodeCount()) * 1.6 * (NODE_WIDTH + COLUMN_GAP);
        for (TopologyNode node : topology.nodes()) {
            put(node, layout.x(node.id()) * width, layout.y(node.id()) * width / SHAPE * 1.5);
        }
    }

    private void put(TopologyNode node, double middleX, double middleY) {
        Box size = size(node);
        nodes[node.id()] = node.id();
        boxes[node.id()] =
                new Box(
                        middleX - size.width() / 2,
                        middleY - size.height() / 2,
                        size.width(),
                        size.height());
    }

    private List<Integer> vmsOn(TopologyNode node) {
        return vmsByHost.getOrDefault(node.name(), List.of());
    }

    private Box size(TopologyNode node) {
        if (node.kind() != NodeKind.HOST) {
            return new Box(0, 0, NODE_WIDTH, NODE_HEIGHT);
        }
        int count = vmsOn(node).size();
        int columns = columns(count);
        int rows = Math.max(1, (count + columns - 1) / columns);
        double width = columns * (vmWidth(count) + GAP) + GAP;
        double height = HOST_HEAD + rows * (vmHeight(count) + GAP);
        return new Box(
                0, 0, Math.max(count <= MOST_NAMED_VMS ? HOST_WIDTH : NODE_WIDTH, width), height);
    }

    private static int columns(int count) {
        return count <= MOST_NAMED_VMS ? Math.max(1, Math.min(3, count)) : 5;
    }

    private static double vmWidth(int count) {
        return count <= MOST_NAMED_VMS ? VM_WIDTH : SMALL_VM;
    }

    private static double vmHeight(int count) {
        return count <= MOST_NAMED_VMS ? VM_HEIGHT : SMALL_VM;
    }

    private void placeVms(TopologyNode node) {
        List<Integer> vms = vmsOn(node);
        int columns = columns(vms.size());
        double width = vmWidth(vms.size());
        double height = vmHeight(vms.size());
        Box host = boxes[node.id()];
        double rowWidth = Math.min(columns, vms.size()) * (width + GAP) - GAP;
        double left = host.centerX() - rowWidth / 2;
        for (int i = 0; i < vms.size(); i++) {
            nodes[vms.get(i)] = node.id();
            boxes[vms.get(i)] =
                    new Box(
                            left + i % columns * (width + GAP),
                            host.y() + HOST_HEAD + i / columns * (height + GAP),
                            width,
                            height);
        }
    }

    /** The bar of a host's virtual switch. */
    public static Box virtualSwitch(Box host) {
        return new Box(host.x() + GAP, host.y() + 24, host.width() - 2 * GAP, 12);
    }

    /** The box of a place; null for a VM that is on no host now. */
    public Box box(int place) {
        return boxes[place];
    }

    /** A node itself, or the host that a VM is on; -1 if it is on none. */
    public int nodeOf(int place) {
        return nodes[place];
    }

    /** All links by id. */
    public List<LinkLine> links() {
        return links;
    }

    /** What holds everything. */
    public Box bounds() {
        return bounds;
    }

    /** The place drawn at a point: a VM before its host; -1 if none. */
    public int placeAt(double x, double y) {
        for (int place = boxes.length - 1; place >= 0; place--) {
            if (boxes[place] != null && boxes[place].contains(x, y)) {
                return place;
            }
        }
        return -1;
    }

    /** The link within so many units of a point, or -1. */
    public int linkAt(double x, double y, double reach) {
        int nearest = -1;
        double least = reach * reach;
        for (LinkLine line : links) {
            double dx = line.x2() - line.x1();
            double dy = line.y2() - line.y1();
            double length = Math.max(1e-9, dx * dx + dy * dy);
            double share = ((x - line.x1()) * dx + (y - line.y1()) * dy) / length;
            double at = Math.max(0, Math.min(1, share));
            double offX = x - line.x1() - at * dx;
            double offY = y - line.y1() - at * dy;
            double distance = offX * offX + offY * offY;
            if (distance <= least) {
                least = distance;
                nearest = line.link();
            }
        }
        return nearest;
    }
}
