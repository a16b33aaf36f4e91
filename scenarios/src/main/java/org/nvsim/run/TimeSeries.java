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

    /**
     * The payload of all flows at a moment.
     *
     * @param receivedBytes by flow
     */
    record Sample(long momentPs, long[] receivedBytes) {
        static Sample of(BuiltSimulation simulated, long momentPs) {
            return new Sample(
                    momentPs,
                    Snapshot.counts(simulated, momentPs).stream()
                            .mapToLong(FlowCount::receivedBytes)
                            .toArray());
        }
    }

    static TimeSeries of(BuiltSimulation simulated, List<Sample> samples) {
        return new TimeSeries(
                samples.stream().map(Sample::momentPs).toList(),
                IntStream.range(0, simulated.flows().size())
                        .mapToObj(flow -> bytes(simulated.flows().get(flow), flow, samples))
                        .toList());
    }

    private static FlowBytes bytes(Flow flow, int index, List<Sample> samples) {
        return new FlowBytes(
                flow.spec().name(), samples.stream().map(s -> s.receivedBytes()[index]).toList());
    }

    /** Payload per second that a flow received up to moment {@code i} since the one before. */
    public double bitsPerSecond(int flow, int i) {
        List<Long> bytes = flows.get(flow).receivedBytes();
        long before = i == 0 ? 0 : bytes.get(i - 1);
        long fromPs = i == 0 ? 0 : timesPs.get(i - 1);
        return (bytes.get(i) - before) * 8e12 / (timesPs.get(i) - fromPs);
    }
}
