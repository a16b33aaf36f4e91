package org.nvsim.visualizer.view;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.nvsim.run.isolation.Disagreement;
import org.nvsim.run.isolation.IsolationResult;
import org.nvsim.visualizer.viewmodel.IsolationModel;
import org.nvsim.visualizer.viewmodel.RunModel;

/** The matrix of who reaches whom: filled where packets came back, crossed where policy differs. */
final class IsolationPane extends SplitPane {
    private static final double NAMES = 90;
    private static final double LARGEST_CELL = 22;
    private static final double SMALLEST_CELL = 4;
    private static final double ROOM = 900;
    private static final double LEGIBLE = 9;

    private final RunModel model;
    private final IsolationModel isolation;
    private final Canvas matrix = new Canvas(0, 0);
    private final ListView<Disagreement> disagreements = new ListView<>();
    private Colors colors;

    IsolationPane(RunModel model, boolean dark) {
        this.model = model;
        this.isolation = model.isolation();
        this.colors = Colors.of(dark);
        Label state = new Label();
        state.setId("isolation-state");
        state.setWrapText(true);
        state.textProperty().bind(isolation.stateProperty());
        HBox bar =
                new HBox(
                        8,
                        Icons.button(
                                Feather.GRID,
                                "Measure",
                                "Let every machine ask every other",
                                isolation::measure),
                        Icons.button(Feather.X, "Stop", "Give it up", isolation::stop),
                        state);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(4, 6, 4, 6));
        ScrollPane scroll = new ScrollPane(matrix);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        disagreements.setId("disagreements");
        disagreements.setPlaceholder(
                new Label("Where packets and policy disagree, the pairs are listed here."));
        getItems().addAll(new VBox(bar, scroll), disagreements);
        setDividerPositions(0.66);
        isolation.resultProperty().addListener((p, before, now) -> show(now));
        show(isolation.resultProperty().get());
    }

    void setDark(boolean dark) {
        colors = Colors.of(dark);
        show(isolation.resultProperty().get());
    }

    private void show(Optional<IsolationResult> found) {
        disagreements
                .getItems()
                .setAll(found.map(IsolationResult::disagreements).orElse(List.of()));
        found.ifPresent(this::draw);
    }

    private void draw(IsolationResult result) {
        int count = result.machines().size();
        double cell = Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, ROOM / Math.max(1, count)));
        boolean named = cell >= LEGIBLE;
        double left = named ? NAMES : 8;
        matrix.setWidth(left + count * cell + 8);
        matrix.setHeight(8 + count * cell + 8);
        GraphicsContext g = matrix.getGraphicsContext2D();
        g.clearRect(0, 0, matrix.getWidth(), matrix.getHeight());
        g.setFont(Font.font("System", Math.min(11, cell)));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        for (int from = 0; from < count; from++) {
            double top = 8 + from * cell;
            if (named) {
                g.setFill(colors.ink());
                g.fillText(result.machines().get(from).name(), left - 6, top + cell / 2);
            }
            for (int to = 0; to < count; to++) {
                cell(g, result, from, to, left + to * cell, top, cell);
            }
        }
    }

    private void cell(
            GraphicsContext g,
            IsolationResult result,
            int from,
            int to,
            double x,
            double y,
            double size) {
        double gap = size > 6 ? 1 : 0;
        boolean reached = result.reached()[from][to];
        int tenant = model.world().tenants().ofVm(result.machines().get(from).name());
        g.setFill(
                from == to
                        ? colors.background()
                        : reached ? colors.tenant(model.world().tenants(), tenant) : colors.node());
        g.fillRect(x, y, size - gap, size - gap);
        if (from != to && reached != result.expected()[from][to]) {
            g.setStroke(colors.drop());
            g.setLineWidth(2);
            g.strokeLine(x + 2, y + 2, x + size - 3, y + size - 3);
            g.strokeLine(x + 2, y + size - 3, x + size - 3, y + 2);
        }
    }
}
