package org.nvsim.visualizer.view;

import javafx.scene.canvas.GraphicsContext;
import org.nvsim.topology.NodeKind;

/** The sign of a kind of node: a shape, so that colour is not needed. */
final class NodeSign {
    private static final double HALF = 11;

    private NodeSign() {}

    static String word(NodeKind kind) {
        return switch (kind) {
            case HOST -> "host";
            case SWITCH -> "switch";
            case ROUTER -> "router";
            case FIREWALL -> "firewall";
            case GATEWAY -> "gateway";
            case SERVER -> "server";
        };
    }

    /** Draws a sign around a point of the picture. */
    static void draw(Scene2d s, NodeKind kind, double pictureX, double pictureY) {
        double h = HALF * s.camera().scale();
        drawPixels(s, kind, s.camera().x(pictureX), s.camera().y(pictureY), h);
    }

    /** Draws a sign around a pixel, reaching so many pixels to each side. */
    static void drawPixels(Scene2d s, NodeKind kind, double x, double y, double h) {
        GraphicsContext g = s.g();
        g.setStroke(s.colors().ink());
        g.setFill(s.colors().ink());
        g.setLineWidth(Math.max(0.8, 1.4 * h / HALF));
        switch (kind) {
            case SWITCH -> arrows(g, x, y, h);
            case ROUTER -> {
                g.strokeOval(x - h, y - h, 2 * h, 2 * h);
                g.strokeLine(x - h * 0.6, y - h * 0.6, x + h * 0.6, y + h * 0.6);
                g.strokeLine(x - h * 0.6, y + h * 0.6, x + h * 0.6, y - h * 0.6);
            }
            case FIREWALL -> wall(g, x, y, h);
            case GATEWAY -> {
                g.strokeRect(x - h, y - h * 0.8, 2 * h, 1.6 * h);
                g.strokeLine(x, y - h * 0.8, x, y + h * 0.8);
            }
            case HOST -> {
                g.strokeRect(x - h, y - h * 0.7, 2 * h, 1.1 * h);
                g.strokeLine(x - h * 0.5, y + h * 0.8, x + h * 0.5, y + h * 0.8);
            }
            case SERVER -> {
                g.strokeRect(x - h * 0.6, y - h, 1.2 * h, 2 * h);
                g.strokeLine(x - h * 0.3, y - h * 0.5, x + h * 0.3, y - h * 0.5);
            }
        }
    }

    /** Two arrows, one each way. */
    private static void arrows(GraphicsContext g, double x, double y, double h) {
        for (int way = -1; way <= 1; way += 2) {
            double line = y + way * h * 0.4;
            double tip = x + way * h;
            g.strokeLine(x - h, line, x + h, line);
            g.strokeLine(tip, line, tip - way * h * 0.4, line - h * 0.3);
            g.strokeLine(tip, line, tip - way * h * 0.4, line + h * 0.3);
        }
    }

    /** Bricks. */
    private static void wall(GraphicsContext g, double x, double y, double h) {
        g.strokeRect(x - h, y - h * 0.8, 2 * h, 1.6 * h);
        for (int row = 0; row < 3; row++) {
            double top = y - h * 0.8 + row * h * 1.6 / 3;
            g.strokeLine(x - h, top, x + h, top);
            double joint = row % 2 == 0 ? 0 : h * 0.5;
            g.strokeLine(x + joint, top, x + joint, top + h * 1.6 / 3);
            g.strokeLine(x - h * 0.5 - joint, top, x - h * 0.5 - joint, top + h * 1.6 / 3);
        }
    }
}
