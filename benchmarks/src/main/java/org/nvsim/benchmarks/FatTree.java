package org.nvsim.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/**
 * The shipped scenarios {@code fat-tree-k4}, {@code -k8} and {@code -k16}: whole, or cut to so few
 * datagrams that no buffer overflows, which another simulator can repeat frame by frame.
 */
final class FatTree {
    private static final long DRAIN_MICROS = 2_000;
    private static final long INTERVAL_MICROS = 2;

    private FatTree() {}

    /** The scenario as it ships. */
    static Scenario whole(int k, String mechanism) throws ScenarioException {
        return load(k, mechanism, List.of());
    }

    /** The scenario with {@link #datagrams} from each VM, and time for them to arrive. */
    static Scenario finite(int k, String mechanism) throws ScenarioException {
        int datagrams = datagrams(k);
        long micros = datagrams * INTERVAL_MICROS + DRAIN_MICROS;
        return load(
                k,
                mechanism,
                List.of("traffic.load.each.udp.count=" + datagrams, "duration=" + micros + "us"));
    }

    /**
     * How many datagrams each VM of a finite workload sends: about as many as the links that many
     * flows share can take into their buffers.
     */
    static int datagrams(int k) {
        return switch (k) {
            case 4 -> 500;
            case 8 -> 200;
            case 16 -> 100;
            default -> throw new IllegalArgumentException("k is 4, 8 or 16, not " + k);
        };
    }

    private static Scenario load(int k, String mechanism, List<String> more)
            throws ScenarioException {
        List<String> settings = new ArrayList<>(more);
        settings.add("virtualization.mechanism=" + mechanism);
        return ScenarioLoader.load("fat-tree-k" + k, Overrides.of(settings));
    }
}
