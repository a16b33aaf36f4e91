package org.nvsim.virt.policy;

import java.util.Objects;
import org.nvsim.packet.Ipv4Address;

/**
 * An address of the physical network that this host's filter owns.
 *
 * @param address the provider address
 * @param prefixLength of the subnet it lies in, 0 to 32
 * @param vlan 802.1Q VLAN of its frames, 1 to 4094; 0 for untagged
 * @param interfaceIndex which of the host's adapters it is bound to
 * @param mac MAC address that answers for it; 0 means the adapter's own
 * @param origin where it was defined, for people; may be empty
 */
public record ProviderAddress(
        int address, int prefixLength, int vlan, int interfaceIndex, long mac, String origin) {
    public ProviderAddress {
        Objects.requireNonNull(origin);
    }

    /** Whether {@code other} can be reached without a router. */
    public boolean isOnLink(int other) {
        return prefixLength == 0 || ((address ^ other) >>> (32 - prefixLength)) == 0;
    }

    /** For instance {@code 192.168.4.11/24}. */
    public String describe() {
        return Ipv4Address.format(address) + "/" + prefixLength;
    }
}
