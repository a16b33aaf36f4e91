package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.run.result.RunResult;

/** How busy the cores of hosts were, in slices of the run's time. */
public final class CoreLoads {
    private static final String KIND = "core";
    private static final int PS_PER_NS = 1000;

    private final long intervalPs;
    private final Map<String, List<List<Double>>> byHost = new TreeMap<>();

    CoreLoads(RunResult.Samples samples) {
        intervalPs = Math.max(1, samples.intervalNanos() * PS_PER_NS);
        for (RunResult.Track track : samples.tracks()) {
            if (track.kind().equals(KIND)) {
                String host = track.name().replaceFirst("/[0-9]+$", "");
                byHost.computeIfAbsent(host, h -> new ArrayList<>()).add(track.values());
            }
        }
    }

    /** The share of time each core of a host was busy around a moment; empty if it has none. */
    public List<Double> at(String host, long timePs) {
        List<Double> loads = new ArrayList<>();
        for (List<Double> core : byHost.getOrDefault(host, List.of())) {
            int slice = (int) Math.min(core.size() - 1, timePs / intervalPs);
            loads.add(slice < 0 ? 0 : core.get(slice));
        }
        return loads;
    }

    /** Percent of time that each core was busy, as curves. */
    List<Curve> curves() {
        List<Curve> curves = new ArrayList<>();
        byHost.forEach(
                (host, cores) -> {
                    for (int i = 0; i < cores.size(); i++) {
                        double[] values =
                                cores.get(i).stream().mapToDouble(share -> 100 * share).toArray();
                        curves.add(new Curve(host + " core " + i, values));
                    }
                });
        return curves;
    }
}
