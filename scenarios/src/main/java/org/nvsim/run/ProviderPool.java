package org.nvsim.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.Problems;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Generation;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.VmSpec;

/**
 * Hands out provider addresses, always the lowest that is free. The pool is the one the scenario
 * names, or the subnet of each host: an address must be in the subnet of the host that answers for
 * it.
 */
final class ProviderPool {
    private final Scenario scenario;
    private final PhysicalPlan physical;
    private final Set<Integer> used = new HashSet<>(); // membership only, never iterated
    private final Map<Prefix, Integer> nextFree = new HashMap<>(); // looked up only
    private final Map<String, Integer> byHostAndVsid = new HashMap<>(); // looked up only
    private final List<Shortage> shortages = new ArrayList<>();

    /** A pool that had no address for somebody. */
    private record Shortage(SourceMark mark, Prefix pool) {}

    ProviderPool(Scenario scenario, PhysicalPlan physical) {
        this.scenario = scenario;
        this.physical = physical;
        physical.addresses().values().forEach(address -> used.add(address.address()));
        for (RouterSpec router : scenario.network().routers()) {
            router.addresses().forEach(address -> used.add(address.address()));
        }
        physical.topology()
                .addressPlan()
                .ifPresent(plan -> plan.racks().forEach(rack -> used.add(rack.subnet().gateway())));
    }

    /**
     * The address a host encapsulates from: its own, or in generation 2012 R2 one for each virtual
     * subnet it has.
     */
    int ofHost(String host, int vsid) {
        int own = physical.addresses().get(host).address();
        if (scenario.virtualization().generation() == Generation.WINDOWS_2012) {
            return own;
        }
        return byHostAndVsid.computeIfAbsent(
                host + "/" + vsid, key -> take(host, scenario.virtualization().mark()));
    }

    /** An address of its own for a VM. */
    int next(VmSpec vm) {
        return take(vm.host(), vm.mark());
    }

    private int take(String host, SourceMark mark) {
        InterfaceAddress address = physical.addresses().get(host);
        Prefix pool = scenario.virtualization().providerPool().orElse(address.subnet());
        long candidate = Integer.toUnsignedLong(nextFree.getOrDefault(pool, pool.lowestHost()));
        long last = Integer.toUnsignedLong(pool.highestHost());
        while (candidate <= last && used.contains((int) candidate)) {
            candidate++;
        }
        nextFree.put(pool, (int) candidate);
        if (candidate > last) {
            shortages.add(new Shortage(mark, pool));
            return 0;
        }
        used.add((int) candidate);
        return (int) candidate;
    }

    /** Says how many addresses were needed, and how many there were. */
    void report(Problems problems) {
        if (shortages.isEmpty()) {
            return;
        }
        Shortage first = shortages.get(0);
        long lacking = shortages.stream().filter(s -> s.pool.equals(first.pool)).count();
        long taken = used.stream().filter(first.pool::contains).count();
        long there = Math.max(0, first.pool.hostCount());
        problems.error(
                first.mark,
                "the provider pool "
                        + first.pool
                        + " is used up: "
                        + (taken + lacking)
                        + " addresses are needed and it has "
                        + there
                        + "; choose a larger 'provider-pool', or NVGRE, which needs one address a"
                        + " host");
    }
}
