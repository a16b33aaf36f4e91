package org.nvsim.run.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Oversized;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.run.plan.WaysBetween;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;
import org.nvsim.virt.overlay.Overlay;

/**
 * Which links would have to carry longer packets: those that dropped some, and those on the same
 * ways that are no better; and under tunnels those that would be too small for a full packet of a
 * guest, whether or not one was sent.
 */
public final class LinkAdvice {
    /** A full packet of a guest. */
    private static final int GUEST_MTU_BYTES = 1500;

    /** So many links are named one by one. */
    private static final int NAMED = 3;

    private record TooLong(int node, Oversized.Refused what, boolean tunnelled) {}

    private final BuiltSimulation simulated;
    private final Topology topology;
    private final List<TooLong> refused = new ArrayList<>();

    /**
     * @param concerned which flows the advice is about
     */
    LinkAdvice(BuiltSimulation simulated, IntPredicate concerned) {
        this.simulated = simulated;
        this.topology = simulated.fabric().topology();
        int node = 0;
        for (Device device : simulated.fabric().devices().values()) {
            for (Oversized.Refused what : device.oversized().all()) {
                if (concerned.test(what.flow())) {
                    refused.add(new TooLong(node, what, tunnels(flow(what.flow()))));
                }
            }
            node++;
        }
    }

    /** One sentence for each part of the network and kind of packet. */
    List<String> all() {
        List<String> advice = new ArrayList<>();
        Set<Link> inTunnels = new HashSet<>(); // membership only
        for (List<Link> part : new WaysBetween(topology, tunnelEnds()).parts()) {
            inTunnels.addAll(part);
            List<TooLong> here = in(part, refused.stream().filter(TooLong::tunnelled).toList());
            raise(part, Math.max(GUEST_MTU_BYTES + costBytes(), longest(here)), true, here, advice);
        }
        List<TooLong> plain =
                refused.stream()
                        .filter(p -> !p.tunnelled || Collections.disjoint(ahead(p), inTunnels))
                        .toList();
        Set<Integer> ends = new TreeSet<>();
        plain.forEach(each -> ends.addAll(nodesOf(flow(each.what.flow()))));
        for (List<Link> part : new WaysBetween(topology, ends).parts()) {
            List<TooLong> here = in(part, plain);
            raise(part, longest(here), false, here, advice);
        }
        return advice;
    }

    private void raise(
            List<Link> part,
            int neededBytes,
            boolean tunnelled,
            List<TooLong> here,
            List<String> advice) {
        List<Link> small =
                part.stream().filter(l -> l.attributes().mtuBytes() < neededBytes).toList();
        if (small.isEmpty()) {
            return;
        }
        int least = small.stream().mapToInt(l -> l.attributes().mtuBytes()).min().orElseThrow();
        advice.add(
                words(small)
                        + ": MTU "
                        + least
                        + " to at least "
                        + neededBytes
                        + ", or guests send at most "
                        + (least - (tunnelled ? costBytes() : 0))
                        + " bytes ("
                        + (here.isEmpty()
                                ? "nothing was dropped for it"
                                : "packets of up to "
                                        + longest(here)
                                        + " bytes"
                                        + (tunnelled ? ", tunnel included," : "")
                                        + " did not fit")
                        + ")");
    }

    private String words(List<Link> links) {
        String number = links.size() == 1 ? "1 link" : links.size() + " links";
        return links.size() > NAMED
                ? number
                : number
                        + " ("
                        + links.stream().map(this::word).collect(Collectors.joining(", "))
                        + ")";
    }

    private String word(Link link) {
        return topology.node(link.a().node()).name()
                + " -- "
                + topology.node(link.b().node()).name();
    }

    private static int longest(List<TooLong> packets) {
        return packets.stream().mapToInt(p -> p.what.longestBytes()).max().orElse(0);
    }

