package org.nvsim.virt.policy;

import java.util.Arrays;

/** One customer network as a host knows it: its virtual subnets and its routes. */
final class RoutingDomain {
    final RoutingDomainId id;
    int[] subnets = {};
    private CustomerRoute[] routes = {};

    RoutingDomain(RoutingDomainId id) {
        this.id = id;
    }

    void add(CustomerRoute route) {
        routes = Arrays.copyOf(routes, routes.length + 1);
        routes[routes.length - 1] = route;
        for (int known : subnets) {
            if (known == route.vsid()) {
                return;
            }
        }
        subnets = Arrays.copyOf(subnets, subnets.length + 1);
        subnets[subnets.length - 1] = route.vsid();
    }

    void sort() {
        Arrays.sort(routes, CustomerRoutes.PREFERENCE);
    }

    CustomerRoute find(int vsid, int customerAddress) {
        CustomerRoute best = null;
        for (CustomerRoute route : routes) {
            if (best != null && route.destination().length() < best.destination().length()) {
                return best;
            }
            if (route.destination().contains(customerAddress)) {
                if (route.vsid() == vsid) {
                    return route;
                }
                if (best == null) {
                    best = route;
                }
            }
        }
        return best;
    }

    CustomerRoute onLink(int vsid, int customerAddress) {
        for (CustomerRoute route : routes) {
            if (route.isOnLink()
                    && route.vsid() == vsid
                    && route.destination().contains(customerAddress)) {
                return route;
            }
        }
        return null;
    }

    boolean isRouter(int vsid, int customerAddress) {
        CustomerRoute route = onLink(vsid, customerAddress);
        return route != null && route.routerAddress() == customerAddress;
    }
}
