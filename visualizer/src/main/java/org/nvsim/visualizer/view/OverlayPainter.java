package org.nvsim.visualizer.view;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.nvsim.topology.TopologyNode;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.Box;
import org.nvsim.visualizer.viewmodel.Drops;
import org.nvsim.visualizer.viewmodel.LinkLine;
import org.nvsim.visualizer.viewmodel.Picture;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.RunScene;

/** Draws what lies over machines: drops with their reasons, waiting frames, the small map. */
final class OverlayPainter {
    private static final int SPIKES = 9;
    private static final double BADGE = 17;
    private static final int LEAST_NODES_FOR_MAP = 100;
    private static final double MAP_WIDTH = 190;
    private static final double LOWEST_MAP = 44;

    private OverlayPainter() {}

    static void paint(Scene2d s) {
        paintDrops(s);
        paintHeld(s);
        QueuePainter.paint(s);
        int packet = s.model().selectedPacketProperty().get();
        if (packet != RunModel.NONE) {
            PacketPainter.paintSelected(s, packet);
        }
        paintMap(s);
    }

    /** A number that stays the same as long as the same is drawn. */
    static long signature(RunModel model) {
        RunScene world = model.world();
        if (model.selectedPacketProperty().get() != RunModel.NONE) {
            return model.playback().timePs(); // its ring moves with it
        }
        long signature = 1;
        for (Drops.Burst burst :
                world.drops().until(model.playback().timePs(), model.playback().speedPs())) {
            signature = signature * 31 + burst.total() * 2L + (burst.recent() > 0 ? 1 : 0);
        }
        for (int place = 0; place < world.recording().places().size(); place++) {
            signature = signature * 31 + world.traffic().inPlace(place);
        }
        for (LinkLine line : world.picture(model.playback().timePs()).links()) {
            signature = signature * 31 + world.traffic().waiting(line.link(), true);
            signature = signature * 31 + world.traffic().waiting(line.link(), false);
        }
        return signature;
    }

    /** Reasons so far above each place; a burst where something was dropped just now. */
    private static void paintDrops(Scene2d s) {
        RunScene world = s.model().world();
        Picture picture = world.picture(s.timePs());
        List<Drops.Burst> bursts = world.drops().until(s.timePs(), s.model().playback().speedPs());
        int[] lines = new int[world.recording().places().size()];
        int[] inSymbols = new int[s.overview().symbols().size()];
        for (Drops.Burst burst : bursts) {
            Box box = picture.box(burst.place());
            int symbol = s.overview().symbol(burst.place());
            if (symbol >= 0) {
                inSymbols[symbol] += burst.total();
            } else if (box != null) {
                double x = s.camera().x(box.centerX());
                double y = s.camera().y(box.y()) - 4 - BADGE * ++lines[burst.place()];
                badge(s, x, y, burst);
                if (burst.recent() > 0) {
                    burst(s, s.camera().x(box.x() + box.width()), s.camera().y(box.y()));
                }
            }
        }
        for (int i = 0; i < inSymbols.length; i++) {
            if (inSymbols[i] > 0) {
                Box box = s.overview().symbols().get(i).box();
                String text = "✕ " + Amount.brief(inSymbols[i]);
                double y = s.camera().y(box.y()) - BADGE;
                badge(s, s.camera().x(box.centerX()), y, text, false);
            }
        }
    }

    private static void badge(Scene2d s, double x, double y, Drops.Burst burst) {
        String text = "✕ " + Amount.grouped(burst.total()) + "  " + burst.reason().word();
        badge(s, x, y, text, burst.recent() > 0);
    }

    private static void badge(Scene2d s, double x, double y, String text, boolean recent) {
        GraphicsContext g = s.g();
        g.setFont(Font.font("System", FontWeight.BOLD, 11));
        double width = text.length() * 6.6 + 12;
        g.setFill(recent ? s.colors().drop() : s.colors().background());
        g.fillRoundRect(x - width / 2, y, width, BADGE - 1, 8, 8);
        g.setStroke(s.colors().drop());
        g.setLineWidth(1);
        g.strokeRoundRect(x - width / 2, y, width, BADGE - 1, 8, 8);
        g.setFill(recent ? s.colors().background() : s.colors().drop());
        centered(g, text, x, y + BADGE / 2 - 0.5);
    }

