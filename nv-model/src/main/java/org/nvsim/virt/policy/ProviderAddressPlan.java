package org.nvsim.virt.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nvsim.virt.overlay.AddressScheme;

/**
 * Which provider address each VM's packets use: chosen when the VM is placed, and again when it
 * moves. Not for the path of packets.
 */
public final class ProviderAddressPlan {
    /** A VM's provider address before and after it moved; the same if it could be kept. */
    public record Move(int before, int after) {}

    /** A pool that cannot give as many addresses as are wanted. */
    public record Shortage(ProviderAddressPool pool, long needed, long available) {}

    private record Host(int ownAddress, ProviderAddressPool pool) {}

    private record Key(int host, int vsid, int customerAddress) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Integer.compare(host, other.host);
            order = order != 0 ? order : Integer.compare(vsid, other.vsid);
            return order != 0
                    ? order
                    : Integer.compareUnsigned(customerAddress, other.customerAddress);
        }
    }

    /** A provider address and how many VMs use it. */
    private static final class Lease {
        final int address;
        int users;

        Lease(int address) {
            this.address = address;
        }
    }

    private final AddressScheme scheme;
    private final Map<Integer, Host> hosts = new TreeMap<>();
    private final Map<Key, Lease> leases = new TreeMap<>();

    public ProviderAddressPlan(AddressScheme scheme) {
        this.scheme = Objects.requireNonNull(scheme);
    }

    /**
     * Tells of a host.
     *
     * @param host number of the host, chosen by the caller
     * @param ownAddress its address on the provider network, kept from being given to others
     * @param pool of the host's site; hosts of one site share one
     */
    public void addHost(int host, int ownAddress, ProviderAddressPool pool) {
        hosts.put(host, new Host(ownAddress, Objects.requireNonNull(pool)));
        pool.reserve(ownAddress);
    }

    /**
     * The provider address of a VM that starts on a host; 0 if the pool has none left, of which
     * {@link #shortages()} tells.
     */
    public int assign(int host, int vsid, int customerAddress) {
        Lease lease =
                leases.computeIfAbsent(
                        key(host, vsid, customerAddress), k -> new Lease(take(host(host))));
        lease.users++;
        return lease.address;
    }

    /** The VM stopped: its address is given back when nobody else uses it. */
    public void release(int host, int vsid, int customerAddress) {
        Key key = key(host, vsid, customerAddress);
        Lease lease = leases.get(key);
        if (lease == null) {
            throw new IllegalStateException("no provider address was assigned for " + key);
        }
        lease.users--;
        if (lease.users == 0) {
            leases.remove(key);
            if (scheme != AddressScheme.PER_HOST) {
                host(host).pool.giveBack(lease.address);
            }
        }
    }

    /**
     * The VM moves. Under rewrite it keeps its address within a site; otherwise an address is taken
     * at the new place before the old one is given back.
     */
    public Move move(int fromHost, int toHost, int vsid, int customerAddress) {
        Key from = key(fromHost, vsid, customerAddress);
        int before = leases.get(from).address;
        boolean keeps =
                scheme == AddressScheme.PER_CUSTOMER_ADDRESS
                        && before != 0
                        && host(fromHost).pool == host(toHost).pool;
        if (keeps) {
            leases.put(key(toHost, vsid, customerAddress), leases.remove(from));
            return new Move(before, before);
        }
        int after = assign(toHost, vsid, customerAddress);
        release(fromHost, vsid, customerAddress);
        return new Move(before, after);
    }

    /** How many provider addresses a host uses for its VMs. */
    public int used(int host) {
        int count = 0;
        for (Map.Entry<Key, Lease> each : leases.entrySet()) {
            if (each.getKey().host == host && each.getValue().address != 0) {
                count++;
            }
        }
        return count;
    }

    /** How many provider addresses all hosts use for their VMs. */
    public int used() {
        int count = 0;
        for (Lease each : leases.values()) {
            count += each.address != 0 ? 1 : 0;
        }
        return count;
    }

    /** Pools that cannot give what is wanted of them, in the order of their prefixes. */
    public List<Shortage> shortages() {
        Set<Integer> seen = new TreeSet<>(Integer::compareUnsigned);
        List<Shortage> found = new ArrayList<>();
        for (Host host : hosts.values()) {
            ProviderAddressPool pool = host.pool;
            if (pool.wanted() > pool.available() && seen.add(pool.prefix().network())) {
                found.add(new Shortage(pool, pool.wanted(), pool.available()));
            }
        }
        found.sort(
                (a, b) ->
                        Integer.compareUnsigned(
                                a.pool.prefix().network(), b.pool.prefix().network()));
        return found;
    }

    private int take(Host host) {
        return scheme == AddressScheme.PER_HOST ? host.ownAddress : host.pool.take();
    }

    private Host host(int host) {
        Host place = hosts.get(host);
        if (place == null) {
            throw new IllegalStateException("no host number " + host + " in the address plan");
        }
        return place;
    }

    private Key key(int host, int vsid, int customerAddress) {
        return switch (scheme) {
            case PER_HOST -> new Key(host, 0, 0);
            case PER_HOST_AND_SUBNET -> new Key(host, vsid, 0);
            case PER_CUSTOMER_ADDRESS -> new Key(host, vsid, customerAddress);
        };
    }
}
