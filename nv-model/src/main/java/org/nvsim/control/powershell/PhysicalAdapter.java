package org.nvsim.control.powershell;

/**
 * A physical network adapter of a host.
 *
 * @param name such as {@code Ethernet}
 * @param description of the hardware
 * @param interfaceIndex the number by which provider addresses name it
 * @param mac its MAC address, low 48 bits
 * @param up whether its link is up
 * @param rateBitsPerSecond of its link
 */
public record PhysicalAdapter(
        String name,
        String description,
        int interfaceIndex,
        long mac,
        boolean up,
        long rateBitsPerSecond) {}
