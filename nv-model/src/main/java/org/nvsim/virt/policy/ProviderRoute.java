package org.nvsim.virt.policy;

import java.util.Objects;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

/**
 * Where packets for provider addresses outside this host's own provider subnets go.
 *
 * @param interfaceIndex which of the host's adapters
 * @param destination provider prefix
 * @param nextHop router on the provider network
 * @param metric lowest wins among routes for one prefix
 * @param origin where it was defined, for people; may be empty
 */
public record ProviderRoute(
        int interfaceIndex, Prefix destination, int nextHop, long metric, String origin) {
    public ProviderRoute {
        Objects.requireNonNull(destination);
        Objects.requireNonNull(origin);
    }

    /** For instance {@code 192.168.0.0/16 via 192.168.4.1}. */
    public String describe() {
        return destination + " via " + Ipv4Address.format(nextHop);
    }
}
