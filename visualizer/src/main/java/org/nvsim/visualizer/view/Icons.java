package org.nvsim.visualizer.view;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons with a sign, and words for those who wait or cannot see it. */
final class Icons {
    private Icons() {}

    static Button button(Feather sign, String text, String help, Runnable action) {
        Button button = new Button(text, new FontIcon(sign));
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setFocusTraversable(true);
        button.setOnAction(event -> action.run());
        button.getStyleClass().add("tool");
        return button;
    }

    static ToggleButton toggle(Feather sign, String text, String help) {
        ToggleButton button = new ToggleButton(text, new FontIcon(sign));
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.getStyleClass().add("tool");
        return button;
    }
}
