package org.nvsim.visualizer.view;

import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/** What a hand does with a mouse, to be called on JavaFX's own thread. */
final class Mouse {
    private Mouse() {}

    /** Presses and releases the first button at a point of a control. */
    static void click(Node node, double x, double y) {
        for (var type :
                List.of(
                        MouseEvent.MOUSE_PRESSED,
                        MouseEvent.MOUSE_RELEASED,
                        MouseEvent.MOUSE_CLICKED)) {
            event(node, type, x, y);
        }
    }

    /** Moves over a point of a control, no button pressed. */
    static void move(Node node, double x, double y) {
        event(node, MouseEvent.MOUSE_MOVED, x, y);
    }

    private static void event(Node node, EventType<MouseEvent> type, double x, double y) {
        Point2D at = node.localToScene(x, y);
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        MouseButton button =
                type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        button,
                        button == MouseButton.NONE ? 0 : 1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    /** Right-clicks at a point of a control and chooses an entry of the menu that opens. */
    static void menu(Node node, double x, double y, String wanted) {
        Point2D at = node.localToScene(x, y);
        Point2D screen = node.localToScreen(x, y);
        Event.fireEvent(
                node,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        at.getX(),
                        at.getY(),
                        screen.getX(),
                        screen.getY(),
                        false,
                        null));
        ContextMenu menu =
                Window.getWindows().stream()
                        .filter(ContextMenu.class::isInstance)
                        .map(ContextMenu.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no menu opened"));
        find(menu.getItems(), wanted)
                .orElseThrow(() -> new AssertionError("no '" + wanted + "' in " + menu.getItems()))
                .fire();
        menu.hide();
    }

    private static Optional<MenuItem> find(List<MenuItem> items, String wanted) {
        for (MenuItem item : items) {
            if (wanted.equals(item.getText())) {
                return Optional.of(item);
            }
            if (item instanceof Menu more) {
                Optional<MenuItem> found = find(more.getItems(), wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
