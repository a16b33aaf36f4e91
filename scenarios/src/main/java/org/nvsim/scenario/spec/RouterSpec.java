package org.nvsim.scenario.spec;

import java.util.List;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A router of the physical network.
 *
 * @param addresses one for each subnet it joins, in file order; links find theirs by subnet
 */
public record RouterSpec(String name, SourceMark mark, List<InterfaceAddress> addresses) {
    public RouterSpec {
        addresses = List.copyOf(addresses);
    }
}
