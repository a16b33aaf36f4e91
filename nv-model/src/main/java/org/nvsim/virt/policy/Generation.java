package org.nvsim.virt.policy;

/** Which Windows Server the hosts run; the two differ in what a filter answers and learns. */
public enum Generation {
    /**
     * Windows Server 2012: a filter under the virtual switch, static records, unknown addresses
     * unanswered.
     */
    WINDOWS_2012,
    /**
     * Windows Server 2012 R2: a filter at every port, L2Only and Dynamic records, unknown addresses
     * flooded to those who asked for it.
     */
    WINDOWS_2012R2
}
