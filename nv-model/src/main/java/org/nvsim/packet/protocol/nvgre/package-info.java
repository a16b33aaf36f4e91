/** All that readers of packets know of NVGRE. */
package org.nvsim.packet.protocol.nvgre;
