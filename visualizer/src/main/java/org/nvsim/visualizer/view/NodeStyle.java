package org.nvsim.visualizer.view;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.nvsim.topology.NodeKind;

/** How a kind of node looks: a colour and a shape, so that neither is needed alone. */
enum NodeStyle {
    HOST(Color.web("#2f6f9f"), 18, 14),
    SWITCH(Color.web("#3a7d44"), 30, 12),
    ROUTER(Color.web("#7a5195"), 20, 20),
    FIREWALL(Color.web("#c0392b"), 22, 22),
    GATEWAY(Color.web("#b9770e"), 24, 20),
    SERVER(Color.web("#5d6d7e"), 14, 20);

    private final Color color;
    private final double width;
    private final double height;

    NodeStyle(Color color, double width, double height) {
        this.color = color;
        this.width = width;
        this.height = height;
    }

    static NodeStyle of(NodeKind kind) {
        return switch (kind) {
            case HOST -> HOST;
            case SWITCH -> SWITCH;
            case ROUTER -> ROUTER;
            case FIREWALL -> FIREWALL;
            case GATEWAY -> GATEWAY;
            case SERVER -> SERVER;
        };
    }

    Color color() {
        return color;
    }

    /** Pixels from the middle to the lower edge. */
    double below() {
        return height / 2;
    }

    /** Draws the shape around a point. */
    void draw(GraphicsContext g, double x, double y) {
        double left = x - width / 2;
        double top = y - height / 2;
        g.setFill(color);
        switch (this) {
            case HOST -> g.fillRoundRect(left, top, width, height, 6, 6);
            case SWITCH, SERVER -> g.fillRect(left, top, width, height);
            case ROUTER -> g.fillOval(left, top, width, height);
            case FIREWALL ->
                    g.fillPolygon(
                            new double[] {x, left + width, x, left},
                            new double[] {top, y, top + height, y},
                            4);
            case GATEWAY ->
                    g.fillPolygon(
                            new double[] {
                                left + width / 4,
                                left + width * 3 / 4,
                                left + width,
                                left + width * 3 / 4,
                                left + width / 4,
                                left
                            },
                            new double[] {top, top, y, top + height, top + height, y},
                            6);
        }
    }
}
