package org.nvsim.virt.policy;

import java.util.Objects;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

/**
 * Where a routing domain's packets for a prefix go. It also declares that the virtual subnet
 * belongs to the routing domain.
 *
 * @param routingDomain whose packets
 * @param vsid the virtual subnet that holds the next hop or, on-link, the destinations
 * @param destination prefix the route serves; 0.0.0.0/0 is the default route
 * @param nextHop customer address of the next hop; 0 means on-link
 * @param metric among routes for one prefix the lowest wins; 0 to 2^32-1
 * @param origin where the route was defined, for people; may be empty
 */
public record CustomerRoute(
        RoutingDomainId routingDomain,
        int vsid,
        Prefix destination,
        int nextHop,
        long metric,
        String origin) {
    public CustomerRoute {
        Objects.requireNonNull(routingDomain);
        Objects.requireNonNull(destination);
        Objects.requireNonNull(origin);
    }

    /** The route that declares a virtual subnet's own prefix, with the usual metric of 255. */
    public static CustomerRoute onLink(
            RoutingDomainId routingDomain, int vsid, Prefix destination, String origin) {
        return new CustomerRoute(routingDomain, vsid, destination, 0, 255, origin);
    }

    /** Whether destinations are on the virtual subnet itself. */
    public boolean isOnLink() {
        return nextHop == 0;
    }

    /** The address the distributed router answers for on an on-link prefix: its lowest host. */
    public int routerAddress() {
        return destination.lowestHost();
    }

    /** For instance {@code VSID 5001 10.0.0.0/24 on-link metric 255}. */
    public String describe() {
        return "VSID "
                + vsid
                + " "
                + destination
                + (isOnLink() ? " on-link" : " via " + Ipv4Address.format(nextHop))
                + " metric "
                + metric;
    }
}