    private static void burst(Scene2d s, double x, double y) {
        double[] xs = new double[SPIKES * 2];
        double[] ys = new double[SPIKES * 2];
        for (int i = 0; i < xs.length; i++) {
            double radius = i % 2 == 0 ? 15 : 6;
            double angle = Math.PI * i / SPIKES;
            xs[i] = x + radius * Math.cos(angle);
            ys[i] = y + radius * Math.sin(angle);
        }
        s.g().setFill(s.colors().drop());
        s.g().fillPolygon(xs, ys, xs.length);
    }

    private static void paintHeld(Scene2d s) {
        RunScene world = s.model().world();
        Picture picture = world.picture(s.timePs());
        for (int place = 0; place < world.recording().places().size(); place++) {
            int count = world.traffic().inPlace(place);
            Box box = picture.box(place);
            if (count > 0 && box != null && s.overview().symbol(place) < 0 && s.isInView(box)) {
                double x = s.camera().x(box.x() + box.width());
                double y = s.camera().y(box.y() + box.height());
                s.g().setFill(s.colors().accent());
                String text = String.valueOf(count);
                double wide = 11 + 7 * text.length();
                s.g().fillRoundRect(x - wide / 2, y - 9, wide, 18, 18, 18);
                s.g().setFill(s.colors().background());
                s.g().setFont(Font.font("System", FontWeight.BOLD, 10));
                centered(s.g(), text, x, y);
            }
        }
    }

    private static void centered(GraphicsContext g, String text, double x, double y) {
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x, y);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BASELINE);
    }

    private static boolean isAllSeen(Scene2d s, Box all) {
        return s.camera().x(all.x()) >= 0
                && s.camera().y(all.y()) >= 0
                && s.camera().x(all.x() + all.width()) <= s.width()
                && s.camera().y(all.y() + all.height()) <= s.height();
    }

    private static void paintMap(Scene2d s) {
        RunScene world = s.model().world();
        Picture picture = world.picture(s.timePs());
        Box all = picture.bounds();
        if (world.recording().topology().nodeCount() < LEAST_NODES_FOR_MAP || isAllSeen(s, all)) {
            return;
        }
        double scale = MAP_WIDTH / all.width();
        double height = Math.max(LOWEST_MAP, Math.min(120, all.height() * scale));
        double left = s.width() - MAP_WIDTH - 10;
        double top = s.height() - height - 10;
        GraphicsContext g = s.g();
        g.setFill(s.colors().background().deriveColor(0, 1, 1, 0.9));
        g.fillRect(left, top, MAP_WIDTH, height);
        g.setStroke(s.colors().nodeEdge());
        g.setLineWidth(1);
        g.strokeRect(left, top, MAP_WIDTH, height);
        g.setFill(s.colors().faintInk());
        for (TopologyNode node : world.recording().topology().nodes()) {
            Box box = picture.box(node.id());
            double x = left + (box.centerX() - all.x()) * scale;
            double y = top + (box.centerY() - all.y()) / all.height() * height;
            g.fillRect(x - 1, y - 1, 2, 2);
        }
        double seenX = Math.max(0, (s.camera().pictureX(0) - all.x()) * scale);
        double seenY = Math.max(0, (s.camera().pictureY(0) - all.y()) / all.height() * height);
        double seenWide = s.width() / s.camera().scale() * scale;
        double seenHigh = s.height() / s.camera().scale() / all.height() * height;
        g.setStroke(s.colors().accent());
        g.strokeRect(
                left + seenX,
                top + seenY,
                Math.min(MAP_WIDTH - seenX, seenWide),
                Math.min(height - seenY, seenHigh));
    }
}
