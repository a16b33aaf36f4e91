package org.nvsim.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.guest.tcp.TcpStatistics;
import org.nvsim.scenario.spec.FlowSpec;

/**
 * A flow of the scenario as it runs: what its two ends have counted so far.
 *
 * @param index number of the flow, which its frames are tagged with
 * @param receiver what came where it should: at the far end, or for a ping the replies at this one
 * @param latency one way for datagrams; to the answer and back for pings, requests and TCP
 * @param tcp what the sending end of TCP counted, if the flow uses it
 */
record Flow(
        int index,
        FlowSpec spec,
        FlowSender sender,
        FlowReceiver receiver,
        Supplier<LatencyHistogram> latency,
        Optional<TcpStatistics> tcp) {

    /** A flow without TCP, whose latency its receiver measures. */
    static Flow of(int index, FlowSpec spec, FlowSender sender, FlowReceiver receiver) {
        return new Flow(index, spec, sender, receiver, receiver::latency, Optional.empty());
    }
}
