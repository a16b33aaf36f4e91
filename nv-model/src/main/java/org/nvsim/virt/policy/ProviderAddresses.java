package org.nvsim.virt.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Vlan;
import org.nvsim.virt.table.KeyedTable;

/**
 * The provider addresses that one host's filter owns, and the routes to those of others.
 *
 * <p>Lookups return null for "none": they run for every packet and allocate nothing.
 */
public final class ProviderAddresses {
    private static final Comparator<ProviderRoute> PREFERENCE =
            Comparator.<ProviderRoute>comparingInt(route -> -route.destination().length())
                    .thenComparingLong(ProviderRoute::metric);

    private final List<ProviderAddress> added = new ArrayList<>(1);
    private final List<ProviderRoute> routes = new ArrayList<>(1);
    private final KeyedTable<ProviderAddress> byAddress = new ByAddress();

    /** The host's only address, which is the rule under encapsulation; null if it has more. */
    private ProviderAddress only;

    private final Runnable onChange;

    /**
     * @param onChange called whenever an address or a route came or went
     */
    ProviderAddresses(Runnable onChange) {
        this.onChange = Objects.requireNonNull(onChange);
    }

    /**
     * Adds a provider address, or says why not.
     *
     * @return what is wrong, in words; empty when it was added
     */
    public List<String> add(ProviderAddress address) {
        List<String> problems = new ArrayList<>(0);
        if (address.prefixLength() < 0 || address.prefixLength() > 32) {
            problems.add("PrefixLength " + address.prefixLength() + " is not in the range 0 to 32");
        }
        if (address.vlan() < 0 || address.vlan() > Vlan.HIGHEST_ID) {
            problems.add(
                    "VlanID " + address.vlan() + " is not in the range 0 to " + Vlan.HIGHEST_ID);
        }
        if (address.address() == 0 || Ipv4Address.isMulticast(address.address())) {
            problems.add(
                    "ProviderAddress "
                            + Ipv4Address.format(address.address())
                            + " is not that of one host");
        }
        ProviderAddress old = byAddress.find(address.address());
        if (old != null) {
            problems.add("this host has provider address " + old.describe() + " already");
        }
        if (problems.isEmpty()) {
            added.add(address);
            byAddress.put(address);
            noteOnly();
        }
        return problems;
    }

    /** Takes out a provider address; false if the host has none such. */
    public boolean remove(int address) {
        added.removeIf(each -> each.address() == address);
        noteOnly();
        return byAddress.remove(address) != null;
    }

    /**
     * Adds a route, or says why not.
     *
     * @return what is wrong, in words; empty when it was added
     */
    public List<String> add(ProviderRoute route) {
        for (ProviderRoute old : routes) {
            if (sameKey(old, route)) {
                return List.of("a provider route with this key exists: " + old.describe());
            }
        }
        routes.add(route);
        routes.sort(PREFERENCE);
        onChange.run();
        return List.of();
    }

    /** Takes out the route with the same interface, prefix and next hop; false if none. */
    public boolean remove(ProviderRoute route) {
        boolean removed = routes.removeIf(old -> sameKey(old, route));
        onChange.run();
        return removed;
    }

    /** Takes out every address and every route. */
    public void clear() {
        added.clear();
        routes.clear();
        byAddress.clear();
        noteOnly();
    }

    /** Every address in the order they were added: a new list. */
    public List<ProviderAddress> list() {
        return new ArrayList<>(added);
    }

    /** Every route, the preferred first: a new list. */
    public List<ProviderRoute> routes() {
        return new ArrayList<>(routes);
    }

    /** How many addresses the host owns. */
    public int size() {
        return added.size();
    }

    /** This host's provider address with that value; null if it is not one of this host's. */
    public ProviderAddress find(int address) {
        if (only != null) {
            return only.address() == address ? only : null;
        }
        return byAddress.find(address);
    }

    /** Whether frames of this VLAN concern the host; untagged ones (0) always do. */
    public boolean usesVlan(int vlan) {
        for (int i = 0; vlan != 0 && i < added.size(); i++) {
            if (added.get(i).vlan() == vlan) {
                return true;
            }
        }
        return vlan == 0;
    }

    /** The address to send from when policy names none: on-link to {@code peer}, or the first. */
    public ProviderAddress sourceTowards(int peer) {
        for (int i = 0; i < added.size(); i++) {
            if (added.get(i).isOnLink(peer)) {
                return added.get(i);
            }
        }
        return added.isEmpty() ? null : added.get(0);
    }

    /** The route to a provider address that is not on-link; null if none. */
    public ProviderRoute route(int peer) {
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).destination().contains(peer)) {
                return routes.get(i);
            }
        }
        return null;
    }

    private void noteOnly() {
        onChange.run();
        only = added.size() == 1 ? added.get(0) : null;
    }

    private static boolean sameKey(ProviderRoute a, ProviderRoute b) {
        return a.interfaceIndex() == b.interfaceIndex()
                && a.nextHop() == b.nextHop()
                && a.destination().equals(b.destination());
    }

    private static final class ByAddress extends KeyedTable<ProviderAddress> {
        @Override
        protected long key(ProviderAddress address) {
            return address.address();
        }
    }
}
