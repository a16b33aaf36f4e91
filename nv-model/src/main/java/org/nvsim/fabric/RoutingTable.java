package org.nvsim.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

/** Routes by longest prefix: the addresses divided into ranges, found by halving. */
final class RoutingTable {
    /**
     * Where packets for a prefix go.
     *
     * @param ways equal-cost interfaces in a defined order, at least one
     * @param gateway the neighbour there that goes on; 0: the destination itself
     */
    record Route(Prefix prefix, RouterInterface[] ways, int gateway) {
        /** The way for packets with this hash; of those that are up, if some are down. */
        RouterInterface choose(int hash) {
            RouterInterface first = ways[Integer.remainderUnsigned(hash, ways.length)];
            return first.isUp() ? first : chooseOther(hash, first);
        }

        private RouterInterface chooseOther(int hash, RouterInterface first) {
            int up = 0;
            for (RouterInterface way : ways) {
                up += way.isUp() ? 1 : 0;
            }
            int skip = up == 0 ? -1 : Integer.remainderUnsigned(hash, up);
            for (RouterInterface way : ways) {
                if (skip >= 0 && way.isUp() && skip-- == 0) {
                    return way;
                }
            }
            return first;
        }

        /** Who gets a packet for {@code destination} next. */
        int nextHop(int destination) {
            return gateway == 0 ? destination : gateway;
        }

        @Override
        public String toString() {
            return prefix
                    + (ways.length > 1
                            ? " by one of " + ways.length + " equal ways"
                            : gateway != 0 ? " via " + Ipv4Address.format(gateway) : " directly");
        }
    }

    private final Map<Prefix, Route> routes = new LinkedHashMap<>();

    /**
     * Where ranges of addresses with one route each begin, as unsigned numbers with the sign bit
     * flipped; null after a change.
     */
    private int[] starts;

    /** The route of each range, or null. */
    private Route[] ofRange = {};

    /** Adds a route, or replaces the one for the same prefix. */
    void put(Route route) {
        routes.put(route.prefix(), route);
        starts = null;
    }

    /** The route with the longest prefix that holds {@code address}, or null if none does. */
    Route lookUp(int address) {
        if (starts == null) {
            divide();
        }
        int[] s = starts;
        int key = address ^ Integer.MIN_VALUE;
        int low = 0;
        int count = s.length;
        while (count > 1) { // s[low] <= key always: the first range begins with the least address
            int half = count >>> 1;
            low = s[low + half] <= key ? low + half : low;
            count -= half;
        }
        return ofRange[low];
    }

    /** Divides all addresses into ranges in which one route applies. */
    private void divide() {
        TreeSet<Integer> edges = new TreeSet<>();
        edges.add(Integer.MIN_VALUE);
        for (Prefix prefix : routes.keySet()) {
            edges.add(prefix.network() ^ Integer.MIN_VALUE);
            if (prefix.broadcast() != -1) {
                edges.add(prefix.broadcast() + 1 ^ Integer.MIN_VALUE);
            }
        }
        int[] begin = edges.stream().mapToInt(Integer::intValue).toArray();
        Route[] found = new Route[begin.length];
        List<Route> shortestFirst = new ArrayList<>(routes.values());
        shortestFirst.sort(Comparator.comparingInt(route -> route.prefix().length()));
        for (Route route : shortestFirst) {
            int first = Arrays.binarySearch(begin, route.prefix().network() ^ Integer.MIN_VALUE);
            int last = route.prefix().broadcast() ^ Integer.MIN_VALUE;
            for (int i = first; i < begin.length && begin[i] <= last; i++) {
                found[i] = route;
            }
        }
        ofRange = found;
        starts = begin;
    }
}
