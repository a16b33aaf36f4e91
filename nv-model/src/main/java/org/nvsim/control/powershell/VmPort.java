package org.nvsim.control.powershell;

/**
 * A virtual network adapter of a VM as its host sees it.
 *
 * @param vmName the VM
 * @param name the adapter's own name, such as {@code Network Adapter}
 * @param mac its MAC address, low 48 bits
 * @param virtualSubnetId the virtual subnet of its port; 0 for none
 */
public record VmPort(String vmName, String name, long mac, int virtualSubnetId) {}
