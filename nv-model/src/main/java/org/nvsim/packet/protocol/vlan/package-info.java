/** All that readers of packets know of the 802.1Q tag. */
package org.nvsim.packet.protocol.vlan;
