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

    private static String marked(Draft draft, int flaw) {
        Flaw at = draft.flawsProperty().get().get(flaw);
        return draft.text().substring(at.start(), at.end());
    }

    @Test
    void what_is_wrong_is_found_in_the_background_at_its_word() {
        Draft draft = draft(GOOD.replace("\nseed: 1", "\nsed: 1"));
        draft.check();
        assertThat(draft.flawsProperty().get()).isEmpty();
        work();
        assertThat(draft.flawsProperty().get()).hasSize(1);
        assertThat(marked(draft, 0)).isEqualTo("sed");
        assertThat(draft.flawsProperty().get().get(0).toString())
                .startsWith("✗ line ")
                .contains("unknown key 'sed'");
    }

    @Test
    void what_is_found_for_a_text_that_has_changed_since_is_dropped() {
        Draft draft = draft("nvsim: 2\n");
        draft.check();
        draft.edit(GOOD);
        work();
        assertThat(draft.flawsProperty().get()).isEmpty();
    }

    @Test
    void marks_move_with_what_is_typed_before_them_and_grow_with_what_is_typed_in_them() {
        Draft draft = draft("nvsim: 1\nsed: 2\n");
        draft.check();
        work();
        int flaw = 0;
        while (!marked(draft, flaw).equals("sed")) {
            flaw++;
        }
        draft.edit("# a line more\nnvsim: 1\nsed: 2\n");
        assertThat(marked(draft, flaw)).isEqualTo("sed");
        draft.edit("# a line more\nnvsim: 1\nseed: 2\n");
        assertThat(marked(draft, flaw)).isEqualTo("seed");
        draft.edit("# a line more\nnvsim: 1\nseed: 2\ntitle: end\n");
        assertThat(marked(draft, flaw)).isEqualTo("seed");
    }

    @Test
    void edits_stay_with_the_desk_whatever_is_opened_meanwhile() {
        Desk desk = new Desk(background);
        desk.open("first-look", List.of());
        work();
        desk.draft().edit("mine");
        desk.open("routing-domains", List.of());
        work();
        assertThat(desk.draft().isEdited()).isFalse();
        assertThat(desk.isEdited()).isTrue();
        desk.open("first-look", List.of());
        work();
        assertThat(desk.draft().text()).isEqualTo("mine");
    }

    @Test
    void running_without_saving_keeps_the_text_that_was_run() {
        Desk desk = new Desk(background);
        desk.open("first-look", List.of());
        work();
        String changed = GOOD.replace("\nseed: 1", "\nseed: 77");
        desk.draft().edit(changed);
        desk.openText(desk.draft().text());
        work();
        RunModel run = desk.runProperty().get().orElseThrow();
        assertThat(run.world().recording().result().seed()).isEqualTo(77);
        assertThat(desk.draft().text()).isEqualTo(changed);
        assertThat(desk.draft().isEdited()).isTrue();
    }

    @Test
    void what_is_typed_while_the_saved_text_runs_is_kept(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.yaml");
        Desk desk = new Desk(background);
        desk.open("first-look", List.of());
        work();
        Draft draft = desk.draft();
        draft.edit("# first\n" + GOOD);
        desk.saveAndRun(draft, file);
        draft.edit("# first, second\n" + GOOD);
        work();
        assertThat(desk.fileProperty().get()).isEqualTo(file.toString());
        assertThat(Files.readString(file)).isEqualTo("# first\n" + GOOD);
        assertThat(desk.draft()).isSameAs(draft);
        assertThat(draft.isEdited()).isTrue();
    }

    @Test
    void a_text_nobody_wrote_into_follows_its_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), GOOD);
        Desk desk = new Desk(background);
        desk.open(file.toString(), List.of());
        work();
        assertThat(desk.draft().text()).isEqualTo(GOOD);
        Files.writeString(file, "# by another program\n" + GOOD);
        desk.open(file.toString(), List.of());
        work();
        assertThat(desk.draft().text()).startsWith("# by another program");
    }
}
