package org.nvsim.visualizer.viewmodel;

/**
 * A link in the picture, from the edge of one node's box to the edge of the other's.
 *
 * @param link its id in the topology
 * @param fromNode the node at (x1, y1)
 * @param toNode the node at (x2, y2)
 */
public record LinkLine(
        int link, int fromNode, int toNode, double x1, double y1, double x2, double y2) {

    static LinkLine between(int link, int fromNode, Box from, int toNode, Box to) {
        double dx = to.centerX() - from.centerX();
        double dy = to.centerY() - from.centerY();
        double start = from.exitShare(to.centerX(), to.centerY());
        double end = 1 - to.exitShare(from.centerX(), from.centerY());
        return new LinkLine(
                link,
                fromNode,
                toNode,
                from.centerX() + dx * start,
                from.centerY() + dy * start,
                from.centerX() + dx * end,
                from.centerY() + dy * end);
    }
}
