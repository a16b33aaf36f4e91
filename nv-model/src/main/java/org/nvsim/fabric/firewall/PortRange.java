package org.nvsim.fabric.firewall;

/**
 * TCP or UDP ports from {@code first} to {@code last}, both included.
 *
 * @param first 0 to 65535
 * @param last not below {@code first}, at most 65535
 */
public record PortRange(int first, int last) {
    /** Every port, and packets without ports. */
    public static final PortRange ANY = new PortRange(0, 0xFFFF);

    public PortRange {
        if (first < 0 || last < first || last > 0xFFFF) {
            throw new IllegalArgumentException(
                    first
                            + "-"
                            + last
                            + " is no range of ports; ports go from 0 to 65535, upwards");
        }
    }

    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    boolean contains(int port) {
        return port >= first && port <= last;
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
