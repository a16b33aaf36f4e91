package org.nvsim.run.record;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.topology.Topology;

/** Sums over slices of the run's time, all of one length: what charts and the time line draw. */
public final class Series {
    /** Slices of a whole run. */
    public static final int SLICES = 400;

    private final long slicePs;
    private final long[] hops = new long[SLICES];
    private final long[] drops = new long[SLICES];
    private final long[][] flowBytes;
    private final List<long[][]> portBytes = new ArrayList<>(); // by node, port, slice
    private final List<long[][]> portWaitsPs = new ArrayList<>();

    Series(Topology topology, int flows, long durationPs) {
        slicePs = Math.max(1, (durationPs + SLICES - 1) / SLICES);
        flowBytes = new long[flows][SLICES];
        for (int node = 0; node < topology.nodeCount(); node++) {
            portBytes.add(new long[topology.portCount(node)][]);
            portWaitsPs.add(new long[topology.portCount(node)][]);
        }
    }

    private int slice(long timePs) {
        return (int) Math.min(SLICES - 1, timePs / slicePs);
    }

    void hop(long timePs, int node, int port, int wireBytes, long waitPs) {
        int slice = slice(timePs);
        hops[slice]++;
        if (portBytes.get(node)[port] == null) {
            portBytes.get(node)[port] = new long[SLICES];
            portWaitsPs.get(node)[port] = new long[SLICES];
        }
        portBytes.get(node)[port][slice] += wireBytes;
        long[] waits = portWaitsPs.get(node)[port];
        waits[slice] = Math.max(waits[slice], waitPs);
    }

    void drop(long timePs) {
        drops[slice(timePs)]++;
    }

    void delivered(long timePs, int flow, int lengthBytes) {
        flowBytes[flow][slice(timePs)] += lengthBytes;
    }

    /** Picoseconds of one slice. */
    public long slicePs() {
        return slicePs;
    }

    /** Frames put on links in a slice. */
    public long hops(int slice) {
        return hops[slice];
    }

    /** Frames dropped in a slice, but for copies that were dropped by those not meant. */
    public long drops(int slice) {
        return drops[slice];
    }

    /** Bits per second of a flow's frames that were delivered in a slice, headers included. */
    public double deliveredBitsPerSecond(int flow, int slice) {
        return flowBytes[flow][slice] * 8e12 / slicePs;
    }

    /** Bits per second that a port sent in a slice, gaps and preambles included. */
    public double sentBitsPerSecond(int node, int port, int slice) {
        long[] bytes = portBytes.get(node)[port];
        return bytes == null ? 0 : bytes[slice] * 8e12 / slicePs;
    }

    /** The longest that a frame of this slice waited in a port's buffer. */
    public long longestWaitPs(int node, int port, int slice) {
        long[] waits = portWaitsPs.get(node)[port];
        return waits == null ? 0 : waits[slice];
    }

    /** The slice a moment lies in. */
    public int sliceAt(long timePs) {
        return slice(Math.max(0, timePs));
    }
}
