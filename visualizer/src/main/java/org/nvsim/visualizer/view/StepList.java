package org.nvsim.visualizer.view;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.nvsim.run.record.Step;
import org.nvsim.visualizer.viewmodel.Amount;
import org.nvsim.visualizer.viewmodel.Inspector;
import org.nvsim.visualizer.viewmodel.RunModel;

/** The journey of the selected packet: what happened at each step, and what decided it. */
final class StepList extends ListView<Step> {
    private final RunModel model;
    private boolean following;
    private int toShow = -1;

    StepList(RunModel model) {
        this.model = model;
        Inspector inspector = model.inspector();
        setId("journey");
        setMinWidth(200);
        getStyleClass().add("dense");
        Label hint = new Label("Select a packet in the picture or in the list.");
        hint.setWrapText(true);
        hint.setPadding(new Insets(8));
        setPlaceholder(hint);
        setCellFactory(list -> new StepCell());
        inspector.stepsProperty().addListener((p, before, now) -> getItems().setAll(now));
        inspector.chosenProperty().addListener((p, before, now) -> follow(now));
        getItems().setAll(inspector.stepsProperty().get());
        follow(inspector.chosenProperty().get());
        getSelectionModel()
                .selectedIndexProperty()
                .addListener(
                        (p, before, now) -> {
                            if (!following && now.intValue() >= 0) {
                                inspector.choose(now.intValue());
                                model.playback().seek(inspector.step().timePs());
                            }
                        });
    }

    @Override
    protected void layoutChildren() {
        if (toShow >= 0 && getHeight() > 0) {
            scrollTo(toShow); // rows differ in height, so only now it is known where they are
            toShow = -1;
        }
        super.layoutChildren();
    }

    private void follow(int step) {
        following = true;
        if (step >= 0 && step < getItems().size()) {
            getSelectionModel().clearAndSelect(step);
            toShow = Math.max(0, step - 1);
            requestLayout();
        }
        following = false;
    }

    /** Time, sentence, and below it the decision. */
    private static final class StepCell extends ListCell<Step> {
        private final Label sentence = new Label();
        private final Label decision = new Label();
        private final VBox box = new VBox(sentence, decision);

        StepCell() {
            decision.getStyleClass().add("faint");
            setPrefWidth(0);
            decision.setWrapText(true);
            sentence.setWrapText(true);
        }

        @Override
        protected void updateItem(Step step, boolean empty) {
            super.updateItem(step, empty);
            setGraphic(empty ? null : box);
            if (!empty) {
                sentence.setText(Amount.moment(step.timePs()) + "  " + Inspector.sentence(step));
                sentence.getStyleClass().remove("danger-text");
                if (Inspector.isDrop(step)) {
                    sentence.getStyleClass().add("danger-text");
                }
                String words = Inspector.decision(step);
                decision.setText(words);
                decision.setVisible(!words.isEmpty());
                decision.setManaged(!words.isEmpty());
            }
        }
    }
}
