package org.nvsim.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.fabric.RoutingTable.Route;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

class RoutingTableTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 200})
    void finds_the_longest_prefix_that_holds_an_address(int routeCount) {
        Random random = new Random(routeCount);
        RoutingTable table = new RoutingTable();
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < routeCount; i++) {
            Route route = new Route(prefix(random), new RouterInterface[1], i);
            routes.removeIf(old -> old.prefix().equals(route.prefix()));
            routes.add(route);
            table.put(route);
            if (i % 7 == 0) {
                assertAgrees(table, routes, random);
            }
        }
        assertAgrees(table, routes, random);
    }

    @Test
    void an_address_of_the_router_comes_before_every_route_to_it() {
        RoutingTable table = new RoutingTable();
        table.putOwn(Ipv4Address.parse("10.0.0.1"));
        table.put(new Route(Prefix.parse("10.0.0.0/24"), new RouterInterface[1], 0));
        table.put(new Route(Prefix.parse("10.0.0.1/32"), new RouterInterface[1], 0));

        int own = table.find(Ipv4Address.parse("10.0.0.1"));
        assertThat(table.isOwn(own)).isTrue();
        assertThat(table.wayCount(own)).isZero();
        assertThat(table.isOwn(table.find(Ipv4Address.parse("10.0.0.0")))).isFalse();
        assertThat(table.wayCount(table.find(Ipv4Address.parse("10.0.0.2")))).isEqualTo(1);
    }

    private static void assertAgrees(RoutingTable table, List<Route> routes, Random random) {
        for (int i = 0; i < 300; i++) {
            int address = address(random, routes);
            Route longest = null;
            for (Route route : routes) {
                if (route.prefix().contains(address)
                        && (longest == null
                                || route.prefix().length() > longest.prefix().length())) {
                    longest = route;
                }
            }
            assertThat(table.route(address)).isSameAs(longest);
            assertThat(table.wayCount(table.find(address))).isEqualTo(longest == null ? 0 : 1);
        }
    }

    /** Anywhere, or at one of the edges of a route. */
    private static int address(Random random, List<Route> routes) {
        if (routes.isEmpty() || random.nextInt(4) == 0) {
            return random.nextInt();
        }
        Prefix prefix = routes.get(random.nextInt(routes.size())).prefix();
        int edge = random.nextBoolean() ? prefix.network() : prefix.broadcast();
        return edge + random.nextInt(3) - 1;
    }

    private static Prefix prefix(Random random) {
        int length = random.nextInt(33);
        int mask = length == 0 ? 0 : -1 << (32 - length);
        int address = random.nextBoolean() ? random.nextInt() : random.nextInt(1 << 12);
        return new Prefix(address & mask, length);
    }
}
