package org.nvsim.host;

import java.util.Objects;
import org.nvsim.limits.Limits;

/**
 * What a host is made of, as far as its network work is concerned.
 *
 * @param nic its physical adapter
 * @param cores how many processor cores do network work; 0 for a host whose work takes no time
 * @param costs what the work takes on a core
 * @param switchBitsPerSecond at which the virtual switch of a host without cores takes frames from
 *     one of its ports to another; where there are cores, that is part of their work
 */
public record Hardware(AdapterProfile nic, int cores, CpuCosts costs, long switchBitsPerSecond) {
    /**
     * What a virtual switch does unless told otherwise: one thread that copies 5 GB/s. A chosen
     * number (decision 0049).
     */
    public static final long STANDARD_SWITCH_BITS_PER_SECOND = 40_000_000_000L;

    /** Work takes no time, whoever does it; only the virtual switch has its rate. */
    public static final Hardware IDEAL =
            new Hardware(
                    AdapterProfile.STANDARD, 0, CpuCosts.NONE, STANDARD_SWITCH_BITS_PER_SECOND);

    public Hardware {
        Objects.requireNonNull(nic);
        Objects.requireNonNull(costs);
        if (cores != 0) {
            Limits.CORES.require(cores, "a number of cores");
        }
        Limits.RATE.require(switchBitsPerSecond, "a rate in bit/s");
    }
}
