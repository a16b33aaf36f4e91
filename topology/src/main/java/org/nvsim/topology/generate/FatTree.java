package org.nvsim.topology.generate;

import java.util.List;
import java.util.Optional;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/**
 * A three-layer fat tree of k-port switches (Al-Fares, Loukissas and Vahdat, "A Scalable, Commodity
 * Data Center Network Architecture", SIGCOMM 2008): k pods of k/2 edge and k/2 aggregation
 * switches, (k/2)² core switches, k³/4 hosts.
 *
 * <p>Nodes in order: {@code core1}, …, {@code agg1}, … and {@code edge1}, …, both pod by pod, hosts
 * {@code hv1}, …, edge by edge. The ports of aggregation and edge switches that lead up come first.
 */
public record FatTree(int k) implements TopologyGenerator {
    @Override
    public List<TopologyProblem> problems() {
        Parameters parameters = new Parameters().inRange("k", k, 2, 64);
        if (k % 2 != 0) {
            parameters.note("k", "k must be even, not " + k);
        }
        return parameters.problems();
    }

    @Override
    public Topology generate(LinkAttributes hostLinks, LinkAttributes fabricLinks) {
        Parameters.requireNone(this);
        int half = k / 2;
        int cores = half * half;
        int perLayer = k * half;
        RackedNetwork network = new RackedNetwork();
        for (int core = 1; core <= cores; core++) {
            network.addNode("core" + core, NodeKind.ROUTER, 3);
        }
        for (int aggregation = 0; aggregation < perLayer; aggregation++) {
            int node = network.addNode("agg" + (aggregation + 1), NodeKind.ROUTER, 2);
            int firstCore = aggregation % half * half;
            for (int i = 0; i < half; i++) {
                network.builder().addLink(node, firstCore + i, fabricLinks);
            }
        }
        for (int edge = 0; edge < perLayer; edge++) {
            int node = network.addRackSwitch("edge" + (edge + 1), Optional.empty());
            int firstAggregation = cores + edge / half * half;
            for (int i = 0; i < half; i++) {
                network.builder().addLink(node, firstAggregation + i, fabricLinks);
            }
        }
        for (int host = 0; host < perLayer * half; host++) {
            int node = network.addHost(host / half, Optional.empty());
            network.builder().addLink(cores + perLayer + host / half, node, hostLinks);
        }
        return network.build(cores + 2 * perLayer + perLayer * half);
    }
}
