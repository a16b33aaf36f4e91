package org.nvsim.visualizer.view;

import java.util.Arrays;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.nvsim.run.record.EncapsulationState;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.Follow;
import org.nvsim.visualizer.viewmodel.LinkLine;
import org.nvsim.visualizer.viewmodel.Picture;
import org.nvsim.visualizer.viewmodel.Tenants;
import org.nvsim.visualizer.viewmodel.Traffic;

/**
 * Draws the packets on links by what they are: the tenant's colour within, a shell around it when
 * encapsulated, a bar across it when rewritten, hollow for ARP. One colour is drawn after the
 * other, which is what makes thousands of them fast.
 */
final class PacketPainter {
    /** With more packets than this, links are filled by how many they carry. */
    static final int MOST_SINGLE = 4000;

    /** Pixels of a line below which its number would cover it. */
    private static final double SHORTEST_LABELLED = 44;

    private static final double SIDE = 7;
    private static final double CORE = 9;
    private static final double SHELL_X = 17;
    private static final double SHELL_Y = 15;
    private static final double DIMMED = 0.16;
    private static final double SMALLEST = 0.62;

    private PacketPainter() {}

    static void paint(Scene2d s) {
        Traffic traffic = s.model().world().traffic();
        int[] seen = seen(s, traffic);
        if (seen.length > MOST_SINGLE) {
            paintDensity(s, traffic);
            if (s.model().follow().targetProperty().get().isPresent()) {
                paint(s, traffic, of(s, seen, false));
            }
            return;
        }
        Follow follow = s.model().follow();
        if (follow.targetProperty().get().isEmpty()) {
            paint(s, traffic, seen);
            return;
        }
        s.g().setGlobalAlpha(DIMMED);
        paint(s, traffic, of(s, seen, true));
        s.g().setGlobalAlpha(1);
        paint(s, traffic, of(s, seen, false));
    }

    /** Those of the packets that are dimmed, or those that are not. */
    private static int[] of(Scene2d s, int[] seen, boolean dimmed) {
        Traffic traffic = s.model().world().traffic();
        int[] some = new int[seen.length];
        int size = 0;
        for (int i : seen) {
            int packet = s.model().world().recording().packet(traffic.row(i));
            if (s.model().follow().isDimmed(packet) == dimmed) {
                some[size++] = i;
            }
        }
        return Arrays.copyOf(some, size);
    }

    private static void paint(Scene2d s, Traffic traffic, int[] seen) {
        double size = Math.max(SMALLEST, Math.min(1.25, Math.sqrt(s.camera().scale())));
        paintShells(s, traffic, seen, size);
        Tenants tenants = s.model().world().tenants();
        for (int color = -1; color < Tenants.palette().size(); color++) {
            s.g().setFill(color < 0 ? s.colors().faintInk() : Colors.ofPalette(color));
            for (int i : seen) {
                int tenant = traffic.tenant(i);
                int own = tenant == Tenants.NOBODY ? -1 : tenants.color(tenant);
                if (own == color) {
                    core(s, traffic, i, size);
                }
            }
        }
        paintMarks(s, traffic, seen, size);
    }

    /** The packets that are in view, on links drawn by themselves or followed. */
    private static int[] seen(Scene2d s, Traffic traffic) {
        int[] seen = new int[traffic.count()];
        int size = 0;
        for (int i = 0; i < seen.length; i++) {
            double x = s.camera().x(traffic.x(i));
            double y = s.camera().y(traffic.y(i));
            boolean inView = x > -SHELL_X && y > -SHELL_X;
            inView &= x < s.width() + SHELL_X && y < s.height() + SHELL_X;
            if (inView && (s.overview().isAlone(traffic.link(i)) || isFollowed(s, traffic, i))) {
                seen[size++] = i;
            }
        }
        return Arrays.copyOf(seen, size);
    }

    private static boolean isFollowed(Scene2d s, Traffic traffic, int i) {
        int packet = s.model().world().recording().packet(traffic.row(i));
        Follow follow = s.model().follow();
        return follow.targetProperty().get().isPresent() && !follow.isDimmed(packet);
    }

    private static double x(Scene2d s, Traffic traffic, int i) {
        return s.camera().x(traffic.x(i)) - traffic.directionY(i) * SIDE;
    }

    private static double y(Scene2d s, Traffic traffic, int i) {
        return s.camera().y(traffic.y(i)) + traffic.directionX(i) * SIDE;
    }

    private static void paintShells(Scene2d s, Traffic traffic, int[] seen, double size) {
        GraphicsContext g = s.g();
        for (int pass = 0; pass < 2; pass++) {
            double edge = pass * 2;
            g.setFill(pass == 0 ? s.colors().shell() : s.colors().background());
            for (int i : seen) {
                if (traffic.look(i) == EncapsulationState.ENCAPSULATED) {
                    double w = SHELL_X * size - edge * 2;
                    double h = SHELL_Y * size - edge * 2;
                    g.fillRect(x(s, traffic, i) - w / 2, y(s, traffic, i) - h / 2, w, h);
                }
            }
        }
    }

