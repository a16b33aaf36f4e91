package org.nvsim.guest;

import java.util.Objects;
import org.nvsim.limits.Limits;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Prefix;

/**
 * How a guest's one network interface is set up.
 *
 * @param mac its hardware address
 * @param address its IPv4 address
 * @param subnet the prefix whose addresses it reaches without a router
 * @param gateway the router towards all others, or 0 if there is none
 * @param mtuBytes largest IP packet it sends, within {@link Limits#MTU}
 * @param announces whether it tells the link where it is when it starts (RFC 5227 s3)
 */
public record GuestConfig(
        long mac, int address, Prefix subnet, int gateway, int mtuBytes, boolean announces) {
    public GuestConfig {
        Objects.requireNonNull(subnet);
        if (MacAddress.isGroup(mac)) {
            throw new IllegalArgumentException(MacAddress.format(mac) + " is a group address");
        }
        if (!Ipv4Address.canBeSource(address) || address == Ipv4Address.UNSPECIFIED) {
            throw new IllegalArgumentException(
                    Ipv4Address.format(address) + " cannot be a machine's address");
        }
        Limits.MTU.require(mtuBytes, "an MTU in bytes");
    }

    /** A silent guest: one that does not announce itself. */
    public static GuestConfig of(long mac, int address, Prefix subnet, int gateway, int mtuBytes) {
        return new GuestConfig(mac, address, subnet, gateway, mtuBytes, false);
    }
}
