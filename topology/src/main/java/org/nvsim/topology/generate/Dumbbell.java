package org.nvsim.topology.generate;

import java.util.List;
import java.util.Optional;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Position;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/**
 * Two racks with one link between their switches {@code left} and {@code right}: the bottleneck,
 * and the only fabric link. Hosts {@code hv1}, … first on the left, then on the right.
 */
public record Dumbbell(int leftHosts, int rightHosts) implements TopologyGenerator {
    @Override
    public List<TopologyProblem> problems() {
        int most = RackedNetwork.hostsPerRack(2);
        return new Parameters()
                .inRange("left", leftHosts, 1, most)
                .inRange("right", rightHosts, 1, most)
                .problems();
    }

    @Override
    public Topology generate(LinkAttributes hostLinks, LinkAttributes fabricLinks) {
        Parameters.requireNone(this);
        RackedNetwork network = new RackedNetwork();
        int left = network.addRackSwitch("left", Optional.of(new Position(0.35, 0.5)));
        int right = network.addRackSwitch("right", Optional.of(new Position(0.65, 0.5)));
        network.builder().addLink(left, right, fabricLinks);
        for (int i = 0; i < leftHosts; i++) {
            int host = network.addHost(0, Optional.of(new Position(0.1, height(i, leftHosts))));
            network.builder().addLink(left, host, hostLinks);
        }
        for (int i = 0; i < rightHosts; i++) {
            int host = network.addHost(1, Optional.of(new Position(0.9, height(i, rightHosts))));
            network.builder().addLink(right, host, hostLinks);
        }
        return network.build(2 + leftHosts + rightHosts);
    }

    private static double height(int index, int count) {
        return (index + 0.5) / count;
    }
}
