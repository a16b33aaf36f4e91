package org.nvsim.visualizer.view;

import javafx.scene.Node;

/** Whether a control is in a window and nothing around it is hidden, such as a tab. */
final class Shown {
    private Shown() {}

    static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }
}
