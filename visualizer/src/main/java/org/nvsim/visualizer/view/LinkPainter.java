package org.nvsim.visualizer.view;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nvsim.run.record.Recording;
import org.nvsim.visualizer.viewmodel.LinkLine;
import org.nvsim.visualizer.viewmodel.Picture;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.RunScene;

/** Draws links: wider and warmer the busier they are, broken when down; and the selected way. */
final class LinkPainter {
    private static final double BUSY = 0.5;
    private static final double FULL = 0.8;
    private static final double WIDEST = 7;

    private LinkPainter() {}

    static void paint(Scene2d s) {
        GraphicsContext g = s.g();
        RunScene world = s.model().world();
        Picture picture = world.picture(s.timePs());
        paintFollowed(s);
        paintWay(s);
        for (LinkLine line : picture.links()) {
            if (!s.overview().isAlone(line.link()) || !s.isInView(line)) {
                continue;
            }
            boolean down = world.isDown(line.link(), s.timePs());
            double load = world.load(line.link(), s.timePs());
            g.setStroke(down ? s.colors().drop() : color(s.colors(), load));
            g.setLineWidth(1.2 + WIDEST * load);
            g.setLineDashes(down ? new double[] {4, 6} : null);
            strokeLine(s, line);
            if (down) {
                cross(s, line);
            }
        }
        g.setLineDashes((double[]) null);
    }

    /** The colour of a load from 0 to 1. */
    static Color color(Colors colors, double load) {
        if (load >= FULL) {
            return colors.full();
        }
        return load >= BUSY ? colors.busy() : colors.link();
    }

    private static void cross(Scene2d s, LinkLine line) {
        double x = s.camera().x((line.x1() + line.x2()) / 2);
        double y = s.camera().y((line.y1() + line.y2()) / 2);
        s.g().setLineDashes((double[]) null);
        s.g().setLineWidth(3);
        s.g().strokeLine(x - 7, y - 7, x + 7, y + 7);
        s.g().strokeLine(x - 7, y + 7, x + 7, y - 7);
    }

    /** The links that what is followed takes. */
    private static void paintFollowed(Scene2d s) {
        s.g().setLineDashes((double[]) null);
        s.g().setLineWidth(14);
        s.g().setStroke(s.colors().good().deriveColor(0, 1, 1, 0.2));
        for (int link : s.model().follow().links()) {
            strokeLine(s, s.overview().line(link));
        }
    }

    /** The links that the selected packet takes. */
    private static void paintWay(Scene2d s) {
        int packet = s.model().selectedPacketProperty().get();
        if (packet == RunModel.NONE) {
            return;
        }
        Recording recording = s.model().world().recording();
        s.g().setLineDashes((double[]) null);
        s.g().setLineWidth(14);
        s.g().setStroke(s.colors().accent().deriveColor(0, 1, 1, 0.22));
        for (int row : recording.journey(packet)) {
            if (recording.isSent(row)) {
                int link = recording.topology().linkId(recording.place(row), recording.port(row));
                strokeLine(s, s.overview().line(link));
            }
        }
    }

    static void strokeLine(Scene2d s, LinkLine line) {
        s.g().strokeLine(
                        s.camera().x(line.x1()),
                        s.camera().y(line.y1()),
                        s.camera().x(line.x2()),
                        s.camera().y(line.y2()));
    }
}
