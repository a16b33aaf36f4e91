package org.nvsim.topology.generate;

import java.util.List;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyProblem;

/** A family of networks, with the numbers that pick one of it. */
public interface TopologyGenerator {
    /** The most nodes any generator makes. */
    int MAX_NODES = 200_000;

    /** What is wrong with the numbers, by parameter; empty when {@link #generate} may go. */
    List<TopologyProblem> problems();

    /**
     * The network.
     *
     * @param hostLinks of the links between hosts and their switch
     * @param fabricLinks of all other links
     * @throws IllegalStateException if there are problems; whoever generates has to look first
     */
    Topology generate(LinkAttributes hostLinks, LinkAttributes fabricLinks);

    /** The network with all links alike. */
    default Topology generate(LinkAttributes links) {
        return generate(links, links);
    }
}
