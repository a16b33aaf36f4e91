package org.nvsim.scenario.spec;

import org.nvsim.host.AdapterProfile;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A virtualization host.
 *
 * @param address its own IPv4 address in the provider's network
 * @param prefixLength of the subnet that address lies in, 0 to 32
 * @param nic the physical adapter
 * @param cores processor cores that do network work, or 0 if its work takes no time
 */
public record HostSpec(
        String name,
        SourceMark mark,
        int address,
        int prefixLength,
        AdapterProfile nic,
        int cores) {}
