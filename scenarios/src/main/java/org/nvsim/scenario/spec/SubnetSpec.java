package org.nvsim.scenario.spec;

import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A virtual subnet of a tenant.
 *
 * @param vsid virtual subnet ID, 4096 to 16 777 215; the last can be assigned but matches nothing
 * @param prefix its customer addresses; the lowest host address is the distributed router's
 * @param rdid routing domain ID: a GUID in braces, lower case; subnets of one ID route to each
 *     other
 * @param vlan VLAN ID, 1 to 4094, if its tenant's mechanism is {@code vlan}; 0 if none is left
 */
public record SubnetSpec(
        String name, SourceMark mark, int vsid, Prefix prefix, String rdid, int vlan) {}
