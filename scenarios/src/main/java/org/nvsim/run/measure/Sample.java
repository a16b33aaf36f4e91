package org.nvsim.run.measure;

import java.util.List;
import java.util.stream.IntStream;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.Flow;
import org.nvsim.run.result.TimeSeries;

/**
 * The payload that all flows had received at a moment.
 *
 * @param momentPs picoseconds since the start
 * @param receivedBytes by flow
 */
public record Sample(long momentPs, long[] receivedBytes) {
    /** What they have received before {@code momentPs}. */
    public static Sample of(BuiltSimulation simulated, long momentPs) {
        return new Sample(
                momentPs,
                Snapshot.counts(simulated, momentPs).stream()
                        .mapToLong(FlowCount::receivedBytes)
                        .toArray());
    }

    /** Samples in order of time as a result. */
    public static TimeSeries series(BuiltSimulation simulated, List<Sample> samples) {
        return new TimeSeries(
                samples.stream().map(Sample::momentPs).toList(),
                IntStream.range(0, simulated.flows().size())
                        .mapToObj(flow -> bytes(simulated.flows().get(flow), flow, samples))
                        .toList());
    }

    private static TimeSeries.FlowBytes bytes(Flow flow, int index, List<Sample> samples) {
        return new TimeSeries.FlowBytes(
                flow.spec().name(), samples.stream().map(s -> s.receivedBytes()[index]).toList());
    }
}
