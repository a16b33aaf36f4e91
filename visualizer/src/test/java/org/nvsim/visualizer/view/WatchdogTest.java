package org.nvsim.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Recorder;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.visualizer.viewmodel.RunModel;
import org.nvsim.visualizer.viewmodel.Workspace;

/**
 * Nothing long happens on the application thread: it is handed over, and only results come back.
 */
final class WatchdogTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<String> uiThreads = new ConcurrentLinkedQueue<>();
    private final RunModel.Background background =
            new RunModel.Background(
                    work::add,
                    task ->
                            Platform.runLater(
                                    () -> {
                                        uiThreads.add(Thread.currentThread().getName());
                                        task.run();
                                    }));

    @BeforeAll
    static void start() {
        FxThread.start();
    }

    @Test
    void opening_hands_the_run_over_and_the_application_thread_only_shows_it() {
        Workspace workspace = new Workspace(background);
        FxThread.call(
                () -> {
                    workspace.open("first-look", List.of());
                    return null;
                });
        assertThat(work).as("what the application thread handed over").hasSize(1);
        assertThat(FxThread.call(() -> workspace.runProperty().get())).isEmpty();

        work.remove().run(); // here, on the test's thread, the scenario runs
        assertThat(FxThread.call(() -> workspace.runProperty().get())).isPresent();
        assertThat(new TreeSet<>(uiThreads)).containsExactly("JavaFX Application Thread");
    }

    @Test
    void a_cancelled_run_ends_and_is_not_shown() {
        Workspace workspace = new Workspace(background);
        FxThread.call(
                () -> {
                    workspace.open("first-look", List.of());
                    workspace.cancel();
                    return null;
                });
        work.remove().run();
        assertThat(FxThread.call(() -> workspace.runProperty().get())).isEmpty();
        assertThat(FxThread.call(() -> workspace.progressProperty().get()))
                .isEqualTo(Workspace.IDLE);
    }

    @Test
    void tables_and_what_is_not_kept_are_had_in_the_background() throws Exception {
        Workspace workspace = new Workspace(background);
        var scenario = ScenarioLoader.load("first-look", Overrides.of(List.of("duration=700ms")));
        var bare =
                Recorder.record(
                        scenario, new org.nvsim.run.record.RowBudget(1_000_000, 0), share -> true);
        FxThread.call(
                () -> {
                    workspace.show(bare, "first-look", List.of());
                    RunModel model = workspace.runProperty().get().orElseThrow();
                    model.selectPacket(0);
                    model.tables().refresh();
                    return null;
                });
        RunModel model = workspace.runProperty().get().orElseThrow();
        assertThat(work).hasSize(2);
        assertThat(FxThread.call(() -> model.noteProperty().get())).startsWith("Running again");
        work.remove().run();
        work.remove().run();
        assertThat(FxThread.call(() -> model.inspector().stepsProperty().get())).isNotEmpty();
        assertThat(FxThread.call(() -> model.tables().tablesProperty().get())).isNotEmpty();
        assertThat(FxThread.call(() -> model.noteProperty().get())).isEmpty();
    }
}
