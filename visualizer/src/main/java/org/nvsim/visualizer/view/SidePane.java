package org.nvsim.visualizer.view;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nvsim.run.result.RunResult;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Tenants;

/** What the scenario is about, how it came out, and what the signs of the picture mean. */
final class SidePane extends ScrollPane {
    private final RunModel model;
    private final VBox content = new VBox(6);

    SidePane(RunModel model) {
        this.model = model;
        content.setPadding(new Insets(12));
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(200);
        setPrefWidth(270);
        about();
        legend();
        expectations();
        flows();
    }

    private void about() {
        Label title = new Label(model.world().scenario().title());
        title.setId("title");
        title.setWrapText(true);
        title.getStyleClass().add("title-4");
        content.getChildren().addAll(title, paragraph(model.world().scenario().about()));
        String mechanism = model.world().recording().result().mechanism();
        content.getChildren().add(paragraph("Mechanism: " + mechanism));
        String notKept = model.world().recording().notKept();
        if (!notKept.isEmpty()) {
            Label warning = paragraph("⚠ " + notKept);
            warning.setId("not-kept");
            warning.getStyleClass().add("danger-text");
            content.getChildren().add(warning);
        }
        if (!model.world().recording().result().complete()) {
            content.getChildren().add(paragraph("⚠ This run was stopped before its end."));
        }
    }

    private void legend() {
        content.getChildren().add(heading("Packets"));
        Tenants tenants = model.world().tenants();
        int shown = Math.min(tenants.count(), 6);
        for (int tenant = 0; tenant < shown; tenant++) {
            String color = Tenants.palette().get(tenants.color(tenant));
            content.getChildren().add(sign(color, "", "tenant " + tenants.name(tenant)));
        }
        if (tenants.count() > shown) {
            content.getChildren()
                    .add(paragraph("and " + (tenants.count() - shown) + " more tenants"));
        }
        content.getChildren()
                .addAll(
                        sign("-color-fg-muted", "", "the provider's own"),
                        sign("-color-fg-muted", "shell", "with shell: encapsulated in GRE"),
                        sign("-color-fg-muted", "bar", "with bar: addresses rewritten"),
                        sign("-color-fg-muted", "hollow", "hollow: ARP"),
                        paragraph("● 2  packets that wait inside a machine"),
                        paragraph("▮ 4  packets that wait in the buffer of a port"),
                        paragraph("bars on a host  how busy its cores are"),
                        paragraph("✕ 3  packets dropped so far, and why"));
    }

    private static HBox sign(String color, String extra, String text) {
        Region core = new Region();
        core.setStyle("-fx-background-color: " + color + ";");
        core.getStyleClass().addAll("packet-sign", "packet-" + extra);
        if (!extra.isEmpty()) {
            core.setStyle(style(extra, color));
        }
        core.setMinSize(16, 14);
        core.setMaxSize(16, 14);
        HBox row = new HBox(8, core, new Label(text));
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private static String style(String extra, String color) {
        return switch (extra) {
            case "shell" ->
                    "-fx-background-color: -color-fg-default, -color-bg-default, "
                            + color
                            + "; -fx-background-insets: 0, 2, 4;";
            case "bar" ->
                    "-fx-background-color: "
                            + color
                            + ", -color-bg-default; -fx-background-insets: 2, 6 2 6 2;";
            default ->
                    "-fx-background-color: "
                            + color
                            + ", -color-bg-default; -fx-background-insets: 2, 5;";
        };
    }

    private void expectations() {
        List<RunResult.ExpectationResult> results =
                model.world().recording().result().expectations();
        if (results.isEmpty()) {
            return;
        }
        content.getChildren().add(heading("Expected"));
        for (RunResult.ExpectationResult result : results) {
            Label line =
                    paragraph(
                            (result.pass() ? "✓ " : "✗ ")
                                    + result.text()
                                    + (result.pass() ? "" : "  found " + result.actual()));
            line.getStyleClass().add(result.pass() ? "success-text" : "danger-text");
            content.getChildren().add(line);
        }
    }

    private void flows() {
        content.getChildren().add(heading("Flows of the whole run"));
        for (RunResult.FlowResult flow : model.world().recording().result().flows()) {
            String text =
                    flow.name()
                            + "  "
                            + flow.from()
                            + " → "
                            + flow.to()
                            + ": "
                            + Amount.grouped(flow.deliveredPackets())
                            + " of "
                            + Amount.grouped(flow.sentPackets())
                            + " delivered"
                            + (flow.hasAnswers()
                                    ? ", " + Amount.grouped(flow.answeredPackets()) + " answered"
                                    : "")
                            + (flow.lostPackets() > 0
                                    ? ", " + Amount.grouped(flow.lostPackets()) + " lost"
                                    : "");
            content.getChildren().add(paragraph(text));
        }
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("side-heading");
        heading.setPadding(new Insets(8, 0, 0, 0));
        return heading;
    }

    private static Label paragraph(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
