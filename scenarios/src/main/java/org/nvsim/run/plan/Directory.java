package org.nvsim.run.plan;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.virt.CustomerDirectory;

/** Who has which customer address in which routing domain, so that drops can be named better. */
public final class Directory implements CustomerDirectory {
    private final Map<Integer, Integer> domainOfVsid = new TreeMap<>();
    private final int[] addresses; // ascending
    private final long[] addressesOfDomain; // ascending

    public Directory(VirtualPlan plan) {
        addresses = new int[plan.vms().size()];
        addressesOfDomain = new long[addresses.length];
        int i = 0;
        for (VirtualPlan.PlannedVm vm : plan.vms().values()) {
            domainOfVsid.put(vm.subnet().vsid(), vm.domainNumber());
            addresses[i] = vm.spec().address();
            addressesOfDomain[i++] = key(vm.domainNumber(), vm.spec().address());
        }
        Arrays.sort(addresses);
        Arrays.sort(addressesOfDomain);
    }

    @Override
    public boolean isElsewhereOnly(int vsid, int customerAddress) {
        Integer domain = domainOfVsid.get(vsid);
        return domain != null
                && Arrays.binarySearch(addresses, customerAddress) >= 0
                && Arrays.binarySearch(addressesOfDomain, key(domain, customerAddress)) < 0;
    }

    private static long key(int domain, int address) {
        return (long) domain << 32 | Integer.toUnsignedLong(address);
    }
}
