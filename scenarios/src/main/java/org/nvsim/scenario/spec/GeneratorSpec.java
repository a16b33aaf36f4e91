package org.nvsim.scenario.spec;

import java.util.Objects;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.topology.Topology;
import org.nvsim.topology.generate.TopologyGenerator;

/**
 * A rule that makes a whole network, and the network it made.
 *
 * @param word the rule's name in the language: {@code leaf-spine}
 * @param topology with the scenario's link defaults and an address plan
 */
public record GeneratorSpec(
        SourceMark mark, String word, TopologyGenerator generator, Topology topology) {
    public GeneratorSpec {
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(word, "word");
        Objects.requireNonNull(generator, "generator");
        Objects.requireNonNull(topology, "topology");
    }
}
