package org.nvsim.topology.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Position;
import org.nvsim.topology.Subnet;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

/**
 * What all generated networks share: hosts {@code hv1}, {@code hv2}, … in racks, and the provider
 * addresses. Rack r of up to 256 is 10.r.0.0/16; with more racks, each has an equal share of
 * 10.0.0.0/8. So a rack has room for the addresses of many VMs, too.
 */
final class RackedNetwork {
    private static final int POOL = 10 << 24;
    private static final int POOL_LENGTH = 8;

    private final Topology.Builder builder = Topology.builder();
    private final List<Integer> switches = new ArrayList<>();

    /** Which rack each end node is in, by pairs of node and rack. */
    private final List<int[]> placed = new ArrayList<>();

    private final Set<String> copiedNames = new HashSet<>();
    private int lastHostNumber;

    Topology.Builder builder() {
        return builder;
    }

    int addNode(String name, NodeKind kind, int tier) {
        return builder.addNode(name, kind, OptionalInt.of(tier), Optional.empty());
    }

    /** Adds a switch that heads the next rack. */
    int addRackSwitch(String name, Optional<Position> position) {
        int node = builder.addNode(name, NodeKind.SWITCH, OptionalInt.of(1), position);
        switches.add(node);
        return node;
    }

    /**
     * Adds a node of another network as it is there, except that heads of racks are switches.
     *
     * @return the index of the rack it heads, or -1
     */
    int copyNode(TopologyNode node, boolean headsRack) {
        copiedNames.add(node.name());
        NodeKind kind = headsRack ? NodeKind.SWITCH : node.kind();
        int copy = builder.addNode(node.name(), kind, node.tier(), node.position());
        if (!headsRack) {
            return -1;
        }
        switches.add(copy);
        return switches.size() - 1;
    }

    /** Adds the next host; racks count from 0 in the order of their switches. */
    int addHost(int rack, Optional<Position> position) {
        String name;
        do {
            name = "hv" + ++lastHostNumber;
        } while (copiedNames.contains(name));
        int node = builder.addNode(name, NodeKind.HOST, OptionalInt.of(0), position);
        place(node, rack);
        return node;
    }

    /** Says that an end node has its address in a rack. */
    void place(int node, int rack) {
        placed.add(new int[] {node, rack});
    }

    /** How many hosts a rack can have where there are this many racks. */
    static int hostsPerRack(int racks) {
        return rackSubnet(0, racks).hostCapacity();
    }

    Topology build(int nodeCount) {
        AddressPlan.Builder plan = AddressPlan.builder(nodeCount);
        for (int rack = 0; rack < switches.size(); rack++) {
            plan.addRack(switches.get(rack), rackSubnet(rack, switches.size()));
        }
        for (int[] end : placed) {
            plan.addNode(end[0], end[1]);
        }
        return builder.addressPlan(plan.build()).build();
    }

    private static Subnet rackSubnet(int rack, int racks) {
        int bits = Math.max(8, 32 - Integer.numberOfLeadingZeros(racks - 1));
        int length = POOL_LENGTH + bits;
        return new Subnet(POOL | rack << (32 - length), length);
    }
}
