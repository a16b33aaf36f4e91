package org.nvsim.topology;

/** What tests of several packages need. */
public final class Samples {
    /** 10 Gbit/s, 1 µs, 1 500 bytes, 512 KiB. */
    public static final LinkAttributes LINK =
            new LinkAttributes(10_000_000_000L, 1_000_000L, 1500, 512 * 1024L);

    private Samples() {}

    public static int id(Topology topology, String name) {
        return topology.find(name).orElseThrow().id();
    }

    public static int address(int a, int b, int c, int d) {
        return a << 24 | b << 16 | c << 8 | d;
    }
}
