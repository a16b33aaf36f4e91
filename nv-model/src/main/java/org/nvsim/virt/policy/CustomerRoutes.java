package org.nvsim.virt.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.virt.table.KeyedTable;

/**
 * The customer routes of one host, and with them the routing domains: which virtual subnet belongs
 * to which. A packet's route is looked for among all routes of its domain: the longest prefix wins,
 * then a route of the packet's own virtual subnet, then the lowest metric, then the older route.
 *
 * <p>Lookups return null for "none": they run for every routed packet and allocate nothing.
 */
public final class CustomerRoutes {
    private static final int[] NO_SUBNETS = {};

    private final List<CustomerRoute> added = new ArrayList<>(2);
    private final KeyedTable<Membership> memberships = new BySubnet();
    private final Map<RoutingDomainId, RoutingDomain> domains = new LinkedHashMap<>();
    private final Runnable onChange;
    private boolean shared;

    /**
     * @param onChange called whenever a route came, went or changed
     */
    CustomerRoutes(Runnable onChange) {
        this.onChange = Objects.requireNonNull(onChange);
    }

    /**
     * Adds a route, or says why not.
     *
     * @return what is wrong, in words; empty when the route was added
     */
    public List<String> add(CustomerRoute route) {
        List<String> problems = check(route);
        for (CustomerRoute old : added) {
            if (sameKey(old, route)) {
                problems.add("a route with this key exists: " + where(old));
            }
        }
        if (problems.isEmpty()) {
            unshare();
            added.add(route);
            enter(route).sort();
            onChange.run();
        }
        return problems;
    }

    /**
     * Adds every route of {@code others}. Of routing domains that are new here the two hold one
     * object in common until one of them changes a route.
     *
     * @return what is wrong, in words; empty when every route was added
     */
    public List<String> addAll(CustomerRoutes others) {
        List<String> problems = new ArrayList<>(0);
        if (isNew(others)) {
            added.addAll(others.added);
            domains.putAll(others.domains);
            others.memberships.forEach(memberships::put);
            shared = true;
            others.shared = true;
            onChange.run();
        } else {
            others.added.forEach(route -> problems.addAll(add(route)));
        }
        return problems;
    }

    private boolean isNew(CustomerRoutes others) {
        for (CustomerRoute route : others.added) {
            if (domain(route.vsid()) != null) {
                return false;
            }
        }
        for (RoutingDomainId id : others.domains.keySet()) {
            if (domains.containsKey(id)) {
                return false;
            }
        }
        return true;
    }

    /** Makes all routing domains this host's own, before one changes. */
    private void unshare() {
        if (shared) {
            rebuild();
        }
    }

    /**
     * Changes the metric of the route with the same domain, subnet, prefix and next hop.
     *
     * @return what is wrong, in words; empty when the route was changed
     */
    public List<String> set(CustomerRoute route) {
        for (int i = 0; i < added.size(); i++) {
            if (sameKey(added.get(i), route)) {
                added.set(i, route);
                rebuild();
                return List.of();
            }
        }
        return List.of("no route to change for " + route.describe());
    }

    /** Takes out the route with the same key as {@code route}; false if there is none. */
    public boolean remove(CustomerRoute route) {
        boolean removed = added.removeIf(old -> sameKey(old, route));
        if (removed) {
            rebuild();
        }
        return removed;
    }

    /** Takes out every route. */
    public void clear() {
        added.clear();
        rebuild();
    }

    /** How many routes there are. */
    public int size() {
        return added.size();
    }

    /** Every route in the order they were added: a new list. */
    public List<CustomerRoute> list() {
        return new ArrayList<>(added);
    }

    /** Where a route of this host stands in {@link #list}, from 1; for people. */
    public int position(CustomerRoute route) {
        return added.indexOf(route) + 1;
    }

    /** The routing domain that a virtual subnet belongs to; null if no route declares it. */
    public RoutingDomainId domainOf(int vsid) {
        RoutingDomain domain = domain(vsid);
        return domain == null ? null : domain.id;
    }

