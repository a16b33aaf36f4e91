package org.nvsim.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.layout.Layout;
import org.nvsim.visualizer.viewmodel.NodeMark;
import org.nvsim.visualizer.viewmodel.TopologyViewModel;

final class TopologyPaneTest {
    private static final LinkAttributes LINK = new LinkAttributes(1_000, 1, 1500, 0);
    private final TopologyViewModel model = oneOfEachKind();

    @BeforeAll
    static void startJavaFx() {
        FxThread.start();
    }

    @Test
    void each_node_is_drawn_at_its_place_in_the_colour_of_its_kind() {
        Map<NodeKind, Color> seen =
                FxThread.call(
                        () -> {
                            TopologyPane pane = show();
                            TopologyView view = (TopologyView) pane.getCenter();
                            WritableImage image = view.snapshot(null, null);
                            Map<NodeKind, Color> colors = new EnumMap<>(NodeKind.class);
                            for (NodeMark node : model.nodes()) {
                                int x = (int) view.pixelX(node);
                                int y = (int) view.pixelY(node);
                                colors.put(node.kind(), image.getPixelReader().getColor(x, y));
                            }
                            return colors;
                        });
        for (NodeKind kind : NodeKind.values()) {
            assertThat(seen.get(kind)).as(kind.name()).isEqualTo(NodeStyle.of(kind).color());
        }
        assertThat(seen.values()).doesNotHaveDuplicates();
    }

    @Test
    void a_click_on_a_node_selects_it_and_says_what_it_is() {
        String details =
                FxThread.call(
                        () -> {
                            TopologyPane pane = show();
                            TopologyView view = (TopologyView) pane.getCenter();
                            NodeMark tor = model.nodes().get(NodeKind.SWITCH.ordinal());
                            Event.fireEvent(view, clicked(view.pixelX(tor) + 3, view.pixelY(tor)));
                            return ((Label) pane.getBottom()).getText();
                        });
        assertThat(details).isEqualTo("switch: switch, 5 ports");
        assertThat(model.selectedProperty().get()).isPresent();
    }

    @Test
    void the_picture_fills_the_window_whatever_its_size() {
        double[] size =
                FxThread.call(
                        () -> {
                            TopologyView view = new TopologyView(model);
                            new Scene(view, 640, 480);
                            view.resize(640, 480);
                            view.layout();
                            WritableImage image = view.snapshot(null, null);
                            return new double[] {image.getWidth(), image.getHeight()};
                        });
        assertThat(size).containsExactly(640, 480);
    }

    private TopologyPane show() {
        TopologyPane pane = new TopologyPane(model);
        Stage stage = new Stage();
        stage.setScene(new Scene(pane, 800, 600));
        stage.show();
        pane.applyCss();
        pane.layout();
        return pane;
    }

    private static MouseEvent clicked(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    /** A switch, and one node of each other kind around it. */
    private static TopologyViewModel oneOfEachKind() {
        Topology.Builder builder = Topology.builder();
        for (NodeKind kind : NodeKind.values()) {
            builder.addNode(kind.name().toLowerCase(Locale.ROOT), kind);
        }
        for (NodeKind kind : NodeKind.values()) {
            if (kind != NodeKind.SWITCH) {
                builder.addLink(NodeKind.SWITCH.ordinal(), kind.ordinal(), LINK);
            }
        }
        Topology topology = builder.build();
        return new TopologyViewModel(topology, Layout.of(topology, 1));
    }
}
