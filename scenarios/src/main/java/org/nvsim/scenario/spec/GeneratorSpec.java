package org.nvsim.scenario.spec;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.topology.Topology;
import org.nvsim.topology.generate.TopologyGenerator;

/**
 * A rule that makes a whole network, and the network it made.
 *
 * @param word the rule's name in the language: {@code leaf-spine}
 * @param topology with the scenario's link defaults or the figures of tiers, and an address plan
 * @param firewalls that stand in its links, by link
 */
public record GeneratorSpec(
        SourceMark mark,
        String word,
        TopologyGenerator generator,
        Topology topology,
        Map<Integer, Between> firewalls) {
    /**
     * A firewall in a link.
     *
     * @param first node at its first port
     * @param second node at its second port
     */
    public record Between(String firewall, int first, int second) {}

    public GeneratorSpec {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(word, "word");
        Objects.requireNonNull(generator, "generator");
        Objects.requireNonNull(topology, "topology");
        firewalls = new TreeMap<>(firewalls);
    }
}
