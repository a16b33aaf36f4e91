package org.nvsim.visualizer.viewmodel;

/**
 * A link in the picture.
 *
 * @param id its id in the topology
 */
public record LinkMark(int id, NodeMark from, NodeMark to) {}
