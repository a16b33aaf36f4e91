package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.engine.random.RandomStream;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Pattern;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.scenario.value.Kinds;

/** Makes the flows a matrix stands for. */
final class MatrixFlows {
    private static final int MAX_FLOWS = 200_000;
    private static final int WEIGHT = 1 << 20;

    private final MatrixKeys.Draft rule;
    private final Binding binding;
    private final RandomStreams streams;
    private final RandomStream random;
    private final long jitterPs;
    private final List<FlowSpec> flows = new ArrayList<>();

    MatrixFlows(MatrixKeys.Draft rule, long durationPs, RandomStreams streams, Binding binding) {
        this.rule = rule;
        this.streams = streams;
        long mostPs = rule.each().timePs(durationPs) / MatrixKeys.JITTER_PARTS;
        this.jitterPs = Math.min(rule.startJitterPs(), mostPs);
        this.binding = binding;
        this.random = streams.named(rule.name(), "matrix");
    }

    /** The flows between VMs of these tenants; a mistake is reported, and nothing returned. */
    List<FlowSpec> among(List<TenantSpec> tenants) {
        if (!fits()) {
            return List.of();
        }
        for (TenantSpec tenant : tenants) {
            if (rule.tenant().map(tenant.name()::equals).orElse(true)) {
                addFlows(tenant.vms().stream().map(VmSpec::name).toList());
            }
        }
        if (rule.pattern() == Pattern.CSV) {
            addListed();
        }
        if (flows.size() > MAX_FLOWS) {
            binding.error(rule.mark(), "these are more than " + MAX_FLOWS + " flows");
            return List.of();
        }
        if (flows.isEmpty() && !binding.hasErrors()) {
            binding.error(rule.mark(), "no two VMs are there for flows between them");
        }
        return flows;
    }

    private boolean fits() {
        boolean fits =
                belongs(MatrixKeys.BY, Pattern.SHIFT)
                        & belongs(MatrixKeys.HOTSPOT, Pattern.HOTSPOT)
                        & belongs(MatrixKeys.FILE, Pattern.CSV);
        if (rule.pattern() == Pattern.CSV && rule.file().isEmpty()) {
            binding.error(rule.mark(), "the pattern csv needs 'file', for example matrix.csv");
            return false;
        }
        if (rule.pattern() == Pattern.GRAVITY && !rule.each().kind().paced()) {
            binding.error(
                    rule.fields().markOf(MatrixKeys.PATTERN),
                    "gravity shares out a rate, and a "
                            + rule.each().kind().word()
                            + " flow has none; take udp or transfers");
            return false;
        }
        return fits;
    }

    private boolean belongs(Key<?> key, Pattern only) {
        boolean belongs = !rule.fields().has(key) || rule.pattern() == only;
        if (!belongs) {
            binding.error(
                    rule.fields().markOf(key),
                    "'" + key.name() + "' belongs to the pattern " + only.word());
        }
        return belongs;
    }

    private void addFlows(List<String> vms) {
        int n = vms.size();
        switch (rule.pattern()) {
            case ALL_TO_ALL -> addAll(vms, null);
            case GRAVITY -> addAll(vms, weights(n));
            case SHIFT -> addShift(vms, rule.by().orElse(n / 2));
            case PERMUTATION -> addPermutation(vms);
            case HOTSPOT -> addHotspot(vms);
            case CSV -> {} // not by tenant
        }
    }

    private void addShift(List<String> vms, int by) {
        int n = vms.size();
        for (int i = 0; i < n && by % n != 0; i++) {
            add(vms.get(i), vms.get((i + by) % n), 1);
        }
    }

    /** A cyclic permutation, so that nobody sends to itself (Sattolo 1986). */
    private void addPermutation(List<String> vms) {
        int n = vms.size();
        int[] to = new int[n];
        for (int i = 0; i < n; i++) {
            to[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i);
            int swapped = to[i];
            to[i] = to[j];
            to[j] = swapped;
        }
        for (int i = 0; i < n && n > 1; i++) {
            add(vms.get(i), vms.get(to[i]), 1);
        }
    }

    private void addHotspot(List<String> vms) {
        if (rule.to().isPresent() && !vms.contains(rule.to().get())) {
            return;
        }
        String to = rule.to().orElse(vms.isEmpty() ? "" : vms.get(0));
        for (String from : vms) {
            if (!from.equals(to)) {
                add(from, to, 1);
            }
        }
    }

    /** Weights as in Roughan, Simplifying the synthesis of Internet traffic matrices, CCR 2005. */
    private double[] weights(int n) {
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = 1 + random.nextExponential(WEIGHT);
        }
        return weights;
    }

    private void addAll(List<String> vms, double[] weights) {
        int n = vms.size();
        if ((long) n * n > 2L * MAX_FLOWS) {
            binding.error(rule.mark(), "these are more than " + MAX_FLOWS + " flows");
            return;
        }
        double sum = 0;
        for (int i = 0; i < n * n && weights != null; i++) {
            sum += i / n == i % n ? 0 : weights[i / n] * weights[i % n];
        }
        double mean = sum / ((double) n * (n - 1));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    double share = weights == null ? 1 : weights[i] * weights[j] / mean;
                    add(vms.get(i), vms.get(j), share);
                }
            }
        }
    }

    private void addListed() {
        new MatrixFile(rule, binding).read().forEach(row -> add(row.from(), row.to(), row.share()));
    }

    private void add(String from, String to, double share) {
        String name = rule.name() + "-" + (flows.size() + 1);
        binding.names().define(List.of(Kinds.FLOW), name, rule.mark());
        long laterPs =
                jitterPs == 0 ? 0 : streams.named(name, "start jitter").nextLong(jitterPs + 1);
        FlowKeys.Ends ends = new FlowKeys.Ends(name, rule.mark(), from, to, laterPs);
        FlowSpec flow = rule.each().flow(ends, share);
        flows.add(binding.standsFor(flow, rule.each()));
    }
}
