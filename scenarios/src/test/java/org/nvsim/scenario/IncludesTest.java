package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

class IncludesTest {
    @TempDir private Path folder;

    @BeforeEach
    void base() throws IOException {
        write(
                "base.yaml",
                "title: Base\nseed: 5\nduration: 1s\n"
                        + "network: { defaults: { rate: 1Gbps, delay: 3us }, star: { hosts: 2 } }\n"
                        + "tenants: { generate: { tenants: 1, vms: 2 } }\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private ScenarioFile load(String text) throws IOException, ScenarioException {
        write("main.yaml", text);
        return ScenarioLoader.open(folder.resolve("main.yaml").toString(), Overrides.none());
    }

    private String refused(String text) {
        return catchThrowableOfType(ScenarioException.class, () -> load(text))
                .render()
                .replace(folder + "/", "");
    }

    @Test
    void a_file_wins_over_what_it_includes_key_by_key() throws Exception {
        Scenario scenario =
                load("nvsim: 1\ninclude: base.yaml\nseed: 9\n"
                                + "network: { defaults: { rate: 2Gbps } }\n")
                        .scenario();

        assertThat(scenario.seed()).isEqualTo(9);
        assertThat(scenario.title()).isEqualTo("Base");
        assertThat(scenario.network().hosts()).hasSize(2);
        assertThat(scenario.network().defaults().rateBitsPerSecond()).isEqualTo(2_000_000_000L);
        assertThat(scenario.network().defaults().delayPs()).isEqualTo(3_000_000L);
    }

    @Test
    void of_several_files_the_later_wins() throws Exception {
        write("more.yaml", "seed: 6\ninclude: base.yaml\n");
        write("last.yaml", "title: Last\n");

        Scenario scenario = load("nvsim: 1\ninclude: [ more.yaml, last.yaml ]\n").scenario();

        assertThat(scenario.seed()).isEqualTo(6);
        assertThat(scenario.title()).isEqualTo("Last");
    }

    @Test
    void what_is_filled_in_stands_alone() throws Exception {
        String filled = load("nvsim: 1\ninclude: base.yaml\n").filled();

        assertThat(ScenarioLoader.parse("filled", filled, Overrides.none()).scenario().seed())
                .isEqualTo(5);
    }

    @Test
    void mistakes_are_shown_where_they_are_written() throws IOException {
        write("bad.yaml", "duration: soon\nwether: fine\n");

        assertThat(refused("nvsim: 1\ninclude: [ base.yaml, bad.yaml ]\n"))
                .contains("bad.yaml:1:11: 'soon' is not a duration", "bad.yaml:2:1: unknown key");
    }

    @Test
    void a_circle_a_missing_file_and_one_outside_are_refused() throws IOException {
        write("a.yaml", "include: b.yaml\n");
        write("b.yaml", "include: a.yaml\n");

        assertThat(refused("nvsim: 1\ninclude: a.yaml\n"))
                .contains("b.yaml:1:10: 'a.yaml' includes itself");
        assertThat(refused("nvsim: 1\ninclude: no.yaml\n"))
                .contains("main.yaml:2:10: no file 'no.yaml' beside the scenario");
        assertThat(refused("nvsim: 1\ninclude: ../base.yaml\n"))
                .contains("main.yaml:2:10: '../base.yaml' is not the path of a file");
    }

    @Test
    void many_large_files_take_time_by_their_size_and_end_at_a_limit() throws Exception {
        int files = 60;
        StringBuilder list = new StringBuilder("nvsim: 1\ninclude: [");
        for (int i = 0; i < files; i++) {
            StringBuilder text = new StringBuilder("answers:\n");
            for (int j = 0; text.length() < 15_000; j++) {
                text.append("  a").append(i).append('-').append(j).append(": 1\n");
            }
            write("p" + i + ".yaml", text.toString());
            list.append(i == 0 ? "" : ", ").append('p').append(i).append(".yaml");
        }
        long first = nanosToRefuse(list.substring(0, list.indexOf(", p30")) + "]\n");
        long second = nanosToRefuse(list + "]\n");
        assertThat(second).isLessThan(5 * first); // twice the files: with the square it is more

        write("p0.yaml", "# " + "x".repeat(1_000_000) + "\n");
        String nine = "p0.yaml, ".repeat(9);
        assertThat(refused("nvsim: 1\ninclude: [" + nine + "p1.yaml]\n"))
                .contains(
                        "main.yaml:2:83: the files that are included have more than 8 MiB"
                                + " together");
    }

    /** Processor time, so that other load does not count. */
    private long nanosToRefuse(String text) {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long began = cpu.getCurrentThreadCpuTime();
        assertThat(refused(text)).contains("needs 'duration'");
        return cpu.getCurrentThreadCpuTime() - began;
    }
}
