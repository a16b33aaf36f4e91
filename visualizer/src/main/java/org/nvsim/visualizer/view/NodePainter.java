package org.nvsim.visualizer.view;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.TopologyNode;
import org.nvsim.visualizer.viewmodel.Box;
import org.nvsim.visualizer.viewmodel.Picture;
import org.nvsim.visualizer.viewmodel.RunScene;
import org.nvsim.visualizer.viewmodel.VmPause;

/** Draws machines: switches and firewalls by their sign, hosts opened up with switch and VMs. */
final class NodePainter {
    private static final double TITLE = 13;
    private static final double SMALL = 11;
    private static final double SMALL_PIXELS = 10;
    private static final int MOST_CORES = 8;
    private static final double CORE_STEP = 5;
    private static final double CORE_HEIGHT = 15;
    private static final double FULL = 0.8;

    private final Scene2d s;
    private final RunScene world;
    private final Recording recording;
    private final GraphicsContext g;

    private NodePainter(Scene2d s) {
        this.s = s;
        this.world = s.model().world();
        this.recording = world.recording();
        this.g = s.g();
    }

    static void paint(Scene2d s) {
        NodePainter painter = new NodePainter(s);
        Picture picture = s.model().world().picture(s.timePs());
        s.g().setTextBaseline(VPos.CENTER);
        for (TopologyNode node : painter.recording.topology().nodes()) {
            Box box = picture.box(node.id());
            if (s.overview().symbol(node.id()) < 0 && s.isInView(box)) {
                painter.node(node, box);
            }
        }
        int nodes = painter.recording.topology().nodeCount();
        for (int place = nodes; place < painter.recording.places().size(); place++) {
            Box box = picture.box(place);
            if (box != null && s.overview().symbol(place) < 0 && s.isInView(box)) {
                painter.vm(place, box);
            }
        }
        int selected = s.model().selectedPlaceProperty().get();
        if (selected >= 0 && picture.box(selected) != null) {
            int symbol = s.overview().symbol(selected);
            Box box = symbol < 0 ? picture.box(selected) : s.overview().symbols().get(symbol).box();
            painter.outline(box, s.colors().accent(), 3);
        }
        s.g().setTextAlign(TextAlignment.LEFT);
        s.g().setTextBaseline(VPos.BASELINE);
    }

    private void node(TopologyNode node, Box box) {
        boolean host = node.kind() == NodeKind.HOST;
        fill(box, host ? s.colors().host() : s.colors().node(), 8);
        outline(box, s.colors().nodeEdge(), 1);
        double signX = box.x() + 20;
        double signY = box.y() + (host ? 13 : box.height() / 2);
        NodeSign.draw(s, node.kind(), signX, signY);
        nameBelow(node, box);
        g.setTextAlign(TextAlignment.LEFT);
        if (host) {
            text(node.name(), box.x() + 36, box.y() + 13, TITLE, true, s.colors().ink());
            address(node.name())
                    .ifPresent(
                            a ->
                                    text(
                                            a,
                                            box.x() + 44 + node.name().length() * 8,
                                            box.y() + 13,
                                            SMALL,
                                            false,
                                            s.colors().faintInk()));
            virtualSwitch(Picture.virtualSwitch(box));
            cores(node.name(), box);
        } else {
            double x = box.x() + 40;
            text(node.name(), x, box.centerY() - 7, TITLE, true, s.colors().ink());
            String kind = NodeSign.word(node.kind());
            text(kind, x, box.centerY() + 8, SMALL, false, s.colors().faintInk());
        }
    }

    /** The name below a box too small to hold it, where there is room for names. */
    private void nameBelow(TopologyNode node, Box box) {
        double pixels = node.name().length() * SMALL_PIXELS * 0.62;
        if (!s.isLegible(TITLE) && pixels < box.width() * s.camera().scale() * 1.25) {
            double below = s.camera().y(box.y() + box.height()) + SMALL_PIXELS * 0.9;
            g.setFill(s.colors().background().deriveColor(0, 1, 1, 0.85)); // over a link
            g.fillRect(s.camera().x(box.centerX()) - pixels / 2, below - 6, pixels, 12);
            g.setFill(s.colors().ink());
            g.setFont(Font.font("System", SMALL_PIXELS));
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(node.name(), s.camera().x(box.centerX()), below);
        }
    }

