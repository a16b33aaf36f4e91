package org.nvsim.scenario.spec;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A plain machine in the physical network, not virtualized.
 *
 * @param gateway the router it sends to for other subnets, IPv4
 */
public record ServerSpec(
        String name, SourceMark mark, InterfaceAddress address, Optional<Integer> gateway) {}
