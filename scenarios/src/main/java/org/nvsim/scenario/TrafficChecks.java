package org.nvsim.scenario;

import java.util.List;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Arrivals;
import org.nvsim.scenario.spec.Expectation;
import org.nvsim.scenario.spec.FaultSpec;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;

/** Whether traffic fits the network and the run's length. */
final class TrafficChecks {
    private static final double MOST_BURSTS_A_PACKET = 1000;

    private final Scenario scenario;
    private final Binding binding;

    TrafficChecks(Scenario scenario, Binding binding) {
        this.scenario = scenario;
        this.binding = binding;
    }

    void run() {
        scenario.traffic().forEach(this::checkFlow);
        scenario.expect().forEach(this::checkExpectation);
        for (FaultSpec fault : scenario.network().faults()) {
            if (!scenario.network().hasLinks(fault.links())) {
                binding.error(fault.mark(), fault.links().noneSuch());
            }
        }
    }

    private void checkFlow(FlowSpec flow) {
        if (flow.from().equals(flow.to())) {
            binding.error(
                    mark(flow, TrafficKeys.TO, flow.mark()),
                    "'" + flow.to() + "' would talk to itself");
        }
        if (flow.startPs() >= scenario.durationPs()) {
            binding.error(
                    mark(flow, FlowKeys.START, flow.mark()),
                    "starts when the run is over; its duration is too short");
        }
        if (flow instanceof FlowSpec.Udp udp && udp.arrivals() == Arrivals.ON_OFF) {
            checkBursts(udp);
        }
        boolean stops =
                flow instanceof FlowSpec.Udp u && u.stopPs() <= u.startPs()
                        || flow instanceof FlowSpec.Tcp t && t.stopPs() <= t.startPs()
                        || flow instanceof FlowSpec.RequestResponse r && r.stopPs() <= r.startPs()
                        || flow instanceof FlowSpec.Transfers x && x.stopPs() <= x.startPs();
        if (stops && flow.startPs() < scenario.durationPs()) {
            binding.error(mark(flow, FlowKeys.STOP, flow.mark()), "stops before it starts");
        }
    }

    /** Bursts too short for a packet are drawn in vain, one after another, until one is due. */
    private void checkBursts(FlowSpec.Udp udp) {
        double inBurst = (double) udp.burstPs() / (udp.burstPs() + udp.pausePs());
        double apartPs = udp.sizeBytes() * 8e12 / udp.rateBitsPerSecond() * inBurst;
        if (apartPs > MOST_BURSTS_A_PACKET * udp.burstPs()) {
            long leastPs = (long) Math.ceil(apartPs / MOST_BURSTS_A_PACKET);
            binding.error(
                    mark(udp, FlowKeys.BURST, udp.mark()),
                    "so short a burst holds a packet once in "
                            + (long) (apartPs / udp.burstPs())
                            + " times at this rate and size; take a burst of at least "
                            + Quantity.durationText(leastPs)
                            + " or a higher rate");
        }
    }

    private void checkExpectation(Expectation expectation) {
        if (expectation instanceof Expectation.Measured measured) {
            MetricNames.missing(List.of(measured.metric()), scenario)
                    .forEach(missing -> binding.error(measured.mark(), missing));
        }
        if (expectation instanceof Expectation.FlowFigure expected) {
            scenario.traffic().stream()
                    .filter(flow -> expected.counts(flow.name()))
                    .filter(flow -> !expected.figure().isOf(flow))
                    .findFirst()
                    .ifPresent(
                            flow ->
                                    binding.error(
                                            expected.mark(), expected.figure().missingFrom(flow)));
        }
    }

    private SourceMark mark(Object record, Key<?> key, SourceMark otherwise) {
        return binding.fieldsOf(record).map(fields -> fields.markOf(key)).orElse(otherwise);
    }
}
