package org.nvsim.visualizer.view;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.nvsim.visualizer.viewmodel.AddressCounts;
import org.nvsim.visualizer.viewmodel.AddressCounts.Bar;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.Tenants;

/** Provider addresses by mechanism: filled bars are of runs on the desk, hollow ones of starts. */
final class BarPlot extends Region {
    private static final double LEFT = 12;
    private static final double TOP = 26;
    private static final double ROW = 30;
    private static final double BAR = 11;
    private static final double COUNT = 46;

    private final AddressCounts counts;
    private final Canvas canvas = new Canvas();
    private Colors colors;

    BarPlot(AddressCounts counts, boolean dark) {
        this.counts = counts;
        this.colors = Colors.of(dark);
        setId("addresses");
        getChildren().add(canvas);
        setMinSize(160, 90);
        setPrefSize(300, 180);
        counts.barsProperty().addListener((p, before, now) -> draw());
    }

    void setDark(boolean dark) {
        colors = Colors.of(dark);
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        List<Bar> bars = counts.barsProperty().get();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(colors.background());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colors.ink());
        g.setFont(Font.font("System", FontWeight.BOLD, 11));
        g.fillText("Provider addresses used", LEFT, 11);
        long most = 1;
        StringBuilder words = new StringBuilder("Provider addresses used");
        for (Bar bar : bars) {
            most = Math.max(most, bar.count());
            words.append("; ").append(bar.name()).append(": ").append(bar.count());
        }
        for (int i = 0; i < bars.size(); i++) {
            draw(g, bars.get(i), i, most);
        }
        setAccessibleText(words.toString());
    }

    private void draw(GraphicsContext g, Bar bar, int index, long most) {
        double top = TOP + index * ROW;
        double width = (getWidth() - 2 * LEFT - COUNT) * bar.count() / most;
        Color color = Colors.ofPalette(index % Tenants.palette().size());
        g.setFont(Font.font("System", 10));
        g.setFill(colors.ink());
        g.fillText(bar.name() + (bar.measured() ? "" : ", at its start"), LEFT, top + 5);
        if (bar.measured()) {
            g.setFill(color);
            g.fillRect(LEFT, top + 13, width, BAR);
        } else {
            g.setStroke(color);
            g.setLineWidth(1.6);
            g.strokeRect(LEFT + 0.8, top + 13.8, Math.max(0, width - 1.6), BAR - 1.6);
        }
        g.setFill(colors.ink());
        g.setFont(Font.font("System", FontWeight.BOLD, 11));
        g.fillText(Amount.grouped(bar.count()), LEFT + width + 6, top + 13 + BAR / 2);
    }
}
