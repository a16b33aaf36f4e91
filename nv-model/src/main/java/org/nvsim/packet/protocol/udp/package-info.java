/** All that readers of packets know of UDP. */
package org.nvsim.packet.protocol.udp;
