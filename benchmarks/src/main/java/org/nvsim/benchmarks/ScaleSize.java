package org.nvsim.benchmarks;

import java.util.List;
import org.nvsim.scenario.Overrides;

/**
 * How large {@code data-center} is made: racks of at most forty hosts, tenants of at most twenty
 * VMs.
 */
record ScaleSize(int leaves, int hostsPerLeaf, int spines, int tenants, int vmsPerTenant) {
    private static final int TENANT_VMS = 20;
    private static final int VMS_PER_HOST = 10;
    private static final int RACK_HOSTS = 40;
    private static final int SPINES = 8;

    /** Ten VMs a host, and at least two racks. */
    static ScaleSize of(int vms) {
        int hosts = Math.max(2, vms / VMS_PER_HOST);
        int leaves = Math.max(2, hosts / RACK_HOSTS);
        int tenantVms = Math.min(vms, TENANT_VMS);
        return new ScaleSize(
                leaves, hosts / leaves, Math.min(leaves, SPINES), vms / tenantVms, tenantVms);
    }

    /** As many VMs on half the hosts. */
    ScaleSize halfTheHosts() {
        return leaves >= 4
                ? new ScaleSize(leaves / 2, hostsPerLeaf, spines, tenants, vmsPerTenant)
                : new ScaleSize(leaves, hostsPerLeaf / 2, spines, tenants, vmsPerTenant);
    }

    /** Half the VMs on as many hosts. */
    ScaleSize halfTheVms() {
        return new ScaleSize(leaves, hostsPerLeaf, spines, tenants / 2, vmsPerTenant);
    }

    int hosts() {
        return leaves * hostsPerLeaf;
    }

    int vms() {
        return tenants * vmsPerTenant;
    }

    Overrides overrides() {
        return Overrides.of(
                List.of(
                        "network.leaf-spine.leaves=" + leaves,
                        "network.leaf-spine.hosts-per-leaf=" + hostsPerLeaf,
                        "network.leaf-spine.spines=" + spines,
                        "tenants.generate.tenants=" + tenants,
                        "tenants.generate.vms=" + vmsPerTenant));
    }

    String[] words() {
        return new String[] {
            "" + leaves, "" + hostsPerLeaf, "" + spines, "" + tenants, "" + vmsPerTenant
        };
    }

    static ScaleSize parse(String[] words) {
        int[] n = java.util.Arrays.stream(words).mapToInt(Integer::parseInt).toArray();
        return new ScaleSize(n[0], n[1], n[2], n[3], n[4]);
    }
}
