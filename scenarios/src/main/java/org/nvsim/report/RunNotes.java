package org.nvsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nvsim.packet.DropReason;
import org.nvsim.run.result.RunResult;

/** What went wrong in a run, as short sentences. */
final class RunNotes {
    private RunNotes() {}

    /** A sentence for each flow that lost something; one for a run that lost nothing. */
    static List<String> of(RunResult result) {
        List<String> notes = new ArrayList<>();
        for (RunResult.FlowResult flow : result.flows()) {
            if (flow.lostPackets() > 0) {
                notes.add(
                        flow.name()
                                + " lost "
                                + Amounts.count(flow.lostPackets())
                                + " of "
                                + Amounts.count(flow.sentPackets())
                                + " packets"
                                + why(result, flow));
            }
        }
        for (RunResult.FlowResult flow : result.flows()) {
            if (flow.deliveredPackets() + flow.lostPackets() == 0 && flow.inFlightPackets() > 0) {
                notes.add(
                        flow.name()
                                + ": all "
                                + Amounts.count(flow.inFlightPackets())
                                + " packets still wait or are on their way");
            }
        }
        for (RunResult.FlowResult flow : result.flows()) {
            long unanswered = flow.deliveredPackets() - flow.answeredPackets();
            if (flow.hasAnswers() && unanswered > 0) {
                notes.add(flow.name() + ": " + Amounts.count(unanswered) + " without an answer");
            }
        }
        if (notes.isEmpty()) {
            notes.add(
                    result.flows().stream().allMatch(flow -> flow.inFlightPackets() == 0)
                            ? "every flow delivered all it sent"
                            : "no flow lost anything");
        }
        notes.add(
                "mechanism "
                        + result.mechanism()
                        + ", provider addresses "
                        + result.providerAddresses().used());
        return notes;
    }

    private static String why(RunResult result, RunResult.FlowResult flow) {
        Map<String, Long> reasons = new LinkedHashMap<>(flow.dropped());
        reasons.remove(DropReason.NOT_FOR_US.word());
        return reasons.isEmpty()
                ? ""
                : reasons.entrySet().stream()
                        .map(e -> Amounts.count(e.getValue()) + " " + e.getKey() + at(result, e))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String at(RunResult result, Map.Entry<String, Long> reason) {
        List<String> places =
                result.frames().droppedAt().entrySet().stream()
                        .filter(entry -> entry.getValue().containsKey(reason.getKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        return places.isEmpty() ? "" : " at " + String.join(", ", places);
    }
}
