package org.nvsim.run.result;

import java.util.List;

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

    /** Payload per second that a flow received up to moment {@code i} since the one before. */
    public double bitsPerSecond(int flow, int i) {
        List<Long> bytes = flows.get(flow).receivedBytes();
        long before = i == 0 ? 0 : bytes.get(i - 1);
        long fromPs = i == 0 ? 0 : timesPs.get(i - 1);
        return (bytes.get(i) - before) * 8e12 / (timesPs.get(i) - fromPs);
    }
}
