package org.nvsim.run.fairness;

import java.util.List;
import java.util.SortedMap;
import org.nvsim.run.Run;
import org.nvsim.run.result.Window;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * TCP flows that have no reason to get different shares: each from a host of its own, all over ways
 * of one length, to one host, where they share the last link (in a dumbbell: to hosts of their own,
 * and they share the link in the middle). Everything else is as the defaults have it.
 *
 * @param network the rule that makes the network
 * @param congestion how the senders adapt; with {@code dctcp} every port marks above 30 KiB
 * @param flows how many
 * @param noise of hosts and servers, as the scenario says it
 * @param duration of the run, as the scenario says it
 */
record EqualFlows(String network, String congestion, int flows, String noise, String duration) {
    static final String[] NETWORKS = {"dumbbell", "star", "leaf-spine", "fat-tree"};
    static final String[] CONGESTION = {"new-reno", "cubic", "dctcp"};

    /** Everybody starts at once, so some wait for a timeout first, which takes 0.3 s. */
    private static final long WARM_UP_PS = 400_000_000_000L;

    /** Hosts of one pod of the fat tree: as many as there are flows must be outside of it. */
    private static final int FAT_TREE_POD = 9;

    /** Goodput of each flow after the warm-up in bit/s, in their order. */
    double[] shares(long seed) throws ScenarioException {
        Run run =
                Run.of(
                        ScenarioLoader.parse("equal", text(), Overrides.of(List.of("seed=" + seed)))
                                .scenario());
        run.advanceTo(WARM_UP_PS);
        Window window = run.window();
        run.finish();
        SortedMap<String, Double> figures = window.figures();
        double[] shares = new double[flows];
        for (int i = 0; i < flows; i++) {
            shares[i] = figures.get("f" + i + ".goodput");
        }
        return shares;
    }

    /** Jain, Chiu and Hawe 1984: 1 if all are equal, 1/n if one has everything. */
    static double jain(double[] shares) {
        double sum = 0;
        double squares = 0;
        for (double share : shares) {
            sum += share;
            squares += share * share;
        }
        return sum * sum / (shares.length * squares);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("nvsim: 1\nduration: ").append(duration).append("\nnetwork:\n");
        text.append("  timing-noise: ").append(noise).append('\n');
        text.append("  ").append(rule()).append('\n');
        if (congestion.equals("dctcp")) {
            text.append("  defaults: { mark-above: 30KiB }\n");
        }
        text.append("tenants:\n  blue:\n");
        text.append("    subnets: { a: { vsid: 5001, prefix: 10.0.0.0/24 } }\n    vms:\n");
        for (int i = 0; i < flows; i++) {
            vm(text, "from" + i, sender(i), 10 + i);
            if (i == 0 || receiver(i) != receiver(0)) {
                vm(text, "to" + i, receiver(i), 100 + i);
            }
        }
        text.append("traffic:\n");
        for (int i = 0; i < flows; i++) {
            int to = receiver(i) == receiver(0) ? 0 : i;
            text.append(
                    "  - tcp: { name: f%d, from: from%d, to: to%d, port: %d, congestion: %s }\n"
                            .formatted(i, i, to, 5001 + i, congestion));
        }
        return text.toString();
    }

    private static void vm(StringBuilder text, String name, int host, int address) {
        text.append(
                "      %s: { host: hv%d, subnet: a, address: 10.0.0.%d }\n"
                        .formatted(name, host, address));
    }

    private String rule() {
        return switch (network) {
            case "dumbbell" -> "dumbbell: { left: %d, right: %d }".formatted(flows, flows);
            case "star" -> "star: { hosts: %d }".formatted(flows + 1);
            case "leaf-spine" ->
                    "leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: %d }".formatted(flows);
            case "fat-tree" -> "fat-tree: { k: 6 }";
            default -> throw new IllegalArgumentException(network);
        };
    }

    private int sender(int flow) {
        return network.equals("fat-tree") ? FAT_TREE_POD + 1 + flow : 1 + flow;
    }

    private int receiver(int flow) {
        return switch (network) {
            case "dumbbell" -> flows + 1 + flow;
            case "fat-tree" -> 1;
            default -> flows + 1;
        };
    }
}
