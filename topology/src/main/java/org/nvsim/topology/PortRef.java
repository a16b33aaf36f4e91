package org.nvsim.topology;

/**
 * One end of a link.
 *
 * @param node the node's id
 * @param port the port's number on that node: from 0, in the order its links were added
 */
public record PortRef(int node, int port) {}
