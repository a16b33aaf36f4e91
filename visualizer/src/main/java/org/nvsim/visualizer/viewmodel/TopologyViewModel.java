package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.layout.Layout;

/** A network as a picture: where its nodes are, and which one the user looks at. */
public final class TopologyViewModel {
    private final Topology topology;
    private final List<NodeMark> nodes;
    private final List<LinkMark> links;
    private final ReadOnlyObjectWrapper<Optional<NodeMark>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());

    public TopologyViewModel(Topology topology, Layout layout) {
        this.topology = topology;
        List<NodeMark> nodeMarks = new ArrayList<>();
        for (TopologyNode node : topology.nodes()) {
            int id = node.id();
            nodeMarks.add(new NodeMark(id, node.name(), node.kind(), layout.x(id), layout.y(id)));
        }
        List<LinkMark> linkMarks = new ArrayList<>();
        for (Link link : topology.links()) {
            NodeMark from = nodeMarks.get(link.a().node());
            linkMarks.add(new LinkMark(link.id(), from, nodeMarks.get(link.b().node())));
        }
        nodes = List.copyOf(nodeMarks);
        links = List.copyOf(linkMarks);
    }

    /** All nodes by id. */
    public List<NodeMark> nodes() {
        return nodes;
    }

    /** All links by id. */
    public List<LinkMark> links() {
        return links;
    }

    /** The node the user looks at, if any. */
    public ReadOnlyObjectProperty<Optional<NodeMark>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /**
     * Selects the node nearest to a place, or none if all are farther away than the reach.
     *
     * @param reachX how far a node may be sideways, in the unit of the picture
     * @param reachY how far it may be up or down
     */
    public void selectAt(double x, double y, double reachX, double reachY) {
        NodeMark nearest = null;
        double least = 1;
        for (NodeMark node : nodes) {
            double across = (node.x() - x) / reachX;
            double down = (node.y() - y) / reachY;
            double distance = across * across + down * down;
            if (distance <= least) {
                nearest = node;
                least = distance;
            }
        }
        selected.set(Optional.ofNullable(nearest));
    }

    /** One line about the selected node, or about the whole network. */
    public String details() {
        return selected.get().map(this::details).orElseGet(this::summary);
    }

    private String details(NodeMark node) {
        String kind = node.kind().name().toLowerCase(Locale.ROOT);
        return node.label() + ": " + kind + ", " + counted(topology.portCount(node.id()), "port");
    }

    private String summary() {
        return counted(nodes.size(), "node") + ", " + counted(links.size(), "link");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
