package org.nvsim.fabric;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

/** Routes by longest prefix: a table per prefix length in use, longest first. */
final class RoutingTable {
    /**
     * A way out: an interface, and the neighbour there that goes on (0: the destination itself).
     */
    record Hop(RouterInterface out, int gateway) {}

    /**
     * Where packets for a prefix go.
     *
     * @param hops equal-cost ways in a defined order, at least one
     */
    record Route(Prefix prefix, Hop[] hops) {
        /** The way for packets with this hash; of those that are up, if some are down. */
        Hop choose(int hash) {
            Hop first = hops[Integer.remainderUnsigned(hash, hops.length)];
            if (first.out.isUp()) {
                return first;
            }
            int up = 0;
            for (Hop hop : hops) {
                up += hop.out.isUp() ? 1 : 0;
            }
            int skip = up == 0 ? -1 : Integer.remainderUnsigned(hash, up);
            for (Hop hop : hops) {
                if (skip >= 0 && hop.out.isUp() && skip-- == 0) {
                    return hop;
                }
            }
            return first;
        }

        @Override
        public String toString() {
            return prefix
                    + (hops.length > 1
                            ? " by one of " + hops.length + " equal ways"
                            : hops[0].gateway != 0
                                    ? " via " + Ipv4Address.format(hops[0].gateway)
                                    : " directly");
        }
    }

    private final List<Int2ObjectHashMap<Route>> byLength = new ArrayList<>();
    private int[] lengths = {};
    private Int2ObjectHashMap<Route>[] tables = noTables();

    RoutingTable() {
        for (int length = 0; length <= 32; length++) {
            byLength.add(null);
        }
    }

    /** Adds a route, or replaces the one for the same prefix. */
    void put(Route route) {
        int length = route.prefix().length();
        if (byLength.get(length) == null) {
            byLength.set(length, new Int2ObjectHashMap<>());
            index();
        }
        byLength.get(length).put(route.prefix().network(), route);
    }

    /** The route with the longest prefix that holds {@code address}, or null if none does. */
    Route lookUp(int address) {
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            int network = length == 0 ? 0 : address & -1 << (32 - length);
            Route route = tables[i].get(network);
            if (route != null) {
                return route;
            }
        }
        return null;
    }

    private void index() {
        int used = (int) byLength.stream().filter(t -> t != null).count();
        lengths = new int[used];
        tables = java.util.Arrays.copyOf(noTables(), used);
        int next = 0;
        for (int length = 32; length >= 0; length--) {
            if (byLength.get(length) != null) {
                lengths[next] = length;
                tables[next++] = byLength.get(length);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an empty array of a generic type
    private static Int2ObjectHashMap<Route>[] noTables() {
        return new Int2ObjectHashMap[0];
    }
}
