package org.nvsim.visualizer.view;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.Playback;
import org.nvsim.visualizer.viewmodel.RunModel;

/** Buttons that move time, how fast it goes, and what time it is. */
final class PlaybackBar extends HBox {
    private final Playback playback;
    private final Label clock = new Label();

    PlaybackBar(RunModel model) {
        super(4);
        this.playback = model.playback();
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(4, 10, 4, 10));
        clock.setId("clock");
        clock.getStyleClass().add("clock");
        clock.setMinWidth(150);
        InvalidationListener moved = now -> clock.setText(Amount.moment(playback.timePs()));
        playback.timePsProperty().addListener(moved);
        moved.invalidated(playback.timePsProperty());
        getChildren()
                .addAll(
                        plain(
                                Feather.SKIP_BACK,
                                "Previous drop (Shift+D)",
                                () -> model.stepDrop(false)),
                        plain(
                                Feather.CHEVRONS_LEFT,
                                "Previous hop of the selected packet (Shift+H)",
                                () -> model.stepHop(false)),
                        plain(
                                Feather.CHEVRON_LEFT,
                                "Previous event (Shift+F10 or left arrow)",
                                () -> playback.stepEvent(false)),
                        play(),
                        plain(
                                Feather.CHEVRON_RIGHT,
                                "Next event (F10 or right arrow)",
                                () -> playback.stepEvent(true)),
                        plain(
                                Feather.CHEVRONS_RIGHT,
                                "Next hop of the selected packet (H)",
                                () -> model.stepHop(true)),
                        plain(Feather.SKIP_FORWARD, "Next drop (D)", () -> model.stepDrop(true)),
                        new Separator(javafx.geometry.Orientation.VERTICAL),
                        clock,
                        speeds(),
                        quiet());
    }

    private static Node plain(Feather sign, String help, Runnable action) {
        Button button = Icons.button(sign, "", help, action);
        button.getStyleClass().add("flat");
        return button;
    }

    private ToggleButton play() {
        ToggleButton play = Icons.toggle(Feather.PLAY, "Play", "Play or pause (Space)");
        play.setId("play");
        play.getStyleClass().add("accent");
        play.setMinWidth(84);
        play.selectedProperty().bindBidirectional(playback.playingProperty());
        play.textProperty()
                .bind(Bindings.when(playback.playingProperty()).then("Pause").otherwise("Play"));
        play.graphicProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () ->
                                        new FontIcon(
                                                playback.playingProperty().get()
                                                        ? Feather.PAUSE
                                                        : Feather.PLAY),
                                playback.playingProperty()));
        return play;
    }

    private ComboBox<String> speeds() {
        ComboBox<String> speeds = new ComboBox<>();
        for (long speed : Playback.SPEEDS) {
            speeds.getItems().add(words(speed));
        }
        speeds.setId("speed");
        speeds.setAccessibleText("How much simulated time passes in a second ([ and ])");
        speeds.getSelectionModel().select(playback.speedProperty().get());
        speeds.getSelectionModel()
                .selectedIndexProperty()
                .addListener((p, before, now) -> playback.speedProperty().set(now.intValue()));
        playback.speedProperty()
                .addListener((p, before, now) -> speeds.getSelectionModel().select(now.intValue()));
        return speeds;
    }

    private static String words(long speedPs) {
        return speedPs == 1_000_000_000_000L ? "real time" : Amount.span(speedPs) + " each second";
    }

    private ToggleButton quiet() {
        ToggleButton quiet =
                Icons.toggle(
                        Feather.FAST_FORWARD,
                        "Skip quiet times",
                        "Jump over times when no packet is on any link (Q)");
        quiet.setId("quiet");
        quiet.selectedProperty().bindBidirectional(playback.skippingQuietProperty());
        return quiet;
    }
}
