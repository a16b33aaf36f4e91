package org.nvsim.scenario.spec;

import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A route in a tenant's network whose next hop is one of the tenant's VMs.
 *
 * @param to what it leads to; the longest prefix wins
 * @param via name of the VM that passes the packets on
 */
public record CustomerRouteSpec(SourceMark mark, Prefix to, String via) {}
