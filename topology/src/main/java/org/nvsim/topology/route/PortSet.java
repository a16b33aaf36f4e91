package org.nvsim.topology.route;

import java.util.Arrays;

/** Ports of one node, ascending. Immutable. */
public final class PortSet {
    /** No port at all. */
    public static final PortSet NONE = new PortSet(new int[0]);

    private final int[] ports;

    private PortSet(int[] ports) {
        this.ports = ports;
    }

    /** The first {@code count} ports of the array, which ascend. */
    static PortSet of(int[] ports, int count) {
        return count == 0 ? NONE : new PortSet(Arrays.copyOf(ports, count));
    }

    public int size() {
        return ports.length;
    }

    public boolean isEmpty() {
        return ports.length == 0;
    }

    /** The port at an index from 0 to below {@link #size}. */
    public int port(int index) {
        return ports[index];
    }

    public int[] toArray() {
        return ports.clone();
    }

    boolean sameAs(int[] others, int count) {
        return Arrays.equals(ports, 0, ports.length, others, 0, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortSet && Arrays.equals(ports, ((PortSet) other).ports);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ports);
    }

    @Override
    public String toString() {
        return Arrays.toString(ports);
    }
}
