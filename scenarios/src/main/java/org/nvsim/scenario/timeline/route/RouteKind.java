package org.nvsim.scenario.timeline.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nvsim.control.PolicyChange;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.spec.Edit;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.timeline.RowKeys;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.RoutingDomainId;

/** Customer routes that change. */
public final class RouteKind implements TimelineKind<RouteAction> {
    private static final Key<Prefix> ROUTE =
            Key.required(
                    "route",
                    Scalars.PREFIX,
                    "10.0.1.0/24",
                    "The customer prefix whose route changes.");
    private static final Key<String> TENANT =
            Key.required("tenant", Types.reference(Kinds.TENANT), "blue", "Whose route.");
    private static final Key<String> SUBNET =
            Key.required(
                    "subnet",
                    Scalars.word("the name of a subnet", Types.NAME, "back"),
                    "back",
                    "The tenant's virtual subnet that holds the destinations or the next hop.");
    private static final Key<Optional<Integer>> NEXT_HOP =
            Key.derived(
                    "next-hop",
                    Scalars.ADDRESS,
                    "none: the prefix is on-link",
                    "10.0.1.254",
                    "The customer address packets are handed to.");
    private static final Key<Long> METRIC =
            Key.defaulted(
                    "metric",
                    ScalarType.whole("a metric", 0, 0xFFFF_FFFFL),
                    0L,
                    "0",
                    "255",
                    "The lowest wins among routes for one prefix.");

    private static final Section<RouteAction> SECTION =
            Section.of(
                    "a route action",
                    "A customer route of a routing domain is added, changed or removed.",
                    List.of(
                            AT,
                            ROUTE,
                            TENANT,
                            SUBNET,
                            RowKeys.CHANGE,
                            NEXT_HOP,
                            METRIC,
                            RowKeys.ON),
                    f ->
                            new RouteAction(
                                    f.get(AT),
                                    f.markOf(ROUTE),
                                    f.get(TENANT),
                                    f.get(SUBNET),
                                    f.get(ROUTE),
                                    f.get(RowKeys.CHANGE),
                                    f.get(NEXT_HOP).orElse(0),
                                    f.get(METRIC),
                                    f.get(RowKeys.ON)));

    /** For the service loader. */
    public RouteKind() {
        // no state
    }

    @Override
    public String word() {
        return "route";
    }

    @Override
    public Class<RouteAction> type() {
        return RouteAction.class;
    }

    @Override
    public Section<RouteAction> section() {
        return SECTION;
    }

    @Override
    public void check(RouteAction action, TimelineCheck check) {
        RowKeys.check(action.hosts(), action.mark(), check);
        for (TenantSpec tenant : check.scenario().tenants()) {
            boolean known =
                    tenant.subnets().stream()
                            .map(SubnetSpec::name)
                            .anyMatch(action.subnet()::equals);
            if (tenant.name().equals(action.tenant()) && !known) {
                check.error(
                        action.mark(),
                        "tenant '" + tenant.name() + "' has no subnet '" + action.subnet() + "'");
            }
        }
    }

    @Override
    public boolean needsManager(RouteAction action, Predicate<String> isHost) {
        return action.hosts().isEmpty();
    }

    @Override
    public void arm(RouteAction action, Stage stage) {
        SubnetSpec subnet =
                stage.scenario().tenants().stream()
                        .filter(tenant -> tenant.name().equals(action.tenant()))
                        .findFirst()
                        .orElseThrow()
                        .subnet(action.subnet());
        CustomerRoute route =
                new CustomerRoute(
                        RoutingDomainId.tryParse(subnet.rdid()).orElseThrow(),
                        subnet.vsid(),
                        action.destination(),
                        action.nextHop(),
                        action.metric(),
                        action.mark().toString());
        stage.changePolicy(
                action.atPs(),
                subnet.vsid(),
                action.hosts(),
                action.edit() == Edit.SET
                        ? new PolicyChange.PutCustomerRoute(route)
                        : new PolicyChange.RemoveCustomerRoute(route));
    }
}
