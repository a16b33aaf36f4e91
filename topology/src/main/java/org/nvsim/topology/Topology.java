package org.nvsim.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A physical network: nodes and the links between their ports. Immutable; memory grows linearly
 * with nodes and links, and every lookup by node and port is an array access.
 */
public final class Topology {
    private final List<TopologyNode> nodes;
    private final List<Link> links;
    private final Map<String, TopologyNode> byName;
    private final Optional<AddressPlan> addressPlan;

    /** Where the ports of a node begin in the arrays below; one more entry than nodes. */
    private final int[] firstPort;

    private final int[] neighbor;
    private final int[] linkId;

    private Topology(Builder from) {
        nodes = List.copyOf(from.nodes);
        links = List.copyOf(from.links);
        byName = Map.copyOf(from.byName);
        addressPlan = from.addressPlan;
        firstPort = new int[nodes.size() + 1];
        for (int node = 0; node < nodes.size(); node++) {
            firstPort[node + 1] = firstPort[node] + from.degrees.get(node)[0];
        }
        neighbor = new int[firstPort[nodes.size()]];
        linkId = new int[neighbor.length];
        for (Link link : links) {
            connect(link, link.a(), link.b());
            connect(link, link.b(), link.a());
        }
    }

    private void connect(Link link, PortRef near, PortRef far) {
        int at = firstPort[near.node()] + near.port();
        neighbor[at] = far.node();
        linkId[at] = link.id();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** All nodes by id, which is the order they were added in. */
    public List<TopologyNode> nodes() {
        return nodes;
    }

    /** All links by id, which is the order they were added in. */
    public List<Link> links() {
        return links;
    }

    public int nodeCount() {
        return nodes.size();
    }

    public int linkCount() {
        return links.size();
    }

    public TopologyNode node(int id) {
        return nodes.get(id);
    }

    public Link link(int id) {
        return links.get(id);
    }

    public Optional<TopologyNode> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The provider addresses, if this network came with a plan of them. */
    public Optional<AddressPlan> addressPlan() {
        return addressPlan;
    }

    /** How many ports the node has. */
    public int portCount(int node) {
        return firstPort[node + 1] - firstPort[node];
    }

    /** The node at the far end of a port. */
    public int neighbor(int node, int port) {
        return neighbor[at(node, port)];
    }

    /** The id of the link at a port. */
    public int linkId(int node, int port) {
        return linkId[at(node, port)];
    }

    private int at(int node, int port) {
        return firstPort[node] + Objects.checkIndex(port, portCount(node));
    }

    /** Collects nodes and links, and what is wrong with them. */
    public static final class Builder {
        private final List<TopologyNode> nodes = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final Map<String, TopologyNode> byName = new HashMap<>();
        private final List<int[]> degrees = new ArrayList<>();
        private final List<TopologyProblem> problems = new ArrayList<>();
        private Optional<AddressPlan> addressPlan = Optional.empty();
        private int nodeCalls;
        private int linkCalls;

        private Builder() {}

        /** Adds a node of no tier that may be drawn anywhere. */
        public int addNode(String name, NodeKind kind) {
            return addNode(name, kind, OptionalInt.empty(), Optional.empty());
        }

        /**
         * Adds a node.
         *
         * @return its id; for a name that exists (a problem is noted) the id of the first
         */
        public int addNode(
                String name, NodeKind kind, OptionalInt tier, Optional<Position> position) {
            int call = nodeCalls++;
            TopologyNode first = byName.get(name);
            if (first != null) {
                problem(
                        TopologyProblem.Kind.DUPLICATE_NAME,
                        call,
                        name,
                        "there is already a node named '" + name + "'");
                return first.id();
            }
            TopologyNode node = new TopologyNode(nodes.size(), name, kind, tier, position);
            nodes.add(node);
            degrees.add(new int[1]);
            byName.put(name, node);
            return node.id();
        }

        /**
         * Adds a link between two named nodes.
         *
         * @return its id, or -1 when a problem was noted instead
         */
        public int addLink(String a, String b, LinkAttributes attributes) {
            TopologyNode from = byName.get(a);
            TopologyNode to = byName.get(b);
            if (from != null && to != null) {
                return addLink(from.id(), to.id(), attributes);
            }
            int call = linkCalls++;
            if (from == null) {
                unknown(call, a);
            }
            if (to == null && !b.equals(a)) {
                unknown(call, b);
            }
            return -1;
        }

        /**
         * Adds a link between two nodes by id. Two nodes may have several links.
         *
         * @return its id, or -1 when a problem was noted instead
         */
        public int addLink(int a, int b, LinkAttributes attributes) {
            int call = linkCalls++;
            String name = nodes.get(a).name();
            if (a == b) {
                problem(
                        TopologyProblem.Kind.SELF_LOOP,
                        call,
                        name,
                        "'" + name + "' is linked to itself; a link needs two nodes");
                return -1;
            }
            Objects.checkIndex(b, nodes.size());
            Link link = new Link(links.size(), nextPort(a), nextPort(b), attributes);
            links.add(link);
            return link.id();
        }

        /** Says which provider addresses the nodes have. */
        public Builder addressPlan(AddressPlan plan) {
            addressPlan = Optional.of(plan);
            return this;
        }

        private PortRef nextPort(int node) {
            return new PortRef(node, degrees.get(node)[0]++);
        }

        private void unknown(int call, String name) {
            problem(
                    TopologyProblem.Kind.UNKNOWN_NODE,
                    call,
                    name,
                    "there is no node named '" + name + "'");
        }

        private void problem(TopologyProblem.Kind kind, int index, String subject, String text) {
            problems.add(new TopologyProblem(kind, index, subject, text));
        }

        /** What is wrong so far, in the order it was noticed; empty when {@link #build} may go. */
        public List<TopologyProblem> problems() {
            return Collections.unmodifiableList(problems);
        }

        /**
         * The network.
         *
         * @throws IllegalStateException if there are problems; whoever builds has to look first
         */
        public Topology build() {
            if (!problems.isEmpty()) {
                throw new IllegalStateException("cannot build with problems: " + problems);
            }
            return new Topology(this);
        }
    }
}
