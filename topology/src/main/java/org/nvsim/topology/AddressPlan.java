package org.nvsim.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which provider address each node has, by rack: a rack is one subnet behind one switch, which is
 * its gateway. Addresses are {@code int}s in network order, as in an IPv4 header. Immutable.
 */
public final class AddressPlan {
    /**
     * One subnet and the switch that heads it.
     *
     * @param switchNode the id of the switch that owns the gateway address
     */
    public record Rack(int switchNode, Subnet subnet) {
        public Rack {
            Objects.requireNonNull(subnet, "subnet");
        }
    }

    private final List<Rack> racks;
    private final int[] rackOf;
    private final int[] addressOf;

    private AddressPlan(Builder from) {
        racks = List.copyOf(from.racks);
        rackOf = from.rackOf.clone();
        addressOf = from.addressOf.clone();
    }

    /** A plan for a network of this many nodes. */
    public static Builder builder(int nodeCount) {
        return new Builder(nodeCount);
    }

    /** All racks in the order of their addresses; their subnets do not overlap. */
    public List<Rack> racks() {
        return racks;
    }

    /** The index of the rack a node has its address in, or -1 if it has none. */
    public int rackOf(int node) {
        return rackOf[node];
    }

    /** The node's own address, or 0 if it has none; a rack's gateway address is its switch's. */
    public int addressOf(int node) {
        return addressOf[node];
    }

    /** The index of the rack whose subnet has this address, or -1. */
    public int rackWith(int address) {
        int low = 0;
        int high = racks.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Subnet subnet = racks.get(middle).subnet();
            if (subnet.contains(address)) {
                return middle;
            }
            if (Integer.compareUnsigned(subnet.address(), address) < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Collects racks in the order of their addresses, and the nodes in them. */
    public static final class Builder {
        private final List<Rack> racks = new ArrayList<>();
        private final List<int[]> lastGiven = new ArrayList<>();
        private final int[] rackOf;
        private final int[] addressOf;

        private Builder(int nodeCount) {
            rackOf = new int[nodeCount];
            addressOf = new int[nodeCount];
            Arrays.fill(rackOf, -1);
        }

        /**
         * Adds a rack.
         *
         * @return its index
         * @throws IllegalArgumentException if the subnet is not above all earlier ones
         */
        public int addRack(int switchNode, Subnet subnet) {
            if (!racks.isEmpty()) {
                Subnet last = racks.get(racks.size() - 1).subnet();
                if (last.overlaps(subnet)
                        || Integer.compareUnsigned(subnet.address(), last.address()) < 0) {
                    throw new IllegalArgumentException(subnet + " is not above " + last);
                }
            }
            racks.add(new Rack(Objects.checkIndex(switchNode, rackOf.length), subnet));
            lastGiven.add(new int[] {subnet.gateway()});
            return racks.size() - 1;
        }

        /**
         * Gives a node the address after the last one given in a rack; the first is the one above
         * the gateway's.
         *
         * @throws IllegalStateException if the rack is full: whoever chose its subnet knew how many
         *     nodes it has
         */
        public int addNode(int node, int rack) {
            Subnet subnet = racks.get(rack).subnet();
            int next = lastGiven.get(rack)[0] + 1;
            if (next - subnet.gateway() > subnet.hostCapacity()) {
                throw new IllegalStateException("no address left in " + subnet);
            }
            addNode(node, rack, next);
            return next;
        }

        /**
         * Gives a node this address; whoever chose it knows that it is free.
         *
         * @throws IllegalArgumentException if the address is not in the rack's subnet
         */
        public void addNode(int node, int rack, int address) {
            Subnet subnet = racks.get(rack).subnet();
            if (!subnet.contains(address)) {
                throw new IllegalArgumentException(Subnet.text(address) + " is not in " + subnet);
            }
            lastGiven.get(rack)[0] = address;
            rackOf[node] = rack;
            addressOf[node] = address;
        }

        public AddressPlan build() {
            return new AddressPlan(this);
        }
    }
}