    /** A small bar for each core, as high as it is busy. */
    private void cores(String host, Box box) {
        List<Double> loads = world.cores().at(host, s.timePs());
        int count = Math.min(MOST_CORES, loads.size());
        double left = box.x() + box.width() - 8 - count * CORE_STEP;
        for (int i = 0; i < count && s.isLegible(TITLE); i++) {
            Box frame = new Box(left + i * CORE_STEP, box.y() + 5, CORE_STEP - 1, CORE_HEIGHT);
            double high = loads.get(i) * CORE_HEIGHT;
            fill(frame, s.colors().node(), 0);
            Color color = loads.get(i) > FULL ? s.colors().full() : s.colors().good();
            fill(new Box(frame.x(), frame.y() + CORE_HEIGHT - high, CORE_STEP - 1, high), color, 0);
        }
    }

    private void virtualSwitch(Box bar) {
        fill(bar, s.colors().nodeEdge(), 4);
        g.setTextAlign(TextAlignment.CENTER);
        text("virtual switch", bar.centerX(), bar.centerY(), 9, false, s.colors().background());
        g.setTextAlign(TextAlignment.LEFT);
    }

    private Optional<String> address(String host) {
        return world.scenario().network().hosts().stream()
                .filter(spec -> spec.name().equals(host))
                .map(HostSpec::address)
                .map(Ipv4Address::format)
                .findFirst();
    }

    private void vm(int place, Box box) {
        String name = recording.places().get(place);
        Color color = s.colors().tenant(world.tenants(), world.tenants().ofVm(name));
        boolean small = box.width() < 40;
        Optional<VmPause> pause = world.pause(name, s.timePs());
        fill(box, color.deriveColor(0, 1, 1, pause.isPresent() ? 0.06 : small ? 0.75 : 0.2), 5);
        if (pause.isPresent()) {
            g.setLineDashes(5, 4);
        }
        outline(box, color, 1.6);
        g.setLineDashes();
        VmSpec spec = world.tenants().vms().get(name);
        if (!small && spec != null) {
            g.setTextAlign(TextAlignment.CENTER);
            double x = box.centerX();
            if (pause.isEmpty()) {
                plug(box);
            }
            text(name, x, box.centerY() - 8, TITLE, true, s.colors().ink());
            String below = pause.map(VmPause::words).orElse(Ipv4Address.format(spec.address()));
            text(below, x, box.centerY() + 8, SMALL, pause.isPresent(), s.colors().ink());
        }
    }

    /** The line from a VM to its port of the virtual switch. */
    private void plug(Box box) {
        g.setLineWidth(2);
        double x = s.camera().x(box.centerX());
        g.strokeLine(x, s.camera().y(box.y()), x, s.camera().y(box.y() - 8));
    }

    private void fill(Box box, Color color, double round) {
        double r = round * s.camera().scale() * 2;
        g.setFill(color);
        g.fillRoundRect(
                s.camera().x(box.x()),
                s.camera().y(box.y()),
                box.width() * s.camera().scale(),
                box.height() * s.camera().scale(),
                r,
                r);
    }

    private void outline(Box box, Color color, double width) {
        double r = 12 * s.camera().scale();
        g.setStroke(color);
        g.setLineWidth(width);
        g.strokeRoundRect(
                s.camera().x(box.x()),
                s.camera().y(box.y()),
                box.width() * s.camera().scale(),
                box.height() * s.camera().scale(),
                r,
                r);
    }

    private void text(String text, double x, double y, double units, boolean bold, Color color) {
        if (s.isLegible(units)) {
            g.setFill(color);
            g.setFont(s.font(units, units * 1.5, bold));
            g.fillText(text, s.camera().x(x), s.camera().y(y));
        }
    }
}
