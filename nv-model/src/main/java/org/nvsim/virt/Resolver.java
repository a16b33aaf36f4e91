package org.nvsim.virt;

import org.nvsim.packet.DropReason;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;

/**
 * Finds the record that a packet goes by, as the distributed router does: in the sender's own
 * virtual subnet, else along the customer routes of its routing domain. It never looks beyond that
 * domain.
 */
final class Resolver {
    private final HostPolicy policy;
    private final CustomerDirectory directory;

    Resolver(HostPolicy policy, CustomerDirectory directory) {
        this.policy = policy;
        this.directory = directory;
    }

    /**
     * Looks for the record of {@code destination}, and notes record and route in the verdict.
     *
     * @param source customer address of the sender
     * @return why there is none, or {@link DropReason#NONE}
     */
    DropReason resolve(int vsid, int source, int destination, Verdict verdict) {
        LookupRecord own = policy.records().find(vsid, destination);
        if (own != null) {
            verdict.record = own;
            return DropReason.NONE;
        }
        CustomerRoute route = policy.customerRoutes().find(vsid, destination);
        if (route == null) {
            return diagnose(DropReason.NO_CUSTOMER_ROUTE, vsid, destination);
        }
        verdict.route = route;
        if (route.isOnLink() && route.routerAddress() == destination) {
            return DropReason.GATEWAY_NOT_ADDRESSABLE;
        }
        verdict.record = recordOf(route, vsid, source, destination);
        return verdict.record == null
                ? diagnose(DropReason.NO_LOOKUP_RECORD, vsid, destination)
                : DropReason.NONE;
    }

    /** The record of a customer address in any virtual subnet joined to {@code vsid}, or null. */
    LookupRecord findJoined(int vsid, int customerAddress) {
        LookupRecord record = policy.records().find(vsid, customerAddress);
        int[] joined = policy.customerRoutes().subnetsJoinedTo(vsid);
        for (int i = 0; record == null && i < joined.length; i++) {
            record = policy.records().find(joined[i], customerAddress);
        }
        return record;
    }

    private LookupRecord recordOf(CustomerRoute route, int vsid, int source, int destination) {
        if (!route.isOnLink()) {
            LookupRecord hop = findJoined(route.vsid(), route.nextHop());
            return hop != null ? hop : policy.records().wildcard(route.vsid());
        }
        if (policy.useExternalRouter() && route.vsid() != vsid) {
            CustomerRoute home = policy.customerRoutes().onLink(vsid, source);
            return home == null ? null : policy.records().find(vsid, home.routerAddress());
        }
        return findJoined(route.vsid(), destination);
    }

    private DropReason diagnose(DropReason reason, int vsid, int destination) {
        return directory.isElsewhereOnly(vsid, destination)
                ? DropReason.OTHER_ROUTING_DOMAIN
                : reason;
    }
}
