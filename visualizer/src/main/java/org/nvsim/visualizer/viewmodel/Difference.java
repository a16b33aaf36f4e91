package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.nvsim.run.result.RunResult;

/**
 * One figure of two runs.
 *
 * @param what as the user reads it
 * @param differs whether the two are not the same
 */
public record Difference(String what, String here, String there, boolean differs) {

    /** The figures of two runs side by side: flows, drops, addresses, expectations. */
    public static List<Difference> between(RunResult here, RunResult there) {
        List<Difference> all = new ArrayList<>();
        all.add(of("mechanism", here.mechanism(), there.mechanism()));
        for (int i = 0; i < Math.min(here.flows().size(), there.flows().size()); i++) {
            RunResult.FlowResult a = here.flows().get(i);
            RunResult.FlowResult b = there.flows().get(i);
            all.add(of(a.name() + ": packets delivered", delivered(a), delivered(b)));
            if (a.hasAnswers()) {
                all.add(of(a.name() + ": answered", answered(a), answered(b)));
            }
            all.add(of(a.name() + ": lost", lost(a), lost(b)));
            all.add(
                    of(
                            a.name() + ": goodput",
                            Amount.rate(a.goodputBitsPerSecond()),
                            Amount.rate(b.goodputBitsPerSecond())));
        }
        TreeSet<String> reasons = new TreeSet<>(here.frames().dropped().keySet());
        reasons.addAll(there.frames().dropped().keySet());
        for (String reason : reasons) {
            long a = here.frames().dropped().getOrDefault(reason, 0L);
            long b = there.frames().dropped().getOrDefault(reason, 0L);
            all.add(of("dropped: " + reason, Amount.grouped(a), Amount.grouped(b)));
        }
        all.add(
                of(
                        "provider addresses used",
                        Amount.grouped(here.providerAddresses().used()),
                        Amount.grouped(there.providerAddresses().used())));
        all.add(
                of(
                        "bytes added to packets",
                        Amount.grouped(here.overhead().bytes()),
                        Amount.grouped(there.overhead().bytes())));
        all.add(of("expectations that hold", held(here), held(there)));
        return all;
    }

    private static String delivered(RunResult.FlowResult flow) {
        return Amount.grouped(flow.deliveredPackets())
                + " of "
                + Amount.grouped(flow.sentPackets());
    }

    private static String answered(RunResult.FlowResult flow) {
        return Amount.grouped(flow.answeredPackets());
    }

    private static String lost(RunResult.FlowResult flow) {
        return Amount.grouped(flow.lostPackets());
    }

    private static String held(RunResult result) {
        long held =
                result.expectations().stream().filter(RunResult.ExpectationResult::pass).count();
        return held + " of " + result.expectations().size();
    }

    private static Difference of(String what, String here, String there) {
        return new Difference(what, here, there, !here.equals(there));
    }
}
