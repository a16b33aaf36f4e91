package org.nvsim.visualizer.view;

import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.nvsim.visualizer.viewmodel.Playback;
import org.nvsim.visualizer.viewmodel.RunModel;

/** What keys do to a run; typing into a field is left alone. */
final class Shortcuts {
    private static final double ZOOM = 1.25;

    private Shortcuts() {}

    /** Does what a key asks of a run; consumes the event if it asks anything. */
    static void handle(KeyEvent key, RunPane pane) {
        boolean typing = key.getTarget() instanceof TextInputControl;
        if (key.isControlDown() || key.isAltDown() || key.isMetaDown() || typing) {
            return;
        }
        if (!isOfFocus(key) && (time(key, pane.model()) || view(key, pane))) {
            key.consume();
        }
    }

    /** Keys that move through lists and open trees are theirs while they have the focus. */
    private static boolean isOfFocus(KeyEvent key) {
        Object target = key.getTarget();
        boolean tree = target instanceof TreeView;
        boolean list = tree || target instanceof ListView || target instanceof TableView;
        return switch (key.getCode()) {
            case LEFT, RIGHT -> tree;
            case HOME, END -> list;
            default -> false;
        };
    }

    private static boolean time(KeyEvent key, RunModel model) {
        Playback playback = model.playback();
        boolean back = key.isShiftDown();
        switch (key.getCode()) {
            case SPACE -> playback.playingProperty().set(!playback.playingProperty().get());
            case F10 -> playback.stepEvent(!back);
            case RIGHT -> playback.stepEvent(true);
            case LEFT -> playback.stepEvent(false);
            case H -> model.stepHop(!back);
            case D -> model.stepDrop(!back);
            case F -> model.followSelected(!back);
            case HOME -> playback.seek(0);
            case END -> playback.seek(playback.endPs());
            case Q -> playback.skippingQuietProperty().set(!playback.skippingQuietProperty().get());
            default -> {
                return speed(key, playback);
            }
        }
        return true;
    }

    private static boolean speed(KeyEvent key, Playback playback) {
        if (key.getCode() == KeyCode.OPEN_BRACKET) {
            playback.changeSpeed(-1);
            return true;
        }
        if (key.getCode() == KeyCode.CLOSE_BRACKET) {
            playback.changeSpeed(1);
            return true;
        }
        return false;
    }

    private static boolean view(KeyEvent key, RunPane pane) {
        switch (key.getCode()) {
            case PLUS, EQUALS, ADD -> pane.network().zoom(ZOOM);
            case MINUS, SUBTRACT -> pane.network().zoom(1 / ZOOM);
            case DIGIT0, NUMPAD0 -> pane.network().fit();
            case SLASH -> {
                if (key.isShiftDown()) {
                    return false; // the question mark, on many keyboards
                }
                pane.showTab(0);
                pane.filter().focus();
            }
            case ESCAPE -> {
                pane.model().follow().nothing();
                pane.model().selectPacket(RunModel.NONE);
                pane.model().selectPlace(RunModel.NONE);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
