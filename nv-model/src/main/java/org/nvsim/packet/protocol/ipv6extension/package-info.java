/** All that readers of packets know of the extension headers of IPv6. */
package org.nvsim.packet.protocol.ipv6extension;
