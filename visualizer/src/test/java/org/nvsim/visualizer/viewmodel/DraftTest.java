package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.scenario.Library;

final class DraftTest {
    private static final String GOOD = Library.text("first-look").orElseThrow();

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final RunModel.Background background =
            new RunModel.Background(work::add, Runnable::run);

    private Draft draft(String text) {
        return new Draft("x", text, List.of(), background);
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private static String marked(Draft draft, int diagnostic) {
        Diagnostic at = draft.diagnosticsProperty().get().get(diagnostic);
        return draft.text().substring(at.start(), at.end());
    }

    @Test
    void what_is_wrong_is_found_in_the_background_at_its_word() {
        Draft draft = draft(GOOD.replace("\nseed: 1", "\nsed: 1"));
        draft.check();
        assertThat(draft.diagnosticsProperty().get()).isEmpty();
        work();
        assertThat(draft.diagnosticsProperty().get()).hasSize(1);
        assertThat(marked(draft, 0)).isEqualTo("sed");
        assertThat(draft.diagnosticsProperty().get().get(0).toString())
                .startsWith("✗ line ")
                .contains("unknown key 'sed'");
    }

    @Test
    void what_is_found_for_a_text_that_has_changed_since_is_dropped() {
        Draft draft = draft("nvsim: 2\n");
        draft.check();
        draft.edit(GOOD);
        work();
        assertThat(draft.diagnosticsProperty().get()).isEmpty();
    }

    @Test
    void marks_move_with_what_is_typed_before_them_and_grow_with_what_is_typed_in_them() {
        Draft draft = draft("nvsim: 1\nsed: 2\n");
        draft.check();
        work();
        int diagnostic = 0;
        while (!marked(draft, diagnostic).equals("sed")) {
            diagnostic++;
        }
        draft.edit("# a line more\nnvsim: 1\nsed: 2\n");
        assertThat(marked(draft, diagnostic)).isEqualTo("sed");
        draft.edit("# a line more\nnvsim: 1\nseed: 2\n");
        assertThat(marked(draft, diagnostic)).isEqualTo("seed");
        draft.edit("# a line more\nnvsim: 1\nseed: 2\ntitle: end\n");
        assertThat(marked(draft, diagnostic)).isEqualTo("seed");
    }

    @Test
    void edits_stay_with_the_desk_whatever_is_opened_meanwhile() {
        Workspace workspace = new Workspace(background);
        workspace.open("first-look", List.of());
        work();
        workspace.draft().edit("mine");
        workspace.open("routing-domains", List.of());
        work();
        assertThat(workspace.draft().isEdited()).isFalse();
        assertThat(workspace.isEdited()).isTrue();
        workspace.open("first-look", List.of());
        work();
        assertThat(workspace.draft().text()).isEqualTo("mine");
    }

    @Test
    void running_without_saving_keeps_the_text_that_was_run() {
        Workspace workspace = new Workspace(background);
        workspace.open("first-look", List.of());
        work();
        String changed = GOOD.replace("\nseed: 1", "\nseed: 77");
        workspace.draft().edit(changed);
        workspace.openText(workspace.draft().text());
        work();
        RunModel run = workspace.runProperty().get().orElseThrow();
        assertThat(run.world().recording().result().seed()).isEqualTo(77);
        assertThat(workspace.draft().text()).isEqualTo(changed);
        assertThat(workspace.draft().isEdited()).isTrue();
    }

    @Test
    void what_is_typed_while_the_saved_text_runs_is_kept(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.yaml");
        Workspace workspace = new Workspace(background);
        workspace.open("first-look", List.of());
        work();
        Draft draft = workspace.draft();
        draft.edit("# first\n" + GOOD);
        workspace.saveAndRun(draft, file);
        draft.edit("# first, second\n" + GOOD);
        work();
        assertThat(workspace.fileProperty().get()).isEqualTo(file.toString());
        assertThat(Files.readString(file)).isEqualTo("# first\n" + GOOD);
        assertThat(workspace.draft()).isSameAs(draft);
        assertThat(draft.isEdited()).isTrue();
    }

    @Test
    void a_text_nobody_wrote_into_follows_its_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), GOOD);
        Workspace workspace = new Workspace(background);
        workspace.open(file.toString(), List.of());
        work();
        assertThat(workspace.draft().text()).isEqualTo(GOOD);
        Files.writeString(file, "# by another program\n" + GOOD);
        workspace.open(file.toString(), List.of());
        work();
        assertThat(workspace.draft().text()).startsWith("# by another program");
    }
}
