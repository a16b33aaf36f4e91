/**
 * Shortest paths, counted in links: where from every node a frame may go towards a destination, all
 * equally short ways at once and in a defined order.
 */
package org.nvsim.topology.route;
