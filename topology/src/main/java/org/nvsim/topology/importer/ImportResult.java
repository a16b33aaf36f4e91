package org.nvsim.topology.importer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nvsim.topology.Topology;

/**
 * What a file holds.
 *
 * @param topology the network, if nothing is wrong
 * @param problems all that is wrong, in the order of the file as far as it is known
 * @param warnings what was left out, and what its author may not have meant
 * @param nodeLines the line on which each node of the network starts, by its id
 */
public record ImportResult(
        Optional<Topology> topology,
        List<ImportProblem> problems,
        List<ImportProblem> warnings,
        List<Integer> nodeLines) {
    public ImportResult {
        nodeLines = List.copyOf(nodeLines);
        Objects.requireNonNull(topology, "topology");
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
