/** All that readers of packets know of Ethernet. */
package org.nvsim.packet.protocol.ethernet;
