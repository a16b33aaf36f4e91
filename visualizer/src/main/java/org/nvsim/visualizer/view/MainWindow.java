package org.nvsim.visualizer.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.nvsim.visualizer.viewmodel.Preferences;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Workspace;

/** The whole window: tools on top, the run in the middle, what is going on below. */
public final class MainWindow extends StackPane {
    private final Workspace workspace;
    private final Preferences preferences;
    private final BorderPane frame = new BorderPane();
    private final ToolBarPane tools;
    private final Label status = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final HBox working = new HBox(8);
    private final TextArea problems = new TextArea();
    private final VBox problemBox = new VBox(6);
    private final ShortcutSheet sheet = new ShortcutSheet();
    private final Ticker ticker = new Ticker();
    private Optional<RunPane> pane = Optional.empty();
    private Optional<ScenarioPane> scenario = Optional.empty();

    public MainWindow(Workspace workspace, Preferences preferences) {
        this.workspace = workspace;
        this.preferences = preferences;
        getStylesheets()
                .add(
                        Objects.requireNonNull(MainWindow.class.getResource("desktop.css"))
                                .toExternalForm());
        setTheme(preferences.isDark());
        tools = new ToolBarPane(this, workspace);
        frame.setTop(new VBox(tools, problemBox()));
        frame.setBottom(statusBar());
        getChildren().addAll(frame, sheet);
        workspace.runProperty().addListener((p, old, now) -> now.ifPresent(this::show));
        workspace
                .progressProperty()
                .addListener((p, before, now) -> showProgress(now.doubleValue()));
        workspace.problemsProperty().addListener((p, before, now) -> showProblems(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
        workspace.runProperty().get().ifPresentOrElse(this::show, this::welcome);
        showProgress(workspace.progressProperty().get());
        showProblems(workspace.problemsProperty().get());
        ticker.start();
    }

    private void welcome() {
        frame.setCenter(new WelcomePane(preferences.recent(), this::open, this::choose));
        status.setText("Nothing is open. Press ? for all keys.");
    }

    private void show(RunModel model) {
        RunPane made = new RunPane(model, preferences.isDark());
        Optional<ScenarioPane> edited = scenario;
        scenario = Optional.of(RunTabs.add(made, workspace, preferences.isDark(), edited));
        int tab = scenario.equals(edited) ? pane.map(RunPane::tab).orElse(0) : 0;
        pane = Optional.of(made);
        frame.setCenter(made);
        made.showTab(tab);
        ticker.drive(model.playback());
        model.noteProperty().addListener((p, before, now) -> showStatus(model));
        showStatus(model);
        preferences.opened(workspace.fileProperty().get());
        made.network().requestFocus();
    }

    private void showStatus(RunModel model) {
        String note = model.noteProperty().get();
        var recording = model.world().recording();
        status.setText(
                note.isEmpty()
                        ? workspace.fileProperty().get()
                                + "   seed "
                                + recording.result().seed()
                                + "   digest "
                                + recording.result().digest()
                                + "   "
                                + recording.packets().count()
                                + " packets, "
                                + recording.result().packetHops()
                                + " hops   Press ? for all keys."
                        : note);
    }

    private HBox statusBar() {
        status.getStyleClass().add("status");
        status.setId("status");
        progress.setPrefWidth(180);
        progress.setId("progress");
        Button cancel = new Button("Cancel");
        cancel.setId("cancel");
        cancel.setOnAction(click -> workspace.cancel());
        working.getChildren().addAll(new Label("Running …"), progress, cancel);
        working.setAlignment(Pos.CENTER_LEFT);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, status, space, working);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void showProgress(double share) {
        boolean busy = share != Workspace.IDLE;
        working.setVisible(busy);
        working.setManaged(busy);
        progress.setProgress(busy ? share : 0);
    }

    private VBox problemBox() {
        problems.setEditable(false);
        problems.setPrefRowCount(8);
        problems.setId("problems");
        problems.getStyleClass().add("problems");
        Button close = new Button("Close");
        close.setOnAction(click -> showProblems(""));
        problemBox.getChildren().addAll(problems, close);
        problemBox.setPadding(new javafx.geometry.Insets(8));
        return problemBox;
    }

    private void showProblems(String text) {
        problems.setText(text);
        problemBox.setVisible(!text.isEmpty());
        problemBox.setManaged(!text.isEmpty());
    }

    /** Opens a file or shipped scenario. */
    void open(String fileOrName) {
        workspace.open(fileOrName, List.of());
    }

    /** Asks for a file and opens it. */
    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a scenario");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("Scenarios", "*.yaml", "*.yml"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            open(file.getPath());
        }
    }

    /** Light or dark, from now on. */
    void toggleTheme() {
        preferences.setDark(!preferences.isDark());
        setTheme(preferences.isDark());
        pane.ifPresent(shown -> shown.setDark(preferences.isDark()));
    }

    private static void setTheme(boolean dark) {
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    void toggleSheet() {
        sheet.setVisible(!sheet.isVisible());
    }

    private void key(KeyEvent key) {
        if (sheet.isVisible()) {
            sheet.setVisible(false);
            key.consume();
            return;
        }
        boolean undoText = key.getCode() == KeyCode.Z && isTyping(key);
        if (key.isShortcutDown() && !undoText && shortcut(key.getCode())) {
            key.consume();
            return;
        }
        if (!isTyping(key) && ("?".equals(key.getText()) || isQuestion(key))) {
            toggleSheet();
            key.consume();
            return;
        }
        pane.ifPresent(shown -> Shortcuts.handle(key, shown));
    }

    private static boolean isTyping(KeyEvent key) {
        return key.getTarget() instanceof TextInputControl;
    }

    private static boolean isQuestion(KeyEvent key) {
        return key.getCode() == KeyCode.F1 || (key.isShiftDown() && key.getCode() == KeyCode.SLASH);
    }

    private boolean shortcut(KeyCode code) {
        switch (code) {
            case O -> choose();
            case T -> toggleTheme();
            case F -> tools.focusSearch();
            case Z -> workspace.undo();
            case S -> scenario.ifPresent(ScenarioPane::save);
            case E -> tools.export();
            case PLUS, EQUALS, ADD -> scaleBy(1);
            case MINUS, SUBTRACT -> scaleBy(-1);
            case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6 ->
                    pane.ifPresent(p -> p.showTab(code.ordinal() - KeyCode.DIGIT1.ordinal()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void scaleBy(int steps) {
        preferences.setFontSize(preferences.fontSize() + steps);
        setStyle("-fx-font-size: " + preferences.fontSize() + "px;");
    }

    private void dragOver(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
        }
        drag.consume();
    }

    private void dropped(DragEvent drop) {
        List<File> files = drop.getDragboard().getFiles();
        if (!files.isEmpty()) {
            open(files.get(0).getPath());
        }
        drop.setDropCompleted(!files.isEmpty());
        drop.consume();
    }

    /** The run shown, if any. */
    Optional<RunPane> pane() {
        return pane;
    }

    /** Whether the window may close: nothing was edited, or the user gives it up. */
    public boolean mayClose() {
        if (!workspace.isEdited()) {
            return true;
        }
        Alert question =
                new Alert(
                        Alert.AlertType.CONFIRMATION,
                        "A scenario was edited and not saved. Close all the same?",
                        ButtonType.YES,
                        ButtonType.NO);
        return question.showAndWait().filter(ButtonType.YES::equals).isPresent();
    }

    /** Ends what goes on in the background of the window. */
    public void close() {
        ticker.stop();
        workspace.close();
    }
}
