/** Where to draw the nodes of a network. The same network and seed give the same picture. */
package org.nvsim.topology.layout;
