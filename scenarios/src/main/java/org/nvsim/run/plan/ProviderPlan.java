package org.nvsim.run.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Generation;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.VmSpec;
import org.nvsim.virt.overlay.AddressScheme;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.ProviderAddressPlan;
import org.nvsim.virt.policy.ProviderAddressPool;

/**
 * Hands out the provider addresses of a scenario, always the lowest that is free. The pool is the
 * one the scenario names, or the subnet of each host: an address must be in the subnet of the host
 * that answers for it. Both mechanisms take from the same pools.
 */
public final class ProviderPlan {
    private static final Comparator<Prefix> PREFIX_ORDER =
            Comparator.<Prefix>comparingLong(p -> Integer.toUnsignedLong(p.network()))
                    .thenComparingInt(Prefix::length);

    private final Scenario scenario;
    private final PhysicalPlan physical;
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final Map<Prefix, ProviderAddressPool> pools = new TreeMap<>(PREFIX_ORDER);
    private final Map<AddressScheme, ProviderAddressPlan> plans =
            new EnumMap<>(AddressScheme.class);
    private final boolean perSubnet;
    private final List<Shortage> shortages = new ArrayList<>();

    /** Somebody for whom a pool had no address. */
    private record Shortage(SourceMark mark, ProviderAddressPool pool) {}

    ProviderPlan(Scenario scenario, PhysicalPlan physical) {
        this.scenario = scenario;
        this.physical = physical;
        perSubnet = scenario.virtualization().generation() == Generation.WINDOWS_2012R2;
        for (AddressScheme scheme : AddressScheme.values()) {
            plans.put(scheme, new ProviderAddressPlan(scheme));
        }
        for (String host : physical.addresses().keySet()) {
            int number = numbers.size();
            numbers.put(host, number);
            int own = ownAddress(host);
            plans.values().forEach(plan -> plan.addHost(number, own, pool(host)));
        }
        reserveAll();
    }

    private int ownAddress(String host) {
        return physical.addresses().get(host).address();
    }

    private ProviderAddressPool pool(String host) {
        Prefix prefix =
                scenario.virtualization()
                        .providerPool()
                        .orElse(physical.addresses().get(host).subnet());
        return pools.computeIfAbsent(prefix, p -> new ProviderAddressPool(p, 0));
    }

    /** Keeps the addresses that machines have from being given out by any pool. */
    private void reserveAll() {
        Set<Integer> lengths = new TreeSet<>();
        pools.keySet().forEach(prefix -> lengths.add(prefix.length()));
        forEachTaken(
                address -> {
                    for (int length : lengths) {
                        ProviderAddressPool pool = pools.get(Prefix.of(address, length));
                        if (pool != null) {
                            pool.reserve(address);
                        }
                    }
                });
    }

    /** Shows every address that a machine has. */
    private void forEachTaken(IntConsumer action) {
        for (InterfaceAddress address : physical.addresses().values()) {
            action.accept(address.address());
        }
        for (RouterSpec router : scenario.network().routers()) {
            router.addresses().forEach(address -> action.accept(address.address()));
        }
        physical.racks()
                .ifPresent(
                        plan ->
                                plan.racks()
                                        .forEach(rack -> action.accept(rack.subnet().gateway())));
    }

    /**
     * The provider address of a VM where it starts: under encapsulation its host's own, or in
     * generation 2012 R2 one for each virtual subnet that the host has; under rewrite one for
     * itself. 0 if there is none left.
     */
    int assign(VmSpec vm, int vsid, Overlay overlay) {
        int address = plan(overlay).assign(numbers.get(vm.host()), vsid, vm.address());
        noteShortage(address, vm.host(), vm.mark());
        return address;
    }

    /**
     * An address for a VM that sits in the subnet of its host's rack as it is; 0 if none is left.
     */
    int inRack(VmSpec vm) {
        ProviderAddressPool pool = pools.get(physical.subnetOf(vm.host()));
        if (pool == null) {
            pool = new ProviderAddressPool(physical.subnetOf(vm.host()), 0);
            pools.put(pool.prefix(), pool);
            forEachTaken(pool::reserve);
        }
        int address = pool.take();
        if (address == 0) {
            shortages.add(new Shortage(vm.mark(), pool));
        }
        return address;
    }

    /**
     * The provider address of a VM before and after a move.
     *
     * @param mark what to complain about if there is none left
     */
    public ProviderAddressPlan.Move move(
            VmSpec vm, int vsid, Overlay overlay, String from, String to, SourceMark mark) {
        ProviderAddressPlan.Move move =
                plan(overlay).move(numbers.get(from), numbers.get(to), vsid, vm.address());
        noteShortage(move.after(), to, mark);
        return move;
    }

    private ProviderAddressPlan plan(Overlay overlay) {
        return plans.get(overlay.addresses(perSubnet));
    }

    private void noteShortage(int address, String host, SourceMark mark) {
        if (address == 0) {
            shortages.add(new Shortage(mark, pool(host)));
        }
    }

    /** Says how many addresses were needed, and how many there were. */
    public void report(Problems problems) {
        if (shortages.isEmpty()) {
            return;
        }
        Shortage first = shortages.get(0);
        problems.error(
                first.mark,
                "the provider pool "
                        + first.pool.prefix()
                        + " is used up: "
                        + first.pool.wanted()
                        + " addresses are needed and it has "
                        + Math.max(0, first.pool.available())
                        + " free; choose a larger 'provider-pool', or NVGRE, which needs one"
                        + " address a host");
    }
}
