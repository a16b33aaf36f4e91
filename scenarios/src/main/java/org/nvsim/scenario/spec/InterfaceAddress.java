package org.nvsim.scenario.spec;

import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;

/**
 * An address together with the subnet it lies in, as in {@code 192.168.4.11/24}.
 *
 * @param address IPv4, host order
 * @param prefixLength 0 to 32
 */
public record InterfaceAddress(int address, int prefixLength) {
    /** The subnet, host bits cleared. */
    public Prefix subnet() {
        return Prefix.of(address, prefixLength);
    }

    @Override
    public String toString() {
        return Ipv4Address.format(address) + "/" + prefixLength;
    }
}
