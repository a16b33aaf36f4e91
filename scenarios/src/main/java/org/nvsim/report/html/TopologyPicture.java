package org.nvsim.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.nvsim.packet.DropReason;
import org.nvsim.report.Amounts;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.layout.Layout;

/** The physical network with its VMs, and where frames were dropped. */
final class TopologyPicture {
    private static final int MOST_NODES = 200;
    private static final int MOST_VMS_OF_A_HOST = 6;
    private static final double STEP = 105; // from one node to the next in a row
    private static final double WIDTH_THAT_FITS = 500; // may shrink to a phone's and stay readable
    private static final double MARGIN = 60;
    private static final double VM_HEIGHT = 17;

    private final HtmlWriter html;
    private final Topology topology;
    private final ReportContent content;
    private final Map<String, List<String>> vms = new LinkedHashMap<>();
    private final Layout layout;
    private final double width;
    private final double height;

    TopologyPicture(HtmlWriter html, Topology topology, ReportContent content) {
        this.html = html;
        this.topology = topology;
        this.content = content;
        this.layout = Layout.of(topology, content.origin().seed());
        double row = widestRow();
        this.width = Math.max(300, MARGIN * 2 + STEP * (row - 1));
        this.height = Math.max(170, Math.min(480, 85 * rows()));
        findVms();
    }

    void write() {
        html.section("network", "The network");
        if (topology.nodeCount() > MOST_NODES) {
            html.leaf("p", topology.nodeCount() + " nodes and " + topology.linkCount() + " links.");
            html.close();
            return;
        }
        double below = 20 + VM_HEIGHT * tallestStack();
        String box = String.format(Locale.ROOT, "0 0 %.0f %.0f", width, height + below);
        boolean fits = width <= WIDTH_THAT_FITS;
        html.open("figure", "class", fits ? "network fits" : "network")
                .open("div", "class", "scroll", "tabindex", "0");
        html.open(
                "svg",
                "viewBox",
                box,
                "width",
                number(width * 1.2),
                "role",
                "img",
                "aria-label",
                "The physical network: " + names());
        topology.links().forEach(this::link);
        topology.nodes().forEach(this::node);
        html.close().close();
        html.leaf("figcaption", caption()).close().close();
    }

    private String caption() {
        String kinds = "Boxes are hosts with their VMs, circles what forwards between them";
        boolean several = content.runs().size() > 1;
        if (topology.nodes().stream().allMatch(node -> dropped(node.name()) == 0)) {
            return kinds + ".";
        }
        String variant = several ? " under " + content.runs().get(0).name() : "";
        return kinds + "; ✗ is the number of frames dropped there" + variant + ".";
    }

    private void link(Link link) {
        int a = link.a().node();
        int b = link.b().node();
        html.empty(
                "line",
                "class",
                "link",
                "x1",
                number(x(a)),
                "y1",
                number(y(a)),
                "x2",
                number(x(b)),
                "y2",
                number(y(b)));
    }

    private void node(TopologyNode node) {
        double x = x(node.id());
        double y = y(node.id());
        String kind = "node " + node.kind().name().toLowerCase(Locale.ROOT);
        if (node.kind().forwards()) {
            html.empty("circle", "class", kind, "cx", number(x), "cy", number(y), "r", "21");
        } else {
            html.empty(
                    "rect",
                    "class",
                    kind,
                    "x",
                    number(x - 30),
                    "y",
                    number(y - 15),
                    "width",
                    "60",
                    "height",
                    "30",
                    "rx",
                    "3");
        }
        label("name", x, y + 4, node.name());
        drops(node, x, y);
        double line = y + 32;
        for (String vm : vms.getOrDefault(node.name(), List.of())) {
            label("vm", x, line, vm);
            line += VM_HEIGHT;
        }
    }

    private void drops(TopologyNode node, double x, double y) {
        long count = dropped(node.name());
        if (count > 0) {
            label("dropped", x, y - 26, "✗ " + Amounts.count(count));
        }
    }

    /** Frames the first run dropped at a node, but for copies that were not meant for it. */
    private long dropped(String node) {
        if (content.runs().isEmpty()) {
            return 0;
        }
        return content
                .runs()
                .get(0)
                .result()
                .frames()
                .droppedAt()
                .getOrDefault(node, Map.of())
                .entrySet()
                .stream()
                .filter(entry -> !entry.getKey().equals(DropReason.NOT_FOR_US.word()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void label(String kind, double x, double y, String text) {
        html.leaf("text", text, "class", kind, "x", number(x), "y", number(y));
    }

    private void findVms() {
        if (content.runs().isEmpty()) {
            return;
        }
        for (TenantSpec tenant : content.runs().get(0).scenario().tenants()) {
            for (VmSpec vm : tenant.vms()) {
                vms.computeIfAbsent(vm.host(), host -> new ArrayList<>()).add(vm.name());
            }
        }
        vms.replaceAll(
                (host, all) ->
                        all.size() > MOST_VMS_OF_A_HOST ? List.of(all.size() + " VMs") : all);
    }

    private int tallestStack() {
        return vms.values().stream().mapToInt(List::size).max().orElse(0);
    }

    private String names() {
        return String.join(", ", topology.nodes().stream().map(TopologyNode::name).toList());
    }

    private long rows() {
        return topology.nodes().stream()
                .map(node -> Math.round(100 * layout.y(node.id())))
                .distinct()
                .count();
    }

    /** Most nodes at one height: how wide the picture must be. */
    private double widestRow() {
        Map<Long, Integer> rows = new LinkedHashMap<>();
        for (TopologyNode node : topology.nodes()) {
            rows.merge(Math.round(100 * layout.y(node.id())), 1, Integer::sum);
        }
        int widest = rows.values().stream().max(Integer::compare).orElse(1);
        return Math.min(24, Math.max(widest, Math.sqrt(topology.nodeCount())));
    }

    private double x(int node) {
        return MARGIN + (width - 2 * MARGIN) * spread(layout::x, node);
    }

    private double y(int node) {
        return 45 + (height - 70) * spread(layout::y, node);
    }

    /** The coordinate from 0 to 1, so that the nodes take all the room there is. */
    private double spread(IntToDoubleFunction coordinate, int node) {
        double least = 1;
        double most = 0;
        for (int i = 0; i < topology.nodeCount(); i++) {
            least = Math.min(least, coordinate.applyAsDouble(i));
            most = Math.max(most, coordinate.applyAsDouble(i));
        }
        return most > least ? (coordinate.applyAsDouble(node) - least) / (most - least) : 0.5;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
