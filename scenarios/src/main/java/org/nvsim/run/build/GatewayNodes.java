package org.nvsim.run.build;

import org.nvsim.engine.Node;
import org.nvsim.host.GatewayNode;
import org.nvsim.observe.TracePoint;
import org.nvsim.run.plan.ExplicitRouting;
import org.nvsim.run.plan.GatewayPlan;
import org.nvsim.run.plan.PhysicalPlan;
import org.nvsim.scenario.spec.GatewayMode;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.virt.FilterSettings;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;

/** Makes gateway devices. The first link leads to the hosts, the last one outside. */
public final class GatewayNodes {
    private final NetworkSpec network;
    private final GatewayPlan plan;
    private final Topology topology;

    GatewayNodes(PhysicalPlan physical, NetworkSpec network, GatewayPlan plan) {
        this.network = network;
        this.plan = plan;
        this.topology = physical.topology();
    }

    GatewayNode build(
            TopologyNode node,
            Node engineNode,
            TracePoint place,
            long firstMac,
            Generation generation,
            FilterSettings settings) {
        GatewayPlan.Planned planned = plan.gateway(node.name());
        InterfaceAddress outside = planned.outside();
        int ports = Math.max(1, topology.portCount(node.id()));
        int[] mtuBytes = new int[ports];
        for (int port = 0; port < ports; port++) {
            mtuBytes[port] =
                    topology.portCount(node.id()) == 0
                            ? network.defaults().mtuBytes()
                            : topology.link(topology.linkId(node.id(), port))
                                    .attributes()
                                    .mtuBytes();
        }
        return new GatewayNode(
                engineNode,
                place,
                new HostPolicy(generation),
                settings,
                new GatewayNode.Cabling(ports, firstMac, 0, ports - 1),
                mtuBytes,
                planned.gateway(),
                new GatewayNode.Outside(
                        outside.address(),
                        outside.subnet(),
                        ExplicitRouting.gatewayOf(network, outside.subnet(), outside.address())
                                .orElse(0),
                        planned.spec().mode() == GatewayMode.NAT));
    }
}
