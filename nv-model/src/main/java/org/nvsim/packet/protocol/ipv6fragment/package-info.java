/** All that readers of packets know of fragments of IPv6. */
package org.nvsim.packet.protocol.ipv6fragment;
