package org.nvsim.host;

import org.nvsim.observe.Decision;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.virt.Verdict;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderRoute;

/** Puts into words what the filter decided by. Made only while somebody watches. */
final class DecisionText {
    private DecisionText() {}

    /** The record that decided, else the route, else what was looked for in vain. */
    static Decision of(HostPolicy policy, Verdict verdict) {
        return switch (verdict.kind()) {
            case DROP, ICMP_TO_VM -> refusal(policy, verdict);
            default -> found(policy, verdict);
        };
    }

    /** How a packet of the provider's network gets to its next hop. */
    static Decision providerWay(Verdict verdict) {
        ProviderRoute route = verdict.providerRoute();
        return route == null
                ? Decision.of(
                        "provider address",
                        Ipv4Address.format(verdict.nextHop()) + " is on the link")
                : new Decision("provider route", route.describe(), route.origin());
    }

    private static Decision found(HostPolicy policy, Verdict verdict) {
        LookupRecord record = verdict.record();
        CustomerRoute route = verdict.route();
        if (record != null) {
            String via = route == null ? "" : ", by " + words(policy, route);
            String from =
                    verdict.rewritten() && verdict.sourceRecord() != null
                            ? ", from " + words(policy, verdict.sourceRecord())
                            : "";
            return new Decision(
                    "lookup record", words(policy, record) + via + from, record.origin());
        }
        return route == null
                ? Decision.of("filter", "VSID " + verdict.vsid())
                : new Decision("customer route", words(policy, route), route.origin());
    }

    private static Decision refusal(HostPolicy policy, Verdict verdict) {
        String subnet = "VSID " + verdict.vsid();
        return switch (verdict.reason()) {
            case OTHER_ROUTING_DOMAIN ->
                    Decision.of(
                            "lookup records",
                            "none of "
                                    + among(policy, verdict)
                                    + "; only another routing domain has it");
            case NO_LOOKUP_RECORD, ARP_UNANSWERED ->
                    verdict.record() != null
                            ? found(policy, verdict)
                            : Decision.of("lookup records", "none of " + among(policy, verdict));
            case NO_CUSTOMER_ROUTE ->
                    Decision.of(
                            "customer routes",
                            "none of "
                                    + policy.customerRoutes().size()
                                    + " leads from "
                                    + subnet
                                    + " to the destination");
            case FILTER_UNBOUND ->
                    Decision.of(
                            "filter", "the driver ms_netwnv is not bound to the host's adapter");
            case UNKNOWN_VSID -> Decision.of("lookup records", "this host knows no " + subnet);
            case NO_PROVIDER_ADDRESS ->
                    Decision.of("provider addresses", "this host has none to send from");
            case SOURCE_MISMATCH, ARP_SPOOFED -> source(policy, verdict);
            case MTU_EXCEEDED ->
                    Decision.of(
                            "filter",
                            "the provider's link leaves "
                                    + verdict.innerMtuBytes()
                                    + " bytes for a packet");
            default -> found(policy, verdict);
        };
    }

    private static String among(HostPolicy policy, Verdict verdict) {
        return policy.records().size()
                + " has the destination in VSID "
                + verdict.vsid()
                + (verdict.route() == null
                        ? ""
                        : ", nor in what " + words(policy, verdict.route()) + " leads to");
    }

    private static Decision source(HostPolicy policy, Verdict verdict) {
        LookupRecord sender = verdict.sourceRecord();
        return sender == null
                ? Decision.of(
                        "source check",
                        "no record of VSID " + verdict.vsid() + " bears out the sender")
                : new Decision(
                        "source check",
                        "the sender is not what says " + words(policy, sender),
                        sender.origin());
    }

    private static String words(HostPolicy policy, LookupRecord record) {
        return "record "
                + policy.records().position(record)
                + " of "
                + policy.records().size()
                + ": "
                + record.describe();
    }

    private static String words(HostPolicy policy, CustomerRoute route) {
        return "route "
                + policy.customerRoutes().position(route)
                + " of "
                + policy.customerRoutes().size()
                + ": "
                + route.describe();
    }
}
