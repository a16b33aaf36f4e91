package org.nvsim.topology.generate;

import java.util.List;
import java.util.Optional;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Position;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/**
 * Switches {@code sw1}, … in a ring, each the head of a rack of hosts {@code hv1}, …, switch by
 * switch. A switch's first two ports are its ring links.
 */
public record Ring(int switches, int hostsPerSwitch) implements TopologyGenerator {
    private static final double SWITCH_RADIUS = 0.28;
    private static final double HOST_RADIUS = 0.45;

    @Override
    public List<TopologyProblem> problems() {
        Parameters parameters = new Parameters().inRange("switches", switches, 3, 4096);
        int most = RackedNetwork.hostsPerRack(Math.max(3, Math.min(switches, 4096)));
        return parameters
                .inRange("hosts-per-switch", hostsPerSwitch, 1, most)
                .nodes("hosts-per-switch", switches * (1L + hostsPerSwitch))
                .problems();
    }

    @Override
    public Topology generate(LinkAttributes hostLinks, LinkAttributes fabricLinks) {
        Parameters.requireNone(this);
        RackedNetwork network = new RackedNetwork();
        for (int i = 0; i < switches; i++) {
            network.addRackSwitch("sw" + (i + 1), onCircle(SWITCH_RADIUS, (i + 0.5) / switches));
        }
        for (int i = 0; i < switches; i++) {
            network.builder().addLink(i, (i + 1) % switches, fabricLinks);
        }
        int hosts = switches * hostsPerSwitch;
        for (int i = 0; i < hosts; i++) {
            int rack = i / hostsPerSwitch;
            int host = network.addHost(rack, onCircle(HOST_RADIUS, (i + 0.5) / hosts));
            network.builder().addLink(rack, host, hostLinks);
        }
        return network.build(switches + hosts);
    }

    /** A place on a circle around the middle, clockwise from the top by turns. */
    private static Optional<Position> onCircle(double radius, double turns) {
        double angle = 2 * Math.PI * turns;
        return Optional.of(
                new Position(
                        0.5 + radius * StrictMath.sin(angle),
                        0.5 - radius * StrictMath.cos(angle)));
    }
}
