package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.scenario.Library;

/** What happens when files are not as they should be, or go, or change; and when nobody waits. */
final class WorkspaceTest {
    private static final String GOOD = Library.text("first-look").orElseThrow();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Workspace workspace =
            new Workspace(new RunModel.Background(work::add, Runnable::run));
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        file = Files.writeString(folder.resolve("mine.yaml"), GOOD);
        open(file);
    }

    @Test
    void a_file_that_was_removed_while_it_is_open_is_written_anew_when_it_is_saved()
            throws Exception {
        Files.delete(file);
        assertThat(workspace.isFile()).isTrue();
        workspace.draft().edit(GOOD.replace("\nseed: 1", "\nseed: 5"));
        workspace.saveAndRun(workspace.draft(), file);
        doWork();
        assertThat(workspace.problemsProperty().get()).isEmpty();
        assertThat(file).hasContent(GOOD.replace("\nseed: 1", "\nseed: 5"));
        assertThat(seed()).isEqualTo(5);
        assertThat(workspace.isEdited()).isFalse();
    }

    @Test
    void what_if_is_asked_of_the_run_shown_though_its_file_is_gone_or_another() throws Exception {
        Files.delete(file);
        workspace.change(Change.mechanism("ip-rewrite"));
        doWork();
        assertThat(workspace.problemsProperty().get()).isEmpty();
        assertThat(workspace.variantProperty().get()).isPresent();
        Files.writeString(file, GOOD.replace("\nseed: 1", "\nseed: 9"));
        workspace.undo();
        workspace.change(Change.mechanism("ip-rewrite"));
        doWork();
        RunModel variant = workspace.variantProperty().get().orElseThrow();
        assertThat(variant.world().recording().result().seed()).isEqualTo(1);
        assertThat(workspace.text()).contains(GOOD);
    }

    @Test
    void a_file_that_becomes_invalid_leaves_the_run_and_the_edit_and_says_what_is_wrong()
            throws Exception {
        workspace.draft().edit(GOOD + "# mine\n");
        Files.writeString(file, "nvsim: 1\nsed: 2\n");
        open(file);
        assertThat(workspace.problemsProperty().get())
                .contains("mine.yaml:2:1")
                .contains("sed")
                .doesNotContain("Exception");
        assertThat(workspace.runProperty().get()).isPresent();
        assertThat(workspace.draft().text()).endsWith("# mine\n");
        assertThat(workspace.isEdited()).isTrue();
    }

    @Test
    void saving_over_what_another_program_wrote_is_asked_for_twice() throws Exception {
        String mine = GOOD + "# mine\n";
        workspace.draft().edit(mine);
        Files.writeString(file, GOOD + "# another's\n");
        workspace.saveAndRun(workspace.draft(), file);
        doWork();
        assertThat(workspace.problemsProperty().get()).contains("changed by another program");
        assertThat(file).hasContent(GOOD + "# another's\n");
        assertThat(workspace.isEdited()).isTrue();
        workspace.saveAndRun(workspace.draft(), file);
        doWork();
        assertThat(file).hasContent(mine);
        assertThat(workspace.problemsProperty().get()).isEmpty();
        assertThat(workspace.isEdited()).isFalse();
    }

    @Test
    void what_cannot_be_written_is_said_and_stays_edited() throws Exception {
        workspace.draft().edit(GOOD + "# mine\n");
        Path nowhere = folder.resolve("no such folder").resolve("mine.yaml");
        workspace.saveAndRun(workspace.draft(), nowhere);
        doWork();
        assertThat(workspace.problemsProperty().get())
                .startsWith("cannot write " + nowhere)
                .doesNotContain("Exception");
        assertThat(workspace.isEdited()).isTrue();
    }

    @Test
    void what_is_no_scenario_is_said_in_a_line_and_the_run_before_stays() throws Exception {
        RunModel before = workspace.runProperty().get().orElseThrow();
        Path bytes = folder.resolve("bytes.yaml");
        Files.write(bytes, new byte[] {(byte) 0xFF, 0, 1, (byte) 0xFE});
        assertThat(problemOf(bytes)).contains("not UTF-8 text");
        Path large = folder.resolve("large.yaml");
        Files.writeString(large, "# much\n".repeat(200_000));
        assertThat(problemOf(large)).contains("larger than the 1 MiB");
        assertThat(problemOf(Files.writeString(folder.resolve("empty.yaml"), ""))).isNotEmpty();
        assertThat(problemOf(Files.createDirectory(folder.resolve("folder.yaml"))))
                .contains("no such file");
        assertThat(problemOf(folder.resolve("missing.yaml"))).contains("no such file");
        assertThat(workspace.runProperty().get()).contains(before);
        assertThat(workspace.fileProperty().get()).isEqualTo(file.toString());
    }

    @Test
    void a_window_closed_in_mid_run_ends_the_run_and_says_nothing() {
        workspace.open("throughput-10g", List.of());
        assertThat(workspace.progressProperty().get()).isZero();
        workspace.close();
        doWork(); // ends at its first look at whether anybody waits
        assertThat(workspace.problemsProperty().get()).isEmpty();
        assertThat(workspace.progressProperty().get()).isEqualTo(Workspace.IDLE);
        assertThat(workspace.fileProperty().get()).isEqualTo(file.toString());
    }

    private String problemOf(Path path) {
        open(path);
        String text = workspace.problemsProperty().get();
        assertThat(text).contains(path.getFileName().toString()).doesNotContain("Exception");
        assertThat(text).doesNotContain("A defect in nvsim");
        return text;
    }

    private void open(Path path) {
        workspace.open(path.toString(), List.of());
        doWork();
    }

    private long seed() {
        return workspace.runProperty().get().orElseThrow().world().recording().result().seed();
    }

    private void doWork() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
