package org.nvsim.control;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.nvsim.engine.Channel;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;
import org.nvsim.virt.policy.RoutingDomainId;

/**
 * A host as the manager sees it: the policy it is meant to have, and what was sent to its agent and
 * not yet confirmed.
 */
final class ManagedHost {
    private final String name;
    private final Channel<PolicyUpdate> toAgent;
    private final HostPolicy wanted;
    private final TreeMap<Integer, PolicyUpdate> unconfirmed = new TreeMap<>();
    private int lastNumber;

    ManagedHost(String name, Channel<PolicyUpdate> toAgent, HostPolicy asItIs) {
        this.name = name;
        this.toAgent = toAgent;
        this.wanted = new HostPolicy(asItIs.generation());
        ofProvider(asItIs).forEach(change -> change.applyTo(wanted));
        wanted.addAll(asItIs);
    }

    String name() {
        return name;
    }

    HostPolicy wanted() {
        return wanted;
    }

    /** All changes that make an empty host what this one is meant to be. */
    List<PolicyChange> everything() {
        return everything(wanted);
    }

    private static List<PolicyChange> everything(HostPolicy policy) {
        List<PolicyChange> all = ofProvider(policy);
        for (CustomerRoute route : policy.customerRoutes().list()) {
            all.add(new PolicyChange.PutCustomerRoute(route));
        }
        for (LookupRecord record : policy.records().list()) {
            all.add(new PolicyChange.PutRecord(record));
        }
        return all;
    }

    private static List<PolicyChange> ofProvider(HostPolicy policy) {
        List<PolicyChange> all = new ArrayList<>();
        for (ProviderAddress address : policy.provider().list()) {
            all.add(new PolicyChange.PutProviderAddress(address));
        }
        for (ProviderRoute route : policy.provider().routes()) {
            all.add(new PolicyChange.PutProviderRoute(route));
        }
        return all;
    }

    /** Routes and records of a routing domain as this host has them, for a host that joins it. */
    List<PolicyChange> domainOf(int vsid) {
        RoutingDomainId domain = wanted.customerRoutes().domainOf(vsid);
        List<PolicyChange> changes = new ArrayList<>();
        for (CustomerRoute route : wanted.customerRoutes().list()) {
            if (route.routingDomain().equals(domain)) {
                changes.add(new PolicyChange.PutCustomerRoute(route));
            }
        }
        for (LookupRecord record : wanted.records().list()) {
            if (record.vsid() == vsid || wanted.customerRoutes().joined(vsid, record.vsid())) {
                changes.add(new PolicyChange.PutRecord(record));
            }
        }
        return changes;
    }

    /**
     * Sends changes, and remembers that the host is to have them.
     *
     * @return the number of the update
     */
    int send(List<PolicyChange> changes, long arrivalPs) {
        changes.forEach(change -> change.applyTo(wanted));
        PolicyUpdate update = new PolicyUpdate(++lastNumber, changes);
        unconfirmed.put(update.number(), update);
        toAgent.send(update, arrivalPs);
        return update.number();
    }

    /** Sends again what was never confirmed; returns how many changes that were. */
    List<PolicyUpdate> sendAgain(long arrivalPs) {
        List<PolicyUpdate> again = new ArrayList<>(unconfirmed.values());
        again.forEach(update -> toAgent.send(update, arrivalPs));
        return again;
    }

    /** An update is in force, and with it all before it. */
    void confirmed(int update) {
        unconfirmed.headMap(update, true).clear();
    }

    /** Forgets what was sent: it all comes anew. */
    void supersede() {
        unconfirmed.clear();
    }
}
