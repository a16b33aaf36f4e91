package org.nvsim.run;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a run's counters grew.
 *
 * @param timesPs moments at which they were read, ascending; the start, where all are 0, is not
 *     among them
 * @param flows in the order of the scenario
 */
public record TimeSeries(List<Long> timesPs, List<FlowBytes> flows) {
    public TimeSeries {
        timesPs = List.copyOf(timesPs);
        flows = List.copyOf(flows);
    }

    /**
     * One flow.
     *
     * @param receivedBytes payload received up to each moment
     */
    public record FlowBytes(String flow, List<Long> receivedBytes) {
        public FlowBytes {
            receivedBytes = List.copyOf(receivedBytes);
        }

        /** All that was received. */
        public long total() {
            return receivedBytes.isEmpty() ? 0 : receivedBytes.get(receivedBytes.size() - 1);
        }
    }

    static TimeSeries of(Simulated simulated, List<Snapshot> snapshots) {
        return new TimeSeries(
                snapshots.stream().map(Snapshot::beforePs).toList(),
                IntStream.range(0, simulated.flows().size())
                        .mapToObj(flow -> bytes(simulated.flows().get(flow), flow, snapshots))
                        .toList());
    }

    private static FlowBytes bytes(Flow flow, int index, List<Snapshot> snapshots) {
        return new FlowBytes(
                flow.spec().name(),
                snapshots.stream().map(s -> s.flows().get(index).receivedBytes()).toList());
    }

    /** Payload per second that a flow received up to moment {@code i} since the one before. */
    public double bitsPerSecond(int flow, int i) {
        List<Long> bytes = flows.get(flow).receivedBytes();
        long before = i == 0 ? 0 : bytes.get(i - 1);
        long fromPs = i == 0 ? 0 : timesPs.get(i - 1);
        return (bytes.get(i) - before) * 8e12 / (timesPs.get(i) - fromPs);
    }
}