    private List<TooLong> in(Collection<Link> links, List<TooLong> packets) {
        Set<Link> there = new HashSet<>(links); // membership only
        return packets.stream().filter(p -> ahead(p).stream().anyMatch(there::contains)).toList();
    }

    /** Links that the packet may have been to leave its device through. */
    private List<Link> ahead(TooLong packet) {
        List<Link> links = new ArrayList<>();
        for (int port = 0; port < topology.portCount(packet.node); port++) {
            if (packet.what.port() == Oversized.ANY_PORT || packet.what.port() == port) {
                links.add(topology.link(topology.linkId(packet.node, port)));
            }
        }
        return links;
    }

    private FlowSpec flow(int index) {
        return simulated.flows().get(index).spec();
    }

    /** Whether packets of a flow are in tunnels where they leave their hosts. */
    private boolean tunnels(FlowSpec flow) {
        return isTunnelled(flow.from(), flow.to()) || isTunnelled(flow.to(), flow.from());
    }

    private boolean isTunnelled(String vm, String other) {
        VirtualPlan.PlannedVm planned = simulated.plan().vms().get(vm);
        if (planned == null) {
            return false;
        }
        boolean leaves = !simulated.plan().vms().containsKey(other); // by a gateway
        return planned.mechanism().encapsulates() || planned.mechanism().rewrites() && leaves;
    }

    /** What the tunnel with the longest headers takes from a packet of a guest. */
    private int costBytes() {
        return simulated.plan().vms().values().stream()
                .map(vm -> vm.mechanism().towardsGateways())
                .filter(Overlay::encapsulates)
                .mapToInt(overlay -> overlay.tunnel().mtuCostBytes())
                .max()
                .orElse(0);
    }

    /** Hosts and gateways between which there are tunnels. */
    private Set<Integer> tunnelEnds() {
        Set<Integer> ends = new TreeSet<>();
        for (VirtualPlan.PlannedVm vm : simulated.plan().vms().values()) {
            List<GatewaySpec> gateways =
                    vm.virtualized()
                            ? simulated.scenario().network().gateways().stream()
                                    .filter(g -> serves(g, vm.tenant().name()))
                                    .toList()
                            : List.of();
            if (vm.mechanism().encapsulates() || !gateways.isEmpty()) {
                ends.addAll(hostsOf(vm));
            }
            gateways.forEach(gateway -> ends.add(node(gateway.name())));
        }
        return ends;
    }

    private static boolean serves(GatewaySpec gateway, String tenant) {
        return gateway.tenants().isEmpty() || gateway.tenants().contains(tenant);
    }

    /** Where a VM starts, and where it moves. */
    private Set<Integer> hostsOf(VirtualPlan.PlannedVm vm) {
        Set<Integer> hosts = new TreeSet<>();
        hosts.add(node(vm.spec().host()));
        for (TimelineAction action : simulated.scenario().timeline()) {
            action.migration()
                    .filter(move -> move.vm().equals(vm.spec().name()))
                    .ifPresent(move -> hosts.add(node(move.toHost())));
        }
        return hosts;
    }

    /** All nodes at which packets of a flow may begin or end. */
    private Set<Integer> nodesOf(FlowSpec flow) {
        Set<Integer> nodes = new TreeSet<>();
        for (String end : List.of(flow.from(), flow.to())) {
            VirtualPlan.PlannedVm vm = simulated.plan().vms().get(end);
            if (vm != null) {
                nodes.addAll(hostsOf(vm));
            } else {
                topology.find(end).ifPresent(node -> nodes.add(node.id()));
            }
        }
        if (flow.toAddress()) {
            for (ServerSpec server : simulated.scenario().network().servers()) {
                nodes.add(node(server.name()));
            }
            simulated.plan().vms().values().forEach(vm -> nodes.addAll(hostsOf(vm)));
        }
        simulated.scenario().network().gateways().forEach(g -> nodes.add(node(g.name())));
        return nodes;
    }

    private int node(String name) {
        return topology.find(name).orElseThrow().id();
    }
}
