package org.nvsim.report.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nvsim.packet.DropReason;
import org.nvsim.report.Amounts;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.layout.Layout;

/** The physical network with its VMs, and where frames were dropped under each variant. */
final class TopologyPicture {
    private static final int MOST_BOXES = 120;
    private static final int MOST_VMS_OF_A_HOST = 6;
    private static final int MOST_NAMES = 3; // of VMs or variants, in one line or stack
    private static final double VM_HEIGHT = 17;

    private final HtmlWriter html;
    private final Topology topology;
    private final ReportContent content;
    private final Map<String, List<String>> vms = new LinkedHashMap<>();
    private final PicturePlan plan;
    private final long mostDropped;

    TopologyPicture(HtmlWriter html, Topology topology, ReportContent content) {
        this.html = html;
        this.topology = topology;
        this.content = content;
        this.plan =
                new PicturePlan(
                        topology, Layout.of(topology, content.origin().provenance().seed()));
        this.mostDropped = plan.boxes().stream().mapToLong(this::dropped).max().orElse(0);
        findVms();
    }

    void write() {
        html.section("network", "The network");
        if (plan.boxes().size() > MOST_BOXES) {
            html.leaf("p", topology.nodeCount() + " nodes and " + topology.linkCount() + " links.");
            html.close();
            return;
        }
        double below = plan.isOnItsSide() ? 0 : 20 + VM_HEIGHT * tallestStack();
        String box =
                String.format(Locale.ROOT, "0 0 %.0f %.0f", plan.width(), plan.height() + below);
        String widest = String.format(Locale.ROOT, "max-width:%.0fpx", plan.width() * 1.2);
        html.open("figure", "class", "network");
        html.open(
                "svg",
                "viewBox",
                box,
                "style",
                widest,
                "role",
                "img",
                "aria-label",
                "The physical network: " + names());
        links();
        plan.boxes().forEach(this::box);
        html.close().leaf("figcaption", caption()).close().close();
    }

    private String caption() {
        String kinds = "Boxes are hosts with their VMs, circles what forwards between them";
        return mostDropped == 0
                ? kinds + "."
                : kinds
                        + "; ✗ is the number of frames dropped there, most of them where the edge"
                        + " is thick.";
    }

    private void links() {
        Set<List<PicturePlan.Box>> drawn = new HashSet<>();
        for (Link link : topology.links()) {
            PicturePlan.Box a = plan.boxOf(link.a().node());
            PicturePlan.Box b = plan.boxOf(link.b().node());
            if (drawn.add(List.of(a, b))) {
                html.empty(
                        "line",
                        "class",
                        "link",
                        "x1",
                        number(a.x()),
                        "y1",
                        number(a.y()),
                        "x2",
                        number(b.x()),
                        "y2",
                        number(b.y()));
            }
        }
    }

    private void box(PicturePlan.Box box) {
        String kind = "node " + box.nodes().get(0).kind().name().toLowerCase(Locale.ROOT);
        long lost = dropped(box);
        if (lost > 0 && lost == mostDropped) {
            kind += " lossy";
        }
        if (box.forwards()) {
            html.empty(
                    "circle",
                    "class",
                    kind,
                    "cx",
                    number(box.x()),
                    "cy",
                    number(box.y()),
                    "r",
                    "21");
        } else {
            double half = box.nodes().size() > 1 ? 48 : 30;
            html.empty(
                    "rect",
                    "class",
                    kind,
                    "x",
                    number(box.x() - half),
                    "y",
                    number(box.y() - 15),
                    "width",
                    number(2 * half),
                    "height",
                    "30",
                    "rx",
                    "3");
        }
        label("name", box.x(), box.y() + 4, box.name());
        if (plan.isOnItsSide() && !box.forwards()) {
            beside(box);
        } else {
            above(box);
            double line = box.y() + 32;
            for (String vm : vmsOf(box)) {
                label("vm", box.x(), line, vm);
                line += VM_HEIGHT;
            }
        }
    }

    /** What was dropped, a line for each variant, the first one at the top. */
    private void above(PicturePlan.Box box) {
        List<String> lines = losses(box);
        double line = box.y() - 26 - 14 * (lines.size() - 1);
        for (String text : lines) {
            label("dropped", box.x(), line, text);
            line += 14;
        }
    }

    private void beside(PicturePlan.Box box) {
        double x = box.x() + (box.nodes().size() > 1 ? 54 : 36);
        List<String> losses = losses(box);
        List<String> names = vmsOf(box);
        String words = names.size() > MOST_NAMES ? names.size() + " VMs" : String.join(", ", names);
        label("vm beside", x, box.y() + (losses.isEmpty() ? 4 : -3), words);
        label("dropped beside", x, box.y() + 12, String.join(", ", losses));
    }

    /** {@code ✗ 120 nvgre} for each variant that lost something there. */
    private List<String> losses(PicturePlan.Box box) {
        List<String> lines = new ArrayList<>();
        boolean several = content.runs().size() > 1;
        for (ReportedRun run : content.runs()) {
            long count = dropped(run, box);
            if (count > 0) {
                lines.add("✗ " + Amounts.count(count) + (several ? " " + run.name() : ""));
            }
        }
        if (lines.size() > MOST_NAMES) {
            long most = content.runs().stream().mapToLong(run -> dropped(run, box)).max().orElse(0);
            return List.of("✗ up to " + Amounts.count(most) + " in " + lines.size() + " variants");
        }
        return lines;
    }

    private long dropped(PicturePlan.Box box) {
        return content.runs().stream().mapToLong(run -> dropped(run, box)).sum();
    }

    /** Frames a run dropped at nodes, but for copies that were not meant for them. */
    private static long dropped(ReportedRun run, PicturePlan.Box box) {
        long sum = 0;
        for (TopologyNode node : box.nodes()) {
            Map<String, Long> reasons =
                    run.result().frames().droppedAt().getOrDefault(node.name(), Map.of());
            for (Map.Entry<String, Long> reason : reasons.entrySet()) {
                sum += reason.getKey().equals(DropReason.NOT_FOR_US.word()) ? 0 : reason.getValue();
            }
        }
        return sum;
    }

    private void label(String kind, double x, double y, String text) {
        if (!text.isEmpty()) {
            html.leaf("text", text, "class", kind, "x", number(x), "y", number(y));
        }
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
    }

    /** Their names, or how many they are. */
    private List<String> vmsOf(PicturePlan.Box box) {
        List<String> all = new ArrayList<>();
        box.nodes().forEach(node -> all.addAll(vms.getOrDefault(node.name(), List.of())));
        String hosts = box.nodes().size() == 1 ? "" : box.nodes().size() + " hosts, ";
        return all.size() > MOST_VMS_OF_A_HOST || box.nodes().size() > 1
                ? List.of(hosts + all.size() + " VMs")
                : all;
    }

    private int tallestStack() {
        return plan.boxes().stream().mapToInt(box -> vmsOf(box).size()).max().orElse(0);
    }

    private String names() {
        return String.join(", ", plan.boxes().stream().map(PicturePlan.Box::name).toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