    private static void core(Scene2d s, Traffic traffic, int i, double size) {
        double side =
                traffic.look(i) == EncapsulationState.ENCAPSULATED
                        ? CORE * size * 0.8
                        : CORE * size;
        double x = x(s, traffic, i);
        double y = y(s, traffic, i);
        s.g().fillRect(x - side / 2, y - side / 2, side, side);
        if (traffic.look(i) == EncapsulationState.ARP) {
            return;
        }
        double nose =
                traffic.look(i) == EncapsulationState.ENCAPSULATED ? SHELL_X * size : CORE * size;
        s.g().fillRect(
                        x + traffic.directionX(i) * nose * 0.75 - 1.5,
                        y + traffic.directionY(i) * nose * 0.75 - 1.5,
                        3,
                        3);
    }

    /** The bar of rewritten packets, and the hollow of ARP. */
    private static void paintMarks(Scene2d s, Traffic traffic, int[] seen, double size) {
        s.g().setFill(s.colors().background());
        double side = CORE * size;
        for (int i : seen) {
            double x = x(s, traffic, i);
            double y = y(s, traffic, i);
            if (traffic.look(i) == EncapsulationState.REWRITTEN) {
                s.g().fillRect(x - side / 2, y - 1.2 * size, side, 2.4 * size);
            } else if (traffic.look(i) == EncapsulationState.ARP) {
                s.g().fillRect(x - side / 4, y - side / 4, side / 2, side / 2);
            }
        }
    }

    /** The ring around the selected packet, if it is on a link just now. */
    static void paintSelected(Scene2d s, int packet) {
        Traffic traffic = s.model().world().traffic();
        for (int i = 0; i < traffic.count(); i++) {
            boolean alone = s.overview().isAlone(traffic.link(i));
            if (alone && s.model().world().recording().packet(traffic.row(i)) == packet) {
                s.g().setStroke(s.colors().accent());
                s.g().setLineWidth(2.5);
                s.g().strokeOval(x(s, traffic, i) - 15, y(s, traffic, i) - 15, 30, 30);
            }
        }
    }

    /** The packet drawn within reach of a pixel, or -1. */
    static int packetAt(Scene2d s, double pixelX, double pixelY, double reach) {
        Traffic traffic = s.model().world().traffic();
        int found = -1;
        double least = reach * reach;
        for (int i = 0; i < traffic.count(); i++) {
            double dx = x(s, traffic, i) - pixelX;
            double dy = y(s, traffic, i) - pixelY;
            if (dx * dx + dy * dy <= least && s.overview().isAlone(traffic.link(i))) {
                least = dx * dx + dy * dy;
                found = s.model().world().recording().packet(traffic.row(i));
            }
        }
        return found;
    }

    private static void paintDensity(Scene2d s, Traffic traffic) {
        Picture picture = s.model().world().picture(s.timePs());
        int most = 1;
        for (LinkLine line : picture.links()) {
            most = Math.max(most, traffic.onLink(line.link(), true));
            most = Math.max(most, traffic.onLink(line.link(), false));
        }
        for (LinkLine line : picture.links()) {
            if (s.overview().isAlone(line.link()) && s.isInView(line)) {
                density(s, line, traffic.onLink(line.link(), true), most, 1);
                density(s, line, traffic.onLink(line.link(), false), most, -1);
            }
        }
    }

    /**
     * Draws how many packets a line carries one way.
     *
     * @param side 1 for the line's own direction, -1 for the other
     */
    static void density(Scene2d s, LinkLine line, int count, int most, int side) {
        if (count == 0) {
            return;
        }
        double x1 = s.camera().x(line.x1());
        double y1 = s.camera().y(line.y1());
        double x2 = s.camera().x(line.x2());
        double y2 = s.camera().y(line.y2());
        double length = Math.max(1, Math.hypot(x2 - x1, y2 - y1));
        double offX = -(y2 - y1) / length * side;
        double offY = (x2 - x1) / length * side;
        double share = Math.sqrt(count / (double) most);
        double apart = 2 + 3 * share;
        s.g().setStroke(s.colors().accent().deriveColor(0, 1, 1, 0.25 + 0.6 * share));
        s.g().setLineWidth(1 + 5 * share);
        s.g().strokeLine(
                        x1 + offX * apart, y1 + offY * apart, x2 + offX * apart, y2 + offY * apart);
        if (length > SHORTEST_LABELLED) {
            double at = 0.5 - 0.18 * side; // the numbers of both directions, not side by side
            label(s, count, x1 + (x2 - x1) * at + offX * 4, y1 + (y2 - y1) * at + offY * 4);
        }
    }

    private static void label(Scene2d s, int count, double x, double y) {
        GraphicsContext g = s.g();
        String text = Amount.brief(count);
        g.setFont(Font.font("System", FontWeight.BOLD, 10));
        double width = text.length() * 6.4 + 6;
        g.setFill(s.colors().background().deriveColor(0, 1, 1, 0.85));
        g.fillRoundRect(x - width / 2, y - 7, width, 14, 7, 7);
        g.setFill(s.colors().ink());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x, y);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BASELINE);
    }
}
