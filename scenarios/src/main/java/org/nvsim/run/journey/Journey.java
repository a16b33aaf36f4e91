package org.nvsim.run.journey;

import java.util.List;
import java.util.Optional;
import org.nvsim.observe.Action;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.run.Run;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;

/**
 * What one packet of a flow went through.
 *
 * @param packet its number, from 1
 * @param packets how many packets the flow had
 * @param hops in order of time
 * @param untold how much more happened to copies of the packet, in a journey too long to be told
 */
public record Journey(
        Scenario scenario, FlowSpec flow, long packet, long packets, List<Hop> hops, long untold) {
    /** So many times a run is looked at while the packet worth following is sought. */
    private static final int LOOKS = 200;

    public Journey {
        hops = List.copyOf(hops);
    }

    /**
     * Runs a scenario to its end and follows one packet.
     *
     * @param flow one of the scenario's
     * @param packet its number, from 1; 0 for the first that was dropped, or if none was, the first
     * @return without hops if the flow had no such packet
     * @throws ScenarioException if the scenario asks for what cannot be had
     */
    public static Journey of(Scenario scenario, FlowSpec flow, long packet)
            throws ScenarioException {
        int index = scenario.traffic().indexOf(flow);
        PacketSurvey survey = new PacketSurvey(new FlowFrames(index, flow.from()));
        if (packet == 0) {
            seek(Run.of(scenario, survey), survey);
        }
        long chosen = packet == 0 ? survey.telling() : packet;
        JourneyRecorder recorder = new JourneyRecorder(new FlowFrames(index, flow.from()), chosen);
        PacketSurvey count = new PacketSurvey(new FlowFrames(index, flow.from()));
        Run.of(scenario, both(count, recorder)).finish();
        return new Journey(
                scenario, flow, chosen, count.packets(), recorder.hops(), recorder.untold());
    }

    /** Runs until a packet is dropped, or to the end. */
    private static void seek(Run run, PacketSurvey survey) {
        long piecePs = Math.max(1, run.scenario().durationPs() / LOOKS);
        while (!run.isFinished() && !survey.hasDrop()) {
            run.advanceTo(run.nowPs() + piecePs);
        }
    }

    private static Observer both(Observer first, Observer second) {
        return (timePs, place, port, action, frame, reason, decision) -> {
            first.observe(timePs, place, port, action, frame, reason, decision);
            second.observe(timePs, place, port, action, frame, reason, decision);
        };
    }

    /** How it ended. */
    public Outcome outcome() {
        if (hops.stream().anyMatch(this::isGoal)) {
            return Outcome.DELIVERED;
        }
        return drop().isPresent() ? Outcome.DROPPED : Outcome.IN_FLIGHT;
    }

    /** Whether the packet asks for an answer, which belongs to its journey. */
    public boolean isAsked() {
        return flow instanceof FlowSpec.Ping;
    }

    /** Whether this is the taking of the packet by its receiver, or of an answer by the asker. */
    private boolean isGoal(Hop hop) {
        boolean anybody = flow.toAddress() && !isAsked();
        return hop.action() == Action.DELIVERED
                && (anybody || hop.node().equals(isAsked() ? flow.from() : flow.to()));
    }

    /** Where it was lost: the last drop. */
    public Optional<Hop> drop() {
        return drops().stream().reduce((first, last) -> last);
    }

    /** Where frames that carried it were lost, but for copies dropped by those not meant. */
    public List<Hop> drops() {
        return hops.stream()
                .filter(hop -> hop.action() == Action.DROPPED)
                .filter(hop -> hop.branch().kind() != Branch.Kind.ARP)
                .filter(hop -> hop.reason() != DropReason.NOT_FOR_US)
                .toList();
    }

    /** How a journey ended. */
    public enum Outcome {
        DELIVERED("delivered"),
        DROPPED("dropped"),
        IN_FLIGHT("in-flight");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** As users read it. */
        public String word() {
            return word;
        }
    }
}
