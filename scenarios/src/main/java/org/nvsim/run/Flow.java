package org.nvsim.run;

import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.scenario.spec.FlowSpec;

/**
 * A flow of the scenario as it runs: what its two ends have counted so far.
 *
 * @param index number of the flow, which its frames are tagged with
 * @param receiver what came where it should: at the far end, or for a ping the replies at this one
 */
record Flow(int index, FlowSpec spec, FlowSender sender, FlowReceiver receiver) {}
