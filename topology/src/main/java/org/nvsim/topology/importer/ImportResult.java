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
 */
public record ImportResult(Optional<Topology> topology, List<ImportProblem> problems) {
    public ImportResult {
        Objects.requireNonNull(topology, "topology");
        problems = List.copyOf(problems);
    }
}
