package org.nvsim.visualizer.view;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** All keys, over everything else; any key or click closes it. */
final class ShortcutSheet extends StackPane {
    private static final String[][] KEYS = {
        {"Space", "play or pause"},
        {"→   F10", "next event"},
        {"←   Shift+F10", "previous event"},
        {"H   Shift+H", "next, previous hop of the selected packet"},
        {"D   Shift+D", "next, previous drop"},
        {"F   Shift+F", "follow the flow of the selected packet, the packet alone"},
        {"Home   End", "start, end of the run"},
        {"[   ]", "slower, faster"},
        {"Q", "skip quiet times or not"},
        {"/", "write a filter"},
        {"Ctrl+F", "find a machine by its name"},
        {"+   -   0", "larger, smaller, all of the network"},
        {"Esc", "select and follow nothing"},
        {"Ctrl+1 … 6", "packets, tables, charts, what if, scenario, isolation"},
        {"Ctrl+O", "open a file"},
        {"Ctrl+S", "save the scenario and run it"},
        {"F8   Shift+F8", "next, previous error of the scenario's text"},
        {"Ctrl+Z", "take the latest what-if change back"},
        {"Ctrl+E", "export the picture or the packets"},
        {"Ctrl+T", "light or dark"},
        {"Ctrl +   Ctrl -", "everything larger, smaller"},
        {"?", "this sheet"},
    };

    ShortcutSheet() {
        getStyleClass().add("shade");
        setId("shortcuts");
        GridPane sheet = new GridPane();
        sheet.setHgap(18);
        sheet.setVgap(6);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        for (int i = 0; i < KEYS.length; i++) {
            Label key = new Label(KEYS[i][0]);
            key.getStyleClass().add("key");
            sheet.add(key, 0, i);
            sheet.add(new Label(KEYS[i][1]), 1, i);
        }
        setAlignment(Pos.CENTER);
        getChildren().add(sheet);
        setOnMouseClicked(click -> setVisible(false));
        setVisible(false);
    }
}
