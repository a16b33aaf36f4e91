package org.nvsim.control.powershell;

import java.util.List;
import java.util.function.Function;

/**
 * A change that a script makes some time after it started.
 *
 * @param afterMilliseconds since the script started: the sum of its sleeps so far
 * @param host to change
 * @param change makes it, and says in words what is wrong if it cannot be made (any more)
 */
public record TimedChange(
        long afterMilliseconds, String host, Function<HostAdministration, List<String>> change) {}
