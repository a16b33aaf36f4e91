package org.nvsim.visualizer.view;

import java.util.List;
import javafx.scene.paint.Color;
import org.nvsim.visualizer.viewmodel.Tenants;

/**
 * The colours of the picture for one theme. Tenants' colours are of the palette of Okabe and Ito;
 * nothing is told by colour alone.
 */
record Colors(
        Color background,
        Color ink,
        Color faintInk,
        Color node,
        Color nodeEdge,
        Color host,
        Color link,
        Color busy,
        Color full,
        Color shell,
        Color drop,
        Color good,
        Color accent) {

    static final Colors LIGHT =
            new Colors(
                    Color.web("#fbfcfd"),
                    Color.web("#1f2933"),
                    Color.web("#5c6b7a"),
                    Color.web("#e4e9ef"),
                    Color.web("#7b8794"),
                    Color.web("#f1f4f8"),
                    Color.web("#a6b1bd"),
                    Color.web("#e69f00"),
                    Color.web("#d55e00"),
                    Color.web("#3e4c59"),
                    Color.web("#c2260c"),
                    Color.web("#00765a"),
                    Color.web("#0969da"));

    static final Colors DARK =
            new Colors(
                    Color.web("#0d1117"),
                    Color.web("#e6edf3"),
                    Color.web("#9aa7b4"),
                    Color.web("#242c36"),
                    Color.web("#6b7785"),
                    Color.web("#161c24"),
                    Color.web("#4b5764"),
                    Color.web("#e69f00"),
                    Color.web("#ff7b3d"),
                    Color.web("#c4cdd6"),
                    Color.web("#ff6b57"),
                    Color.web("#2fbf94"),
                    Color.web("#58a6ff"));

    private static final List<Color> TENANTS = Tenants.palette().stream().map(Color::web).toList();

    static Colors of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /** The colour of an index into the tenants' palette. */
    static Color ofPalette(int color) {
        return TENANTS.get(color);
    }

    /** The colour of a tenant. */
    Color tenant(Tenants tenants, int tenant) {
        return tenant == Tenants.NOBODY ? faintInk : TENANTS.get(tenants.color(tenant));
    }
}
