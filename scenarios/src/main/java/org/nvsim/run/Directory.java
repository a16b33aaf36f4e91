package org.nvsim.run;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nvsim.virt.CustomerDirectory;

/** Who has which customer address in which routing domain, so that drops can be named better. */
final class Directory implements CustomerDirectory {
    private final Map<Integer, Integer> domainOfVsid = new TreeMap<>();
    private final Set<Integer> addresses = new HashSet<>(); // membership only, never iterated
    private final Set<Long> addressesOfDomain = new HashSet<>(); // membership only

    Directory(VirtualPlan plan) {
        for (VirtualPlan.PlannedVm vm : plan.vms().values()) {
            domainOfVsid.put(vm.subnet().vsid(), vm.domainNumber());
            addresses.add(vm.spec().address());
            addressesOfDomain.add(key(vm.domainNumber(), vm.spec().address()));
        }
    }

    @Override
    public boolean isElsewhereOnly(int vsid, int customerAddress) {
        Integer domain = domainOfVsid.get(vsid);
        return domain != null
                && addresses.contains(customerAddress)
                && !addressesOfDomain.contains(key(domain, customerAddress));
    }

    private static long key(int domain, int address) {
        return (long) domain << 32 | Integer.toUnsignedLong(address);
    }
}
