/** A VLAN for each virtual subnet. */
package org.nvsim.virt.overlay.vlan;
