package org.nvsim.run.build;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nvsim.control.VmMove;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.VmMigration;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderAddressPlan;

/**
 * Where each VM is when, and what provider address policy means it to have: all known before the
 * run, because the timeline is.
 */
public final class MovePlan {
    private final Scenario scenario;
    private final PhysicalPlan physical;
    private final VirtualPlan plan;
    private final Map<String, String> believed = new TreeMap<>();
    private final Map<String, TreeMap<Long, Integer>> addresses = new TreeMap<>();
    private final Map<VmMigration, String> sources =
            new IdentityHashMap<>(); // looked up, never walked
    private final Map<VmMigration, VmMove> moves =
            new IdentityHashMap<>(); // looked up, never walked

    private MovePlan(Scenario scenario, PhysicalPlan physical, VirtualPlan plan) {
        this.scenario = scenario;
        this.physical = physical;
        this.plan = plan;
    }

    /** Plans all migrations; what cannot be had goes to {@code problems}. */
    static MovePlan of(
            Scenario scenario, PhysicalPlan physical, VirtualPlan plan, Problems problems) {
        MovePlan moves = new MovePlan(scenario, physical, plan);
        moves.findSources();
        moves.decided().forEach(moves::decide);
        plan.pool().report(problems);
        return moves;
    }

    private void findSources() {
        if (migrations().findAny().isEmpty()) {
            return; // every VM stays where it starts
        }
        Map<String, String> places = new TreeMap<>();
        for (VirtualPlan.PlannedVm vm : plan.vms().values()) {
            String name = vm.spec().name();
            places.put(name, vm.spec().host());
            believed.put(name, vm.spec().host());
            addresses.computeIfAbsent(name, n -> new TreeMap<>()).put(0L, vm.providerAddress());
        }
        migrations().forEach(move -> sources.put(move, places.put(move.vm(), move.toHost())));
    }

    private Stream<VmMigration> migrations() {
        return scenario.timeline().stream().flatMap(action -> action.migration().stream());
    }

    /** The moves that the manager hears of, in the order in which it decides about them. */
    private List<VmMigration> decided() {
        return migrations()
                .filter(move -> plan.vms().get(move.vm()).virtualized())
                .filter(move -> move.updatePolicy().orElse(!scenario.policy().isLocal()))
                .sorted(Comparator.comparingLong(MovePlan::decisionPs))
                .toList();
    }

    static long decisionPs(VmMigration move) {
        return move.resumePs() + move.policyDelayPs();
    }

    private void decide(VmMigration action) {
        VirtualPlan.PlannedVm vm = plan.vms().get(action.vm());
        boolean rewrite = vm.mechanism().rewrites();
        String from = believed.put(action.vm(), action.toHost());
        ProviderAddressPlan.Move move =
                plan.pool()
                        .move(
                                vm.spec(),
                                vm.subnet().vsid(),
                                vm.mechanism(),
                                from,
                                action.toHost(),
                                action.mark());
        addresses.get(action.vm()).put(decisionPs(action), move.after());
        moves.put(
                action,
                new VmMove(
                        vm.subnet().vsid(),
                        vm.spec().address(),
                        vm.spec().mac(),
                        from,
                        action.toHost(),
                        isGivenUp(move.before(), from, action.toHost(), rewrite)
                                ? Optional.of(address(move.before(), from, vm, rewrite))
                                : Optional.empty(),
                        address(move.after(), action.toHost(), vm, rewrite),
                        action.mark().toString(),
                        action.resumePs()));
    }

    /** Whether the old host has no use for the address: it is not its own, nor another VM's. */
    private boolean isGivenUp(int address, String from, String to, boolean rewrite) {
        boolean own = physical.addresses().get(from).address() == address;
        boolean shared =
                !rewrite
                        && addresses.values().stream()
                                .anyMatch(times -> times.lastEntry().getValue() == address);
        return !from.equals(to) && !own && !shared && address != 0;
    }

    private ProviderAddress address(
            int address, String host, VirtualPlan.PlannedVm vm, boolean rewrite) {
        InterfaceAddress own = physical.addresses().get(host);
        return PolicyWriter.providerAddress(
                address, own, rewrite ? vm.spec().mac() : 0, vm.spec().mark().toString());
    }

    /** The host that a VM leaves. */
    String source(VmMigration move) {
        return sources.get(move);
    }

    /** What a move means for policy; empty if the manager does not hear of it. */
    Optional<VmMove> policyOf(VmMigration move) {
        return Optional.ofNullable(moves.get(move));
    }

    /** The provider address that policy means a VM to have at a time. */
    int addressOf(String vm, long timePs) {
        TreeMap<Long, Integer> times = addresses.get(vm);
        return times == null
                ? plan.vms().get(vm).providerAddress()
                : times.floorEntry(timePs).getValue();
    }
}
