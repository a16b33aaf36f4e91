package org.nvsim.topology.generate;

import java.util.List;
import java.util.Optional;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/**
 * Two layers of switches, each leaf linked to each spine: {@code spine1}, …, {@code leaf1}, … and
 * hosts {@code hv1}, …, leaf by leaf. A leaf's ports are its spines first, then its hosts.
 */
public record LeafSpine(int leaves, int spines, int hostsPerLeaf) implements TopologyGenerator {
    @Override
    public List<TopologyProblem> problems() {
        Parameters parameters =
                new Parameters()
                        .inRange("leaves", leaves, 1, 4096)
                        .inRange("spines", spines, 1, 256);
        int most = RackedNetwork.hostsPerRack(Math.max(1, Math.min(leaves, 4096)));
        return parameters
                .inRange("hosts-per-leaf", hostsPerLeaf, 1, most)
                .nodes("hosts-per-leaf", nodeCount())
                .problems();
    }

    private long nodeCount() {
        return spines + (long) leaves * (1 + hostsPerLeaf);
    }

    @Override
    public Topology generate(LinkAttributes hostLinks, LinkAttributes fabricLinks) {
        Parameters.requireNone(this);
        RackedNetwork network = new RackedNetwork();
        for (int spine = 1; spine <= spines; spine++) {
            network.addNode("spine" + spine, NodeKind.ROUTER, 2);
        }
        for (int leaf = 1; leaf <= leaves; leaf++) {
            int node = network.addRackSwitch("leaf" + leaf, Optional.empty());
            for (int spine = 0; spine < spines; spine++) {
                network.builder().addLink(node, spine, fabricLinks);
            }
        }
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int i = 0; i < hostsPerLeaf; i++) {
                int host = network.addHost(leaf, Optional.empty());
                network.builder().addLink(spines + leaf, host, hostLinks);
            }
        }
        return network.build((int) nodeCount());
    }
}
