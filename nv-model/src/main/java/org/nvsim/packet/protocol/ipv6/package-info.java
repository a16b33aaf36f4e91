/** All that readers of packets know of IPv6. */
package org.nvsim.packet.protocol.ipv6;
