/** All that readers of packets know of TCP. */
package org.nvsim.packet.protocol.tcp;
