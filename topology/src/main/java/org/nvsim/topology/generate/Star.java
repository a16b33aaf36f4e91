package org.nvsim.topology.generate;

import java.util.List;
import java.util.Optional;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/** Hosts {@code hv1}, … around one switch {@code tor}: one rack. */
public record Star(int hosts) implements TopologyGenerator {
    @Override
    public List<TopologyProblem> problems() {
        return new Parameters()
                .inRange("hosts", hosts, 1, RackedNetwork.hostsPerRack(1))
                .problems();
    }

    @Override
    public Topology generate(LinkAttributes hostLinks, LinkAttributes fabricLinks) {
        Parameters.requireNone(this);
        RackedNetwork network = new RackedNetwork();
        int tor = network.addRackSwitch("tor", Optional.empty());
        for (int i = 0; i < hosts; i++) {
            int host = network.addHost(0, Optional.empty());
            network.builder().addLink(tor, host, hostLinks);
        }
        return network.build(hosts + 1);
    }
}
