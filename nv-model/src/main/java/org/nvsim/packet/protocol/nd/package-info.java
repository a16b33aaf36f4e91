/** All that readers of packets know of neighbour discovery. */
package org.nvsim.packet.protocol.nd;
