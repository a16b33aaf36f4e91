package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nvsim.run.record.Recording;
import org.nvsim.run.record.Series;
import org.nvsim.topology.Topology;

/** The curves that a run's charts show; the busiest few where there are many. */
public final class Charts {
    private static final int MOST_CURVES = 7;
    private static final double PS_PER_US = 1e6;

    private Charts() {}

    /** Bits per second of frames that arrived for each flow, headers and replies included. */
    public static List<Curve> arrived(RunScene world) {
        List<Curve> curves = new ArrayList<>();
        Series series = world.recording().series();
        for (int flow = 0; flow < world.scenario().traffic().size(); flow++) {
            double[] values = new double[Series.SLICES];
            for (int slice = 0; slice < Series.SLICES; slice++) {
                values[slice] = series.deliveredBitsPerSecond(flow, slice);
            }
            curves.add(new Curve(world.scenario().traffic().get(flow).name(), values));
        }
        return busiest(curves);
    }

    /** Frames dropped in each slice. */
    public static List<Curve> drops(RunScene world) {
        double[] values = new double[Series.SLICES];
        for (int slice = 0; slice < Series.SLICES; slice++) {
            values[slice] = world.recording().series().drops(slice);
        }
        return List.of(new Curve("dropped", values));
    }

    /** Percent of time in which each port sent bits. */
    public static List<Curve> loads(RunScene world) {
        return ports(
                world.recording(),
                (series, node, port, slice) -> 100 * series.load(node, port, slice));
    }

    /** Microseconds that a packet waited in each port's buffer at most. */
    public static List<Curve> queues(RunScene world) {
        return ports(
                world.recording(),
                (series, node, port, slice) -> series.longestWaitPs(node, port, slice) / PS_PER_US);
    }

    /** Percent of time that each core was busy. */
    public static List<Curve> cores(RunScene world) {
        return busiest(world.cores().curves());
    }

    private interface Value {
        double of(Series series, int node, int port, int slice);
    }

    private static List<Curve> ports(Recording recording, Value value) {
        List<Curve> curves = new ArrayList<>();
        Topology topology = recording.topology();
        for (int node = 0; node < topology.nodeCount(); node++) {
            for (int port = 0; port < topology.portCount(node); port++) {
                double[] values = new double[Series.SLICES];
                for (int slice = 0; slice < Series.SLICES; slice++) {
                    values[slice] = value.of(recording.series(), node, port, slice);
                }
                String far = topology.node(topology.neighbor(node, port)).name();
                curves.add(new Curve(topology.node(node).name() + " → " + far, values));
            }
        }
        return busiest(curves);
    }

    private static List<Curve> busiest(List<Curve> curves) {
        List<Curve> sorted = new ArrayList<>(curves);
        sorted.sort(Comparator.comparingDouble(Curve::most).reversed());
        sorted.removeIf(curve -> curve.most() == 0);
        return List.copyOf(sorted.subList(0, Math.min(MOST_CURVES, sorted.size())));
    }
}
