package org.nvsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.run.Run;
import org.nvsim.scenario.Lessons;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.spec.Lesson;

/**
 * Every lesson, with right and wrong answers to it: beside {@code NAME.yaml} stands a folder of
 * learners' files. Those named {@code solution…} pass; the others do not, and are told what their
 * lines {@code # says: …} hold.
 */
class LessonCommandTest {
    private static final Path FOLDER = Path.of("../lessons");
    private static final String SAYS = "# says: ";

    @TempDir Path folder;

    static List<String> lessons() {
        return Lessons.names();
    }

    static List<Path> solutions() throws IOException {
        return files(true);
    }

    static List<Path> mistakes() throws IOException {
        return files(false);
    }

    private static List<Path> files(boolean right) throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER, 2)) {
            return all.filter(file -> file.getNameCount() == FOLDER.getNameCount() + 2)
                    .filter(file -> name(file).startsWith("solution") == right)
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Test
    void every_lesson_in_the_folder_is_in_the_course() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            assertThat(all.map(LessonCommandTest::name).filter(file -> file.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(
                            lessons().stream().map(lesson -> lesson + ".yaml").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void a_lesson_begins_as_it_says(String name) throws Exception {
        ScenarioFile file = Lessons.open(name);
        assertThat(file.warnings()).isEmpty();
        assertThat(file.scenario().about()).isNotBlank();
        assertThat(Run.of(file.scenario()).finish().expectations())
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.pass()).as(e.toString()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void every_step_asks_for_something_and_has_a_ladder_of_hints(String name) throws Exception {
        for (Lesson.Step step : Lessons.open(name).lesson().orElseThrow().steps()) {
            boolean asks = step.question().isPresent() || !step.check().isEmpty();
            assertThat(asks).as(step.name()).isTrue();
            assertThat(step.hints()).as(step.name()).isNotEmpty();
        }
        assertThat(files(true)).anyMatch(file -> file.getParent().endsWith(name));
        assertThat(files(false))
                .filteredOn(file -> file.getParent().endsWith(name))
                .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_copy_a_learner_begins_with_runs_but_does_not_pass(String name) throws Exception {
        Path mine = folder.resolve("mine.yaml");
        assertThat(run(new StringWriter(), "lesson", name, "--write", mine.toString()))
                .isEqualTo(Status.OK);
        StringWriter out = new StringWriter();
        assertThat(run(out, "lesson", name, "--check", mine.toString()))
                .isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(out.toString()).contains("no answer", "hint: ");
    }

    @Test
    void an_answer_to_a_question_that_nobody_asks_is_pointed_at() throws Exception {
        Path mine = folder.resolve("mine.yaml");
        run(new StringWriter(), "lesson", "mtu-black-hole", "--write", mine.toString());
        Files.writeString(mine, Files.readString(mine).replace("  predict:", "  predikt: 1458"));
        StringWriter out = new StringWriter();

        assertThat(run(out, "lesson", "mtu-black-hole", "--check", mine.toString()))
                .isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(out.toString())
                .contains("no step named 'predikt' asks for an answer", "did you mean 'predict'?");
    }

    @ParameterizedTest
    @MethodSource("solutions")
    void a_right_solution_passes_however_it_is_written(Path file) {
        StringWriter out = new StringWriter();
        assertThat(run(out, "lesson", name(file.getParent()), "--check", file.toString()))
                .as(out.toString())
                .isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_typical_mistake_is_told_what_its_run_did(Path file) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(run(out, "lesson", name(file.getParent()), "--check", file.toString()))
                .isEqualTo(Status.EXPECTATION_FAILED);
        List<String> said =
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(SAYS))
                        .map(line -> line.substring(SAYS.length()))
                        .toList();
        assertThat(said).isNotEmpty();
        assertThat(out.toString().replaceAll("\\s+", " ")).contains(said);
    }

    @Test
    void more_rungs_of_the_ladder_are_shown_on_request() {
        String mistake = FOLDER.resolve("firewall-eats-gre/wrong-icmp.yaml").toString();
        StringWriter out = new StringWriter();
        run(out, "lesson", "firewall-eats-gre", "--check", mistake);
        assertThat(out.toString())
                .doesNotContain("rules such as { allow: gre }")
                .contains("--hints 2");
        StringWriter more = new StringWriter();
        run(more, "lesson", "firewall-eats-gre", "--hints", "2", "--check", mistake);
        assertThat(more.toString()).contains("rules such as { allow: gre }");
    }

    @Test
    void a_class_is_graded_in_one_document() throws Exception {
        Path lesson = FOLDER.resolve("firewall-eats-gre");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "nvsim: 1\ntraffik: []\n");
        StringWriter out = new StringWriter();
        int status =
                run(
                        out,
                        "lesson",
                        "firewall-eats-gre",
                        "--json",
                        "--check",
                        lesson.resolve("solution.yaml").toString(),
                        lesson.resolve("wrong-icmp.yaml").toString(),
                        broken.toString());
        assertThat(status).isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(out.toString())
                .containsSubsequence(
                        "\"passed\" : 1",
                        "solution.yaml",
                        "\"passed\" : true",
                        "wrong-icmp.yaml",
                        "\"passed\" : false",
                        "\"right\" : false",
                        "broken.yaml",
                        "unknown key 'traffik'");
    }

    @Test
    void a_folder_stands_for_the_files_in_it_by_name() throws Exception {
        Path right = FOLDER.resolve("firewall-eats-gre/solution.yaml");
        Files.copy(right, folder.resolve("zoë müller.yaml"));
        Files.copy(right, folder.resolve("ada.yml"));
        Files.writeString(folder.resolve("notes.txt"), "not a scenario");
        StringWriter out = new StringWriter();
        int status =
                run(out, "lesson", "firewall-eats-gre", "--json", "--check", folder.toString());
        assertThat(status).isZero();
        assertThat(out.toString())
                .containsSubsequence("\"passed\" : 2", "ada.yml", "zoë müller.yaml")
                .doesNotContain("notes.txt");
    }

    @Test
    void an_empty_folder_is_told() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        int status =
                run(new StringWriter(), "lesson", "firewall-eats-gre", "--check", empty.toString());
        assertThat(status).isEqualTo(Status.WRONG_INPUT);
    }

    @Test
    void the_list_names_every_lesson() {
        StringWriter out = new StringWriter();
        assertThat(run(out, "lesson")).isEqualTo(Status.OK);
        assertThat(out.toString().lines()).hasSize(lessons().size());
    }

    @Test
    void an_unknown_lesson_is_answered_by_the_nearest() {
        StringWriter err = new StringWriter();
        int status =
                Main.execute(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err),
                        "lesson",
                        "vsid-and-rdit");
        assertThat(status).isEqualTo(Status.WRONG_INPUT);
        assertThat(err.toString()).contains("did you mean 'vsid-and-rdid'?");
    }

    private static int run(StringWriter out, String... args) {
        return Main.execute(new PrintWriter(out), new PrintWriter(new StringWriter()), args);
    }
}
