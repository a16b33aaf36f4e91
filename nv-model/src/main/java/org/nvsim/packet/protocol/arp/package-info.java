/** All that readers of packets know of ARP. */
package org.nvsim.packet.protocol.arp;
