package org.nvsim.control.powershell;

/**
 * Where a host would send a packet.
 *
 * @param customerAddress of the VM or gateway that gets it
 * @param virtualSubnetId of that VM or gateway
 * @param mac of that VM or gateway
 * @param providerAddress where it can be reached on the provider network
 */
public record NextHop(int customerAddress, int virtualSubnetId, long mac, int providerAddress) {}
