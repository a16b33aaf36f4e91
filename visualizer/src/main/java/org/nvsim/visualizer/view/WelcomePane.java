package org.nvsim.visualizer.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** What one sees before anything is open: recent files, and the scenarios that ship. */
final class WelcomePane extends ScrollPane {
    private static final double WIDTH = 640;

    WelcomePane(List<String> recent, Consumer<String> open, Runnable choose) {
        VBox content = new VBox(10);
        content.setMaxWidth(WIDTH);
        content.setPadding(new Insets(30));
        Label title = new Label("Watch packets cross a virtualised network");
        title.getStyleClass().add("title-2");
        title.setWrapText(true);
        Label how = new Label("Open a scenario, or drop a file here.");
        content.getChildren()
                .addAll(
                        title,
                        how,
                        Icons.button(
                                Feather.FOLDER, "Open a file …", "Open a file (Ctrl+O)", choose));
        if (!recent.isEmpty()) {
            content.getChildren().add(heading("Recent"));
            for (String file : recent) {
                content.getChildren().add(card(file, "", () -> open.accept(file)));
            }
        }
        content.getChildren().add(heading("Shipped scenarios"));
        for (String name : Library.names()) {
            about(name)
                    .ifPresent(
                            scenario ->
                                    content.getChildren()
                                            .add(
                                                    card(
                                                            scenario.title(),
                                                            name,
                                                            () -> open.accept(name))));
        }
        VBox middle = new VBox(content);
        middle.setAlignment(Pos.TOP_CENTER);
        setContent(middle);
        setFitToWidth(true);
        setId("welcome");
    }

    private static Optional<Scenario> about(String name) {
        try {
            return Optional.of(ScenarioLoader.load(name, Overrides.none()));
        } catch (ScenarioException e) {
            return Optional.empty(); // listed by nobody; opening it would say what is wrong
        }
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("side-heading");
        heading.setPadding(new Insets(12, 0, 0, 0));
        return heading;
    }

    private static Node card(String title, String name, Runnable action) {
        Button card = new Button(name.isEmpty() ? title : title + "   (" + name + ")");
        card.getStyleClass().add("card");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setOnAction(event -> action.run());
        return card;
    }
}
