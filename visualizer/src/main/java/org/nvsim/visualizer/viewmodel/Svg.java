package org.nvsim.visualizer.viewmodel;

import java.util.Locale;
import org.nvsim.run.record.EncapsulationState;
import org.nvsim.run.record.Recording;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.TopologyNode;

/** The picture of a moment as SVG, for documents: the same boxes, lines and packets. */
public final class Svg {
    private static final double MARGIN = 30;

    private final StringBuilder out = new StringBuilder();
    private final RunScene world;
    private final Picture picture;
    private final Recording recording;
    private final long timePs;

    private Svg(RunScene world, long timePs) {
        this.world = world;
        this.timePs = timePs;
        this.picture = world.picture(timePs);
        this.recording = world.recording();
    }

    /** The picture of the moment that the traffic was found for last. */
    public static String of(RunScene world, long timePs) {
        Svg svg = new Svg(world, timePs);
        svg.write();
        return svg.out.toString();
    }

    private void write() {
        Box all = picture.bounds();
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.1f %.1f %.1f %.1f\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n",
                all.x() - MARGIN,
                all.y() - MARGIN,
                all.width() + 2 * MARGIN,
                all.height() + 2 * MARGIN);
        for (LinkLine line : picture.links()) {
            add(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#a6b1bd\"/>%n",
                    line.x1(), line.y1(), line.x2(), line.y2());
        }
        packets();
        for (TopologyNode node : recording.topology().nodes()) {
            Box box = picture.box(node.id());
            boolean host = node.kind() == NodeKind.HOST;
            rect(box, host ? "#f1f4f8" : "#e4e9ef", "#7b8794");
            text(box.centerX(), host ? box.y() + 16 : box.centerY() + 4, node.name());
        }
        int nodes = recording.topology().nodeCount();
        for (int place = nodes; place < recording.places().size(); place++) {
            Box box = picture.box(place);
            if (box != null) {
                String name = recording.places().get(place);
                rect(box, "#ffffff", color(world.tenants().ofVm(name)));
                if (box.width() > 40) {
                    text(box.centerX(), box.centerY() + 4, name);
                    world.pause(name, timePs)
                            .ifPresent(
                                    pause ->
                                            text(box.centerX(), box.centerY() + 18, pause.words()));
                }
            }
        }
        add("</svg>%n");
    }

    private void packets() {
        Traffic traffic = world.traffic();
        for (int i = 0; i < traffic.count(); i++) {
            double x = traffic.x(i) - traffic.directionY(i) * 7;
            double y = traffic.y(i) + traffic.directionX(i) * 7;
            if (traffic.look(i) == EncapsulationState.ENCAPSULATED) {
                rect(new Box(x - 8, y - 7, 16, 14), "#ffffff", "#3e4c59");
            }
            String color = color(traffic.tenant(i));
            rect(new Box(x - 4, y - 4, 8, 8), color, color);
            if (traffic.look(i) == EncapsulationState.REWRITTEN) {
                rect(new Box(x - 4, y - 1, 8, 2), "#ffffff", "#ffffff");
            }
        }
    }

    private String color(int tenant) {
        return tenant == Tenants.NOBODY
                ? "#5c6b7a"
                : Tenants.palette().get(world.tenants().color(tenant));
    }

    private void rect(Box box, String fill, String edge) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" fill=\"%s\""
                        + " stroke=\"%s\"/>%n",
                box.x(), box.y(), box.width(), box.height(), fill, edge);
    }

    private void text(double x, double y, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;");
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n", x, y, safe);
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }
}