    /** Whether both virtual subnets belong to one routing domain. */
    public boolean joined(int vsid, int otherVsid) {
        RoutingDomain domain = domain(vsid);
        return vsid == otherVsid || (domain != null && domain == domain(otherVsid));
    }

    /**
     * The virtual subnets of the routing domain that {@code vsid} belongs to, in the order their
     * routes were added. Not to be changed by the caller.
     */
    public int[] subnetsJoinedTo(int vsid) {
        RoutingDomain domain = domain(vsid);
        return domain == null ? NO_SUBNETS : domain.subnets;
    }

    /** The route of a packet from a virtual subnet to a customer address; null if none. */
    public CustomerRoute find(int vsid, int customerAddress) {
        RoutingDomain domain = domain(vsid);
        return domain == null ? null : domain.find(vsid, customerAddress);
    }

    /** Whether the distributed router answers for this address in this virtual subnet. */
    public boolean isRouter(int vsid, int customerAddress) {
        RoutingDomain domain = domain(vsid);
        return domain != null && domain.isRouter(vsid, customerAddress);
    }

    /**
     * The on-link route of this virtual subnet whose prefix holds the address; null if none. It
     * tells the subnet's broadcast and router addresses.
     */
    public CustomerRoute onLink(int vsid, int customerAddress) {
        RoutingDomain domain = domain(vsid);
        return domain == null ? null : domain.onLink(vsid, customerAddress);
    }

    private RoutingDomain domain(int vsid) {
        Membership membership = memberships.find(vsid);
        return membership == null ? null : membership.domain;
    }

    private List<String> check(CustomerRoute route) {
        List<String> problems = new ArrayList<>(0);
        String vsid = Vsid.problem(route.vsid());
        if (!vsid.isEmpty()) {
            problems.add(vsid);
        }
        RoutingDomain owner = domain(route.vsid());
        if (owner != null && !owner.id.equals(route.routingDomain())) {
            problems.add(
                    "VSID "
                            + route.vsid()
                            + " already belongs to routing domain "
                            + owner.id
                            + "; a virtual subnet lies in exactly one");
        }
        if (route.metric() < 0 || route.metric() > 0xFFFF_FFFFL) {
            problems.add("Metric " + route.metric() + " is not in the range 0 to 4294967295");
        }
        if (!route.isOnLink() && Ipv4Address.isMulticast(route.nextHop())) {
            problems.add("NextHop " + Ipv4Address.format(route.nextHop()) + " is not one host");
        }
        return problems;
    }

    private void rebuild() {
        onChange.run();
        shared = false;
        domains.clear();
        memberships.clear();
        added.forEach(this::enter);
        domains.values().forEach(RoutingDomain::sort);
    }

    /** Puts a route into its domain, which must be sorted afterwards. */
    private RoutingDomain enter(CustomerRoute route) {
        RoutingDomain domain = domainNamed(route.routingDomain());
        domain.add(route);
        memberships.put(new Membership(route.vsid(), domain));
        return domain;
    }

    private RoutingDomain domainNamed(RoutingDomainId id) {
        return domains.computeIfAbsent(id, RoutingDomain::new);
    }

    private static boolean sameKey(CustomerRoute a, CustomerRoute b) {
        return a.vsid() == b.vsid()
                && a.nextHop() == b.nextHop()
                && a.destination().equals(b.destination())
                && a.routingDomain().equals(b.routingDomain());
    }

    private static String where(CustomerRoute route) {
        return route.describe() + (route.origin().isEmpty() ? "" : ", from " + route.origin());
    }

    /** Longest prefix first, then lowest metric; equal ones stay in the order they were added. */
    static final Comparator<CustomerRoute> PREFERENCE =
            Comparator.<CustomerRoute>comparingInt(route -> -route.destination().length())
                    .thenComparingLong(CustomerRoute::metric);

    private record Membership(int vsid, RoutingDomain domain) {}

    private static final class BySubnet extends KeyedTable<Membership> {
        @Override
        protected long key(Membership membership) {
            return membership.vsid;
        }
    }
}
