package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.run.tables.NodeTable;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

final class MachineTablesTest {
    private static final List<String> COLUMNS = List.of("address", "MAC");
    private static Recording recording;
    private final Deque<Runnable> work = new ArrayDeque<>();
    private RunModel model;

    @BeforeAll
    static void run() throws Exception {
        String[] brief = {"duration=130ms", "timeline[0].at=105ms", "expect=[]", "compare={}"};
        recording =
                Recorder.record(
                        ScenarioLoader.load("gre-blocked", Overrides.of(List.of(brief))),
                        share -> true);
    }

    @BeforeEach
    void open() {
        model =
                new RunModel(
                        new RunScene(recording), new RunModel.Background(work::add, Runnable::run));
    }

    @Test
    void a_cell_that_is_not_what_it_was_says_so_in_words() {
        TableChange change =
                TableChange.between(
                        table("10.0.0.1", "asked for", "10.0.0.2", "b"),
                        table("10.0.0.1", "a", "10.0.0.3", "c"));
        assertThat(change.rows())
                .extracting(row -> row.kind().word() + ": " + row.text(0) + ", " + row.text(1))
                .containsExactly(
                        "changed: 10.0.0.1, a  (was asked for)",
                        "new: 10.0.0.3, c",
                        "gone: 10.0.0.2, b");
        assertThat(change.rows().get(0).isChanged(0)).isFalse();
        assertThat(change.rows().get(0).isChanged(1)).isTrue();
        assertThat(change.words()).isEqualTo("hv1: ARP table (2)  ✱ 1 changed, 1 new, 1 gone");
    }

    @Test
    void rows_of_one_key_are_compared_in_their_order() {
        TableChange change =
                TableChange.between(table("k", "1", "k", "2"), table("k", "1", "k", "3", "k", "4"));
        assertThat(change.rows())
                .extracting(TableChange.Row::kind)
                .containsExactly(
                        TableChange.Kind.SAME, TableChange.Kind.CHANGED, TableChange.Kind.NEW);
    }

    @Test
    void a_step_marks_what_the_event_changed_and_a_step_back_marks_the_same() {
        show(104_000_000_000L);
        assertThat(model.tables().words()).startsWith("As it is at 104.000000 ms. ");
        assertThat(model.tables().words()).doesNotContain("✱");
        long hit = hitsAfter();
        model.playback().stepEvent(false);
        show(model.playback().timePs());
        assertThat(rules().rows()).anySatisfy(row -> assertThat(row.text(3)).contains("(was "));
        assertThat(model.tables().words()).contains("✱ Other rows: 1 changed, compared to");
        assertThat(hit).isPositive();
    }

    /** Steps until the firewall has decided about a packet more. */
    private long hitsAfter() {
        for (int i = 0; i < 100; i++) {
            model.playback().stepEvent(true);
            show(model.playback().timePs());
            if (rules().count(TableChange.Kind.CHANGED) > 0) {
                return model.playback().timePs();
            }
        }
        throw new AssertionError("no packet reaches the firewall");
    }

    @Test
    void only_the_latest_of_several_questions_is_answered() {
        model.playback().seek(1);
        model.tables().refresh();
        model.playback().seek(120_000_000_000L);
        model.tables().refresh();
        assertThat(model.tables().words()).startsWith("Looking up 120.000000 ms");
        model.playback().seek(50_000_000_000L);
        model.tables().refresh();
        doWork();
        assertThat(model.tables().momentPsProperty().get()).isEqualTo(50_000_000_000L);
        model.playback().seek(1);
        model.tables().refresh();
        model.playback().seek(50_000_000_000L); // and back, before the answer
        model.tables().refresh();
        doWork();
        assertThat(model.tables().momentPsProperty().get()).isEqualTo(50_000_000_000L);
    }

    private void show(long timePs) {
        model.playback().seek(timePs);
        model.tables().refresh();
        doWork();
        assertThat(model.tables().momentPsProperty().get()).isEqualTo(timePs);
    }

    private void doWork() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private TableChange rules() {
        return model.tables().tablesProperty().get().stream()
                .filter(change -> change.table().title().equals("rules"))
                .findFirst()
                .orElseThrow();
    }

    private static NodeTable table(String... cells) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 2) {
            rows.add(List.of(cells[i], cells[i + 1]));
        }
        return new NodeTable("hv1", "ARP table", COLUMNS, 0, 1, rows);
    }
}
