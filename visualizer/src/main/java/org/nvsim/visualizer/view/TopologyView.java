package org.nvsim.visualizer.view;

import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.nvsim.topology.NodeKind;
import org.nvsim.visualizer.viewmodel.LinkMark;
import org.nvsim.visualizer.viewmodel.NodeMark;
import org.nvsim.visualizer.viewmodel.TopologyViewModel;

/** Draws a network over its whole area; a click selects a node. */
public final class TopologyView extends Region {
    private static final double MARGIN_PIXELS = 24;
    private static final double REACH_PIXELS = 20;

    /** With more nodes, the names of hosts would hide each other. */
    private static final int MAX_NODES_WITH_HOST_LABELS = 60;

    private static final Color LINK_COLOR = Color.web("#9aa5b1");
    private static final Color TEXT_COLOR = Color.web("#1f2933");

    private final TopologyViewModel model;
    private final Canvas canvas = new Canvas();

    public TopologyView(TopologyViewModel model) {
        this.model = model;
        getChildren().add(canvas);
        setMinSize(200, 150);
        setPrefSize(1000, 640);
        setOnMouseClicked(this::select);
        model.selectedProperty().addListener((property, before, after) -> draw());
    }

    private void select(MouseEvent click) {
        model.selectAt(
                (click.getX() - MARGIN_PIXELS) / innerWidth(),
                (click.getY() - MARGIN_PIXELS) / innerHeight(),
                REACH_PIXELS / innerWidth(),
                REACH_PIXELS / innerHeight());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private double innerWidth() {
        return Math.max(1, getWidth() - 2 * MARGIN_PIXELS);
    }

    private double innerHeight() {
        return Math.max(1, getHeight() - 2 * MARGIN_PIXELS);
    }

    /** Where a node is drawn, in pixels from the left. */
    double pixelX(NodeMark node) {
        return MARGIN_PIXELS + node.x() * innerWidth();
    }

    /** Where a node is drawn, in pixels from the top. */
    double pixelY(NodeMark node) {
        return MARGIN_PIXELS + node.y() * innerHeight();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setStroke(LINK_COLOR);
        g.setLineWidth(1);
        for (LinkMark link : model.links()) {
            g.strokeLine(
                    pixelX(link.from()), pixelY(link.from()), pixelX(link.to()), pixelY(link.to()));
        }
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        for (NodeMark node : model.nodes()) {
            draw(g, node);
        }
        Optional<NodeMark> selected = model.selectedProperty().get();
        selected.ifPresent(node -> ring(g, node));
    }

    private void draw(GraphicsContext g, NodeMark node) {
        NodeStyle style = NodeStyle.of(node.kind());
        style.draw(g, pixelX(node), pixelY(node));
        if (node.kind() != NodeKind.HOST || model.nodes().size() <= MAX_NODES_WITH_HOST_LABELS) {
            g.setFill(TEXT_COLOR);
            g.fillText(node.label(), pixelX(node), pixelY(node) + style.below() + 2);
        }
    }

    private void ring(GraphicsContext g, NodeMark node) {
        g.setStroke(TEXT_COLOR);
        g.setLineWidth(2);
        g.strokeOval(
                pixelX(node) - REACH_PIXELS,
                pixelY(node) - REACH_PIXELS,
                2 * REACH_PIXELS,
                2 * REACH_PIXELS);
    }
}
