package org.nvsim.control.powershell;

import java.util.List;
import java.util.Optional;

/** The hosts a script can reach. */
public interface NetworkVirtualizationHosts {
    /** The host of that name, case ignored. */
    Optional<HostAdministration> host(String name);

    /** Every host's name, in the order to show them. */
    List<String> names();
}
