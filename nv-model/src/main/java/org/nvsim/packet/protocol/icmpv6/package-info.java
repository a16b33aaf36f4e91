/** All that readers of packets know of ICMPv6. */
package org.nvsim.packet.protocol.icmpv6;
