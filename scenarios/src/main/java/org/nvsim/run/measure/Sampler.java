package org.nvsim.run.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.host.Core;
import org.nvsim.host.Host;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.result.RunResult;

/**
 * Looks at cores and links at a fixed interval of simulated time, so that results can show how busy
 * they were when. It only reads. Memory is bounded: the more there is to look at, the longer the
 * interval, and a network too large for {@link #LEAST_SAMPLES} is not looked at.
 */
public final class Sampler {
    private static final int MOST_SAMPLES = 100;
    private static final int LEAST_SAMPLES = 10;
    private static final int VALUES_LIMIT = 100_000;
    private static final double PRECISION = 1e4;

    private final Simulation simulation;
    private final List<Track> tracks = new ArrayList<>();
    private final long intervalPs;
    private final int limit;
    private int taken;

    public Sampler(BuiltSimulation simulated) {
        simulation = simulated.fabric().simulation();
        for (Device device : simulated.fabric().devices().values()) {
            if (device instanceof Host host) {
                addCores(host);
            }
            addLinks(device);
        }
        int fitting = Math.min(MOST_SAMPLES, VALUES_LIMIT / Math.max(1, tracks.size()));
        limit = fitting < LEAST_SAMPLES ? 0 : fitting;
        if (limit == 0) {
            tracks.clear();
        }
        intervalPs = Math.max(1, simulated.scenario().durationPs() / Math.max(1, limit));
    }

    private void addCores(Host host) {
        List<Core> cores = host.cores();
        for (int i = 0; i < cores.size(); i++) {
            Core core = cores.get(i);
            tracks.add(Track.rate("core", host.name() + "/" + i, core::busyPs));
        }
    }

    private void addLinks(Device device) {
        for (Port port : device.ports()) {
            if (port.peer() != null) {
                String name = device.name() + " > " + port.peer().device().name();
                tracks.add(Track.rate("link", name, port::busyPs));
                tracks.add(Track.level("queue", name, port::queuedBytes));
            }
        }
    }

    /** When it wants to look next; {@link Long#MAX_VALUE} if never again. */
    public long nextPs() {
        return taken >= limit ? Long.MAX_VALUE : (taken + 1) * intervalPs;
    }

    /** Looks, at {@link #nextPs}. */
    public void take() {
        for (Track track : tracks) {
            track.take(taken, limit, intervalPs);
        }
        taken++;
    }

    public RunResult.Samples samples() {
        return new RunResult.Samples(
                limit == 0 ? 0 : intervalPs / 1000,
                tracks.stream()
                        .map(t -> new RunResult.Track(t.kind, t.name, t.values(taken)))
                        .toList());
    }

    /** One thing looked at: the share of time it was busy, or how much is in it. */
    private static final class Track {
        private final String kind;
        private final String name;
        private final boolean rate;
        private final LongSupplier source;
        private double[] values = {};
        private long last;

        private Track(String kind, String name, boolean rate, LongSupplier source) {
            this.kind = kind;
            this.name = name;
            this.rate = rate;
            this.source = source;
        }

        /** The source counts busy picoseconds. */
        static Track rate(String kind, String name, LongSupplier source) {
            return new Track(kind, name, true, source);
        }

        static Track level(String kind, String name, LongSupplier source) {
            return new Track(kind, name, false, source);
        }

        void take(int index, int limit, long intervalPs) {
            if (index == 0) {
                values = new double[limit];
            }
            long now = source.getAsLong();
            values[index] = rate ? share(now - last, intervalPs) : now;
            last = now;
        }

        private static double share(long busyPs, long intervalPs) {
            // A core counts back when it begins to wait for an interrupt.
            double share = Math.min(1, Math.max(0, (double) busyPs / intervalPs));
            return Math.rint(share * PRECISION) / PRECISION;
        }

        List<Double> values(int count) {
            return Arrays.stream(values, 0, count).boxed().toList();
        }
    }
}
