package org.nvsim.run.record;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.run.Run;
import org.nvsim.topology.Topology;

/** Sums over slices of the run's time, all of one length: what charts and the time line draw. */
public final class Series {
    /** Slices of a whole run. */
    public static final int SLICES = 400;

    private final long slicePs;
    private final long durationPs;
    private final long[] hops = new long[SLICES];
    private final long[] drops = new long[SLICES];
    private final long[][] flowBytes;
    private final List<long[][]> portBusyPs = new ArrayList<>(); // by node, port, slice
    private final List<long[][]> portWaitsPs = new ArrayList<>();

    Series(Topology topology, int flows, long durationPs) {
        this.durationPs = durationPs;
        slicePs = Math.max(1, (durationPs + SLICES - 1) / SLICES);
        flowBytes = new long[flows][SLICES];
        for (int node = 0; node < topology.nodeCount(); node++) {
            portBusyPs.add(new long[topology.portCount(node)][]);
            portWaitsPs.add(new long[topology.portCount(node)][]);
        }
    }

    private int slice(long timePs) {
        return (int) Math.min(SLICES - 1, timePs / slicePs);
    }

    void hop(long timePs, int node, int port, long waitPs) {
        int slice = slice(timePs);
        hops[slice]++;
        if (portBusyPs.get(node)[port] == null) {
            portBusyPs.get(node)[port] = new long[SLICES];
            portWaitsPs.get(node)[port] = new long[SLICES];
        }
        long[] waits = portWaitsPs.get(node)[port];
        waits[slice] = Math.max(waits[slice], waitPs);
    }

    /** Reads how long ports have been busy up to the end of a slice, once the run is there. */
    void endOf(int slice, Run run) {
        for (int node = 0; node < portBusyPs.size(); node++) {
            long[][] ports = portBusyPs.get(node);
            for (int port = 0; port < ports.length; port++) {
                if (ports[port] != null) {
                    ports[port][slice] = run.busyPs(node, port);
                }
            }
        }
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
        return flowBytes[flow][slice] * 8e12 / Math.max(1, lengthPs(slice));
    }

    /** Share of a slice's time in which a port sent bits, gaps and preambles included; 0 to 1. */
    public double load(int node, int port, int slice) {
        long[] busyPs = portBusyPs.get(node)[port];
        if (busyPs == null || busyPs[slice] == 0) {
            return 0;
        }
        long beforePs = slice == 0 ? 0 : busyPs[slice - 1];
        return (double) (busyPs[slice] - beforePs) / lengthPs(slice);
    }

    /** The longest that a frame of this slice waited in a port's buffer. */
    public long longestWaitPs(int node, int port, int slice) {
        long[] waits = portWaitsPs.get(node)[port];
        return waits == null ? 0 : waits[slice];
    }

    /** When a slice ends; the last one ends with the run. */
    long endPs(int slice) {
        return Math.min(durationPs, (slice + 1) * slicePs);
    }

    private long lengthPs(int slice) {
        return endPs(slice) - Math.min(durationPs, slice * slicePs);
    }

    /** The slice a moment lies in. */
    public int sliceAt(long timePs) {
        return slice(Math.max(0, timePs));
    }
}
