package org.nvsim.host;

import java.util.Objects;
import org.nvsim.limits.Limits;

/**
 * What a host is made of, as far as its network work is concerned.
 *
 * @param nic its physical adapter
 * @param cores how many processor cores do network work; 0 for a host whose work takes no time
 * @param costs what the work takes on a core
 */
public record Hardware(AdapterProfile nic, int cores, CpuCosts costs) {
    /** Work takes no time, whoever does it. */
    public static final Hardware IDEAL = new Hardware(AdapterProfile.STANDARD, 0, CpuCosts.NONE);

    public Hardware {
        Objects.requireNonNull(nic);
        Objects.requireNonNull(costs);
        if (cores != 0) {
            Limits.CORES.require(cores, "a number of cores");
        }
    }
}
