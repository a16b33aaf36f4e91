package org.nvsim.topology.route;

import java.util.Arrays;

/** One node's ports for racks 0, 1, 2, …, stored where they change. */
final class RunsByRack {
    private int[] firstRack = new int[4];
    private PortSet[] ports = new PortSet[4];
    private int count;

    /** The ports of the highest rack so far. */
    PortSet last() {
        return count == 0 ? PortSet.NONE : ports[count - 1];
    }

    /** Appends the next rack. */
    void add(int rack, PortSet towards) {
        if (count > 0 && ports[count - 1].equals(towards)) {
            return;
        }
        if (count == firstRack.length) {
            firstRack = Arrays.copyOf(firstRack, count * 2);
            ports = Arrays.copyOf(ports, count * 2);
        }
        firstRack[count] = rack;
        ports[count] = reused(towards);
        count++;
    }

    /**
     * Among the latest runs, an equal set to share: an uplink set comes back after each exception.
     */
    private PortSet reused(PortSet towards) {
        for (int i = count - 1; i >= Math.max(0, count - 4); i--) {
            if (ports[i].equals(towards)) {
                return ports[i];
            }
        }
        return towards;
    }

    void trim() {
        firstRack = Arrays.copyOf(firstRack, count);
        ports = Arrays.copyOf(ports, count);
    }

    int count() {
        return count;
    }

    PortSet at(int rack) {
        int found = Arrays.binarySearch(firstRack, 0, count, rack);
        return ports[found >= 0 ? found : -found - 2];
    }
}
