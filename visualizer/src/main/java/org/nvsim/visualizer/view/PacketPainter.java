package org.nvsim.visualizer.view;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.nvsim.run.record.Look;
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

    private static final double SIDE = 7;
    private static final double CORE = 9;
    private static final double SHELL_X = 17;
    private static final double SHELL_Y = 15;

    private PacketPainter() {}

    static void paint(Scene2d s) {
        Traffic traffic = s.model().world().traffic();
        if (traffic.count() > MOST_SINGLE) {
            paintDensity(s, traffic);
            return;
        }
        double size = Math.max(0.8, Math.min(1.25, Math.sqrt(s.camera().scale())));
        paintShells(s, traffic, size);
        Tenants tenants = s.model().world().tenants();
        for (int color = -1; color < Tenants.palette().size(); color++) {
            s.g().setFill(color < 0 ? s.colors().faintInk() : Colors.ofPalette(color));
            for (int i = 0; i < traffic.count(); i++) {
                int tenant = traffic.tenant(i);
                int own = tenant == Tenants.NOBODY ? -1 : tenants.color(tenant);
                if (own == color) {
                    core(s, traffic, i, size);
                }
            }
        }
        paintMarks(s, traffic, size);
    }

    private static double x(Scene2d s, Traffic traffic, int i) {
        return s.camera().x(traffic.x(i)) - traffic.directionY(i) * SIDE;
    }

    private static double y(Scene2d s, Traffic traffic, int i) {
        return s.camera().y(traffic.y(i)) + traffic.directionX(i) * SIDE;
    }

    private static void paintShells(Scene2d s, Traffic traffic, double size) {
        GraphicsContext g = s.g();
        for (int pass = 0; pass < 2; pass++) {
            double edge = pass * 2;
            g.setFill(pass == 0 ? s.colors().shell() : s.colors().background());
            for (int i = 0; i < traffic.count(); i++) {
                if (traffic.look(i) == Look.ENCAPSULATED) {
                    double w = SHELL_X * size - edge * 2;
                    double h = SHELL_Y * size - edge * 2;
                    g.fillRect(x(s, traffic, i) - w / 2, y(s, traffic, i) - h / 2, w, h);
                }
            }
        }
    }

    private static void core(Scene2d s, Traffic traffic, int i, double size) {
        double side = traffic.look(i) == Look.ENCAPSULATED ? CORE * size * 0.8 : CORE * size;
        double x = x(s, traffic, i);
        double y = y(s, traffic, i);
        s.g().fillRect(x - side / 2, y - side / 2, side, side);
        if (traffic.look(i) == Look.ARP) {
            return;
        }
        double nose = traffic.look(i) == Look.ENCAPSULATED ? SHELL_X * size : CORE * size;
        s.g().fillRect(
                        x + traffic.directionX(i) * nose * 0.75 - 1.5,
                        y + traffic.directionY(i) * nose * 0.75 - 1.5,
                        3,
                        3);
    }

    /** The bar of rewritten packets, and the hollow of ARP. */
    private static void paintMarks(Scene2d s, Traffic traffic, double size) {
        s.g().setFill(s.colors().background());
        double side = CORE * size;
        for (int i = 0; i < traffic.count(); i++) {
            double x = x(s, traffic, i);
            double y = y(s, traffic, i);
            if (traffic.look(i) == Look.REWRITTEN) {
                s.g().fillRect(x - side / 2, y - 1.2 * size, side, 2.4 * size);
            } else if (traffic.look(i) == Look.ARP) {
                s.g().fillRect(x - side / 4, y - side / 4, side / 2, side / 2);
            }
        }
    }

    /** The ring around the selected packet, if it is on a link just now. */
    static void paintSelected(Scene2d s, int packet) {
        Traffic traffic = s.model().world().traffic();
        for (int i = 0; i < traffic.count(); i++) {
            if (s.model().world().recording().packet(traffic.row(i)) == packet) {
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
            if (dx * dx + dy * dy <= least) {
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
        s.g().setFont(Font.font("System", FontWeight.BOLD, 10));
        for (LinkLine line : picture.links()) {
            density(s, line, traffic.onLink(line.link(), true), most, 1);
            density(s, line, traffic.onLink(line.link(), false), most, -1);
        }
    }

    private static void density(Scene2d s, LinkLine line, int count, int most, int side) {
        if (count == 0) {
            return;
        }
        double x1 = s.camera().x(line.x1());
        double y1 = s.camera().y(line.y1());
        double x2 = s.camera().x(line.x2());
        double y2 = s.camera().y(line.y2());
        double length = Math.max(1, Math.hypot(x2 - x1, y2 - y1));
        double offX = -(y2 - y1) / length * 6 * side;
        double offY = (x2 - x1) / length * 6 * side;
        double share = Math.sqrt(count / (double) most);
        Color color = s.colors().accent();
        s.g().setStroke(color.deriveColor(0, 1, 1, 0.25 + 0.6 * share));
        s.g().setLineWidth(2 + 7 * share);
        s.g().strokeLine(x1 + offX, y1 + offY, x2 + offX, y2 + offY);
        s.g().setFill(s.colors().ink());
        s.g().fillText(
                        String.valueOf(count),
                        (x1 + x2) / 2 + offX * 2.4,
                        (y1 + y2) / 2 + offY * 2.4);
    }
}
