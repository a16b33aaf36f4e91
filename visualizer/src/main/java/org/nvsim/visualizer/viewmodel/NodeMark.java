package org.nvsim.visualizer.viewmodel;

import org.nvsim.topology.NodeKind;

/**
 * A node in the picture.
 *
 * @param id its id in the topology
 * @param x from 0 (left) to 1 (right)
 * @param y from 0 (top) to 1 (bottom)
 */
public record NodeMark(int id, String label, NodeKind kind, double x, double y) {}
