package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FaultSpec;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/** Whether traffic and timeline fit the network and the run's length. */
final class TrafficChecks {
    private final Scenario scenario;
    private final Binding binding;

    TrafficChecks(Scenario scenario, Binding binding) {
        this.scenario = scenario;
        this.binding = binding;
    }

    void run() {
        scenario.traffic().forEach(this::checkFlow);
        scenario.timeline().forEach(this::checkAction);
        for (FaultSpec fault : scenario.network().faults()) {
            if (!linked(fault.a(), fault.b())) {
                binding.error(
                        fault.mark(), "no link joins '" + fault.a() + "' and '" + fault.b() + "'");
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
        boolean stops =
                flow instanceof FlowSpec.Udp u && u.stopPs() <= u.startPs()
                        || flow instanceof FlowSpec.Tcp t && t.stopPs() <= t.startPs()
                        || flow instanceof FlowSpec.RequestResponse r && r.stopPs() <= r.startPs()
                        || flow instanceof FlowSpec.Transfers x && x.stopPs() <= x.startPs();
        if (stops && flow.startPs() < scenario.durationPs()) {
            binding.error(mark(flow, FlowKeys.STOP, flow.mark()), "stops before it starts");
        }
    }

    private void checkAction(TimelineAction action) {
        if (action.atPs() >= scenario.durationPs()) {
            binding.error(
                    mark(action, TimelineKeys.AT, action.mark()),
                    "happens when the run is over; its duration is too short");
        }
        if (action instanceof TimelineAction.LinkState state && !linked(state.a(), state.b())) {
            binding.error(
                    state.mark(), "no link joins '" + state.a() + "' and '" + state.b() + "'");
        }
    }

    private boolean linked(String a, String b) {
        for (LinkSpec link : scenario.network().links()) {
            if (new LinkKeys.Ends(link.mark(), link.a(), link.b()).joins(a, b)) {
                return true;
            }
        }
        return scenario.network()
                .generator()
                .map(made -> linked(made.topology(), a, b))
                .orElse(false);
    }

    private static boolean linked(Topology topology, String a, String b) {
        List<Link> links = topology.links();
        Optional<Integer> from = topology.find(a).map(node -> node.id());
        Optional<Integer> to = topology.find(b).map(node -> node.id());
        return from.isPresent()
                && to.isPresent()
                && links.stream()
                        .anyMatch(
                                l ->
                                        l.a().node() == from.get() && l.b().node() == to.get()
                                                || l.a().node() == to.get()
                                                        && l.b().node() == from.get());
    }

    private SourceMark mark(Object record, Key<?> key, SourceMark otherwise) {
        return binding.fieldsOf(record).map(fields -> fields.markOf(key)).orElse(otherwise);
    }
}
