package org.nvsim.virt.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that one host has been told about virtual networks. What one host was not told, it does not
 * know, which is the cause of most failures of real deployments. Records and routes are immutable
 * and may be shared by any number of hosts; so are whole tables of those that were told the same,
 * until one of them changes.
 */
public final class HostPolicy {
    private final Generation generation;
    private final LookupRecords records;
    private final CustomerRoutes customerRoutes = new CustomerRoutes(this::changed);
    private final ProviderAddresses provider = new ProviderAddresses(this::changed);
    private final Map<Integer, Integer> multicastGroups = new TreeMap<>();
    private boolean useExternalRouter;
    private boolean bound = true;
    private long changes;

    /** An empty policy of a host that runs this generation of Windows Server. */
    public HostPolicy(Generation generation) {
        this.generation = generation;
        this.records = new LookupRecords(generation, this::changed);
    }

    public Generation generation() {
        return generation;
    }

    public LookupRecords records() {
        return records;
    }

    public CustomerRoutes customerRoutes() {
        return customerRoutes;
    }

    public ProviderAddresses provider() {
        return provider;
    }

    /** Whether an external router rather than the distributed one joins virtual subnets. */
    public boolean useExternalRouter() {
        return useExternalRouter;
    }

    public void setUseExternalRouter(boolean use) {
        useExternalRouter = use;
        changed();
    }

    /** Whether the filter driver is bound to the host's adapter, so that it sees any frame. */
    public boolean isBound() {
        return bound;
    }

    /** Binds the filter, or unbinds it, which makes the host forget all policy. */
    public void setBound(boolean nowBound) {
        bound = nowBound;
        if (!bound) {
            clear();
        }
        changed();
    }

    /**
     * Adds the records and customer routes of {@code other}, as far as possible by holding the same
     * tables.
     *
     * @return what is wrong, in words; empty when all were added
     */
    public List<String> addAll(HostPolicy other) {
        List<String> problems = records.addAll(other.records);
        problems.addAll(customerRoutes.addAll(other.customerRoutes));
        return problems;
    }

    /** Whether a record or a route names this virtual subnet. */
    public boolean knows(int vsid) {
        return records.knows(vsid) || customerRoutes.domainOf(vsid) != null;
    }

    /**
     * Maps a virtual subnet's broadcasts to a multicast group of the provider network; 0 removes
     * the mapping.
     */
    public void setMulticastGroup(int vsid, int group) {
        if (group == 0) {
            multicastGroups.remove(vsid);
        } else {
            multicastGroups.put(vsid, group);
        }
        changed();
    }

    /** The provider multicast group of a virtual subnet; 0 if none is mapped. */
    public int multicastGroup(int vsid) {
        return multicastGroups.isEmpty() ? 0 : multicastGroups.getOrDefault(vsid, 0);
    }

    /** Whether frames for this provider multicast group concern a subnet that is mapped here. */
    public boolean hasMulticastGroup(int group) {
        return !multicastGroups.isEmpty() && multicastGroups.containsValue(group);
    }

    /**
     * How often anything of it has changed so far: as long as this stays, every question has the
     * answer it had, but for learnt records whose time is over.
     */
    public long changes() {
        return changes;
    }

    private void changed() {
        changes++;
    }

    /** Forgets everything, as when the filter is unbound from its adapter or the host restarts. */
    public void clear() {
        records.clear();
        customerRoutes.clear();
        provider.clear();
        multicastGroups.clear();
        useExternalRouter = false;
        changed();
    }
}
