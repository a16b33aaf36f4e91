/** All that readers of packets know of GRE. */
package org.nvsim.packet.protocol.gre;
