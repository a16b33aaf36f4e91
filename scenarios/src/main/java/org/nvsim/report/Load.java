package org.nvsim.report;

import java.util.List;
import java.util.function.Predicate;
import org.nvsim.run.result.RunResult;

/** How much a run carried, and how busy that made its hosts. */
final class Load {
    private Load() {}

    static boolean hasCores(RunResult run) {
        return run.hosts().stream().anyMatch(host -> !host.cores().isEmpty());
    }

    static boolean isConnection(RunResult.FlowResult flow) {
        return !flow.connection().isEmpty();
    }

    /** Payload that some of the flows delivered together, over the whole run. */
    static double goodputBitsPerSecond(RunResult run, Predicate<RunResult.FlowResult> which) {
        long bytes =
                run.flows().stream()
                        .filter(which)
                        .mapToLong(RunResult.FlowResult::receivedBytes)
                        .sum();
        return run.simulatedNanos() == 0 ? 0 : bytes * 8e9 / run.simulatedNanos();
    }

    /** Payload that all flows delivered together, of whatever kind: {@code total-goodput}. */
    static String goodput(RunResult run) {
        return run.flows().isEmpty() ? "-" : Amounts.rate(goodputBitsPerSecond(run, flow -> true));
    }

    static long sentAgain(RunResult run) {
        return run.flows().stream().mapToLong(RunResult.FlowResult::retransmits).sum();
    }

    /** Utilization of the busiest core of all, 0 to 1. */
    static double busiest(RunResult run) {
        return run.hosts().stream()
                .flatMap(host -> host.cores().stream())
                .mapToDouble(RunResult.CoreResult::utilization)
                .max()
                .orElse(0);
    }

    /** The busiest core and how busy it was, such as {@code 100 % hv2 core 0}. */
    static String busiestText(RunResult run) {
        return hasCores(run)
                ? Amounts.percent(Math.rint(busiest(run) * 100)) + " " + busiestName(run)
                : "-";
    }

    static String busiestName(RunResult run) {
        double most = busiest(run);
        for (RunResult.HostResult host : run.hosts()) {
            List<RunResult.CoreResult> cores = host.cores();
            for (int i = 0; i < cores.size(); i++) {
                if (cores.get(i).utilization() == most) {
                    return host.name() + " core " + i;
                }
            }
        }
        return "no core";
    }

    /** Core time for a byte sent, on the host that put most bytes on the wire. */
    static String sendCost(RunResult run) {
        return perByte(run, true);
    }

    /** Core time for a byte received, on the host that got most bytes from the wire. */
    static String receiveCost(RunResult run) {
        return perByte(run, false);
    }

    private static String perByte(RunResult run, boolean sending) {
        RunResult.HostResult chosen = null;
        for (RunResult.HostResult host : run.hosts()) {
            if (chosen == null || bytes(host, sending) > bytes(chosen, sending)) {
                chosen = host;
            }
        }
        if (chosen == null || chosen.cores().isEmpty()) {
            return "-";
        }
        double nanos = sending ? chosen.sendNanosPerByte() : chosen.receiveNanosPerByte();
        return Amounts.nanosPerByte(nanos);
    }

    private static long bytes(RunResult.HostResult host, boolean sending) {
        return sending ? host.sentBytes() : host.receivedBytes();
    }
}
