/** All that readers of packets know of ICMP. */
package org.nvsim.packet.protocol.icmp;
