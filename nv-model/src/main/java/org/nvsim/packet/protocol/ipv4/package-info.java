/** All that readers of packets know of IPv4. */
package org.nvsim.packet.protocol.ipv4;
