package org.nvsim.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nvsim.observe.Decision;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

/**
 * Routes by longest prefix: the addresses divided into ranges, found by halving. What a packet
 * needs lies in two flat arrays, because each object that leads to another one is waited for.
 */
final class RoutingTable {
    /**
     * Where packets for a prefix go.
     *
     * @param ways equal-cost interfaces in a defined order, at least one
     * @param gateway the neighbour there that goes on; 0: the destination itself
     */
    record Route(Prefix prefix, RouterInterface[] ways, int gateway) {
        @Override
        public String toString() {
            return prefix
                    + (ways.length > 1
                            ? " by one of " + ways.length + " equal ways"
                            : gateway != 0 ? " via " + Ipv4Address.format(gateway) : " directly");
        }
    }

    /** A way to a neighbour that goes on from there. */
    private record Via(RouterInterface iface, int gateway) implements RouterInterface {
        @Override
        public int address() {
            return iface.address();
        }

        @Override
        public int mtuBytes() {
            return iface.mtuBytes();
        }

        @Override
        public boolean isUp() {
            return iface.isUp();
        }

        @Override
        public void send(int nextHop, Frame frame, Decision decision) {
            iface.send(gateway, frame, decision);
        }
    }

    /** A choice of ways: this bit, where they begin among {@link #ways}, and how many there are. */
    private static final int CHOICE = Integer.MIN_VALUE;

    private static final int COUNT_BITS = 10;
    private static final int MOST_WAYS = (1 << COUNT_BITS) - 2;
    private static final int OWN = MOST_WAYS + 1; // in place of a number: the router's own address
    private static final int MOST_WAYS_OF_ALL = 1 << 31 - COUNT_BITS;

    private static final int RECENT_BITS = 6;
    private static final int RECENT_SHIFT = Integer.SIZE - RECENT_BITS;
    private static final int SCATTER = 0x9E37_79B1; // a prime near 2^32 / golden ratio

    private final Map<Prefix, Route> routes = new LinkedHashMap<>();
    private final Set<Prefix> own = new LinkedHashSet<>();

    /**
     * First address of each range, as an unsigned number with the sign bit flipped, and its choice;
     * null after a change.
     */
    private int[] ranges;

    private Route[] ofRange; // or null where there is none
    private RouterInterface[] ways;

    /** Addresses asked for before, and their choices: no halving for what comes again and again. */
    private final long[] recent = new long[1 << RECENT_BITS];

    /** Adds a route, or replaces the one for the same prefix. */
    void put(Route route) {
        routes.put(route.prefix(), route);
        ranges = null;
        Arrays.fill(recent, 0);
    }

    /** Notes an address of the router itself, which comes before any route. */
    void putOwn(int address) {
        own.add(Prefix.host(address));
        ranges = null;
        Arrays.fill(recent, 0);
    }

    /**
     * Finds the longest prefix that holds {@code address}.
     *
     * @return the choice of ways, to be asked about below; good until the table changes
     */
    int find(int address) {
        int slot = address * SCATTER >>> RECENT_SHIFT;
        long known = recent[slot];
        int choice = (int) known;
        if ((int) (known >>> 32) != address || choice >= 0) {
            choice = ranges()[2 * rangeOf(address) + 1];
            recent[slot] = (long) address << 32 | choice & 0xFFFF_FFFFL;
        }
        return choice;
    }

    boolean isOwn(int choice) {
        return (choice & OWN) == OWN;
    }

    /** How many equally good ways there are; none if there is no route, or it {@link #isOwn}. */
    int wayCount(int choice) {
        return isOwn(choice) ? 0 : choice & OWN;
    }

    /** The way for packets with this hash; of those that are up, if some are down. */
    RouterInterface way(int choice, int hash) {
        int first = (choice & ~CHOICE) >>> COUNT_BITS;
        int count = choice & OWN;
        RouterInterface way = ways[first + share(hash, count)];
        return way.isUp() ? way : otherWay(first, count, hash, way);
    }

    private RouterInterface otherWay(int first, int count, int hash, RouterInterface down) {
        int up = 0;
        for (int i = 0; i < count; i++) {
            up += ways[first + i].isUp() ? 1 : 0;
        }
        int skip = up == 0 ? -1 : share(hash, up);
        for (int i = 0; i < count; i++) {
            if (skip >= 0 && ways[first + i].isUp() && skip-- == 0) {
                return ways[first + i];
            }
        }
        return down;
    }

    /** The unsigned remainder, without a division where there is a shorter way. */
    private static int share(int hash, int count) {
        return (count & count - 1) == 0 ? hash & count - 1 : Integer.remainderUnsigned(hash, count);
    }

    /** The route that decides for {@code address}, for words; null if there is none. */
    Route route(int address) {
        ranges();
        return ofRange[rangeOf(address)];
    }

    private int rangeOf(int address) {
        int[] r = ranges();
        int key = address ^ Integer.MIN_VALUE;
        int low = 0;
        int count = ofRange.length;
        while (count > 1) { // first of low <= key always: the first range has the least address
            int half = count >>> 1;
            low = r[2 * (low + half)] <= key ? low + half : low;
            count -= half;
        }
        return low;
    }

    private int[] ranges() {
        if (ranges == null) {
            divide();
        }
        return ranges;
    }

    /** Divides all addresses into ranges in which one route applies. */
    private void divide() {
        TreeSet<Integer> edges = new TreeSet<>();
        edges.add(Integer.MIN_VALUE);
        routes.keySet().forEach(prefix -> addEdges(prefix, edges));
        own.forEach(prefix -> addEdges(prefix, edges));
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
        flatten(begin, found);
    }

    private static void addEdges(Prefix prefix, TreeSet<Integer> edges) {
        edges.add(prefix.network() ^ Integer.MIN_VALUE);
        if (prefix.broadcast() != -1) {
            edges.add(prefix.broadcast() + 1 ^ Integer.MIN_VALUE);
        }
    }

    private void flatten(int[] begin, Route[] found) {
        Map<Prefix, Integer> choices = new LinkedHashMap<>();
        List<RouterInterface> all = new ArrayList<>();
        int[] cells = new int[2 * begin.length];
        for (int i = 0; i < begin.length; i++) {
            Route route = found[i];
            cells[2 * i] = begin[i];
            cells[2 * i + 1] =
                    route == null
                            ? CHOICE
                            : choices.computeIfAbsent(route.prefix(), p -> choice(route, all));
        }
        for (Prefix prefix : own) {
            int i = Arrays.binarySearch(begin, prefix.network() ^ Integer.MIN_VALUE);
            cells[2 * i + 1] = CHOICE | OWN;
        }
        ofRange = found;
        ways = all.toArray(RouterInterface[]::new);
        ranges = cells;
    }

    /** Adds the ways of a route to all others. */
    private static int choice(Route route, List<RouterInterface> all) {
        int first = all.size();
        int count = route.ways().length;
        if (count > MOST_WAYS || first + count > MOST_WAYS_OF_ALL) {
            throw new IllegalStateException("too many ways: " + route);
        }
        for (RouterInterface way : route.ways()) {
            all.add(route.gateway() == 0 ? way : new Via(way, route.gateway()));
        }
        return CHOICE | first << COUNT_BITS | count;
    }
}
