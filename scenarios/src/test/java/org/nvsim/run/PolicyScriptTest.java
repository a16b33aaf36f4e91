package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.run.build.ScriptStopped;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;

/** Scenarios whose policy is written by PowerShell scripts. */
class PolicyScriptTest {
    private static final Path FOLDER = Path.of("src/test/resources/policy-scripts");
    private static final Pattern RECORD =
            Pattern.compile(
                    "New-NetVirtualizationLookupRecord -CimSession \\$host(\\d) -VMName"
                            + " '(\\w+)'.*");

    @TempDir Path folder;

    static List<Integer> recordLines() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("two-hosts.ps1"));
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("New-NetVirtualizationLookupRecord"))
                .boxed()
                .toList();
    }

    @Test
    void a_script_of_more_than_a_hundred_lines_makes_every_flow_of_two_hosts_work()
            throws Exception {
        assertThat(Files.readAllLines(FOLDER.resolve("two-hosts.ps1"))).hasSizeGreaterThan(100);
        assertThat(recordLines()).hasSize(12);
        assertThat(broken(Run.of(load(FOLDER.resolve("two-hosts.yaml"))).finish())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("recordLines")
    void without_one_record_exactly_the_flows_that_need_it_break(int line) throws Exception {
        List<String> script = new ArrayList<>(Files.readAllLines(FOLDER.resolve("two-hosts.ps1")));
        Matcher record = RECORD.matcher(script.remove(line));
        assertThat(record.matches()).isTrue();
        Files.write(folder.resolve("two-hosts.ps1"), script);
        Files.copy(FOLDER.resolve("two-hosts.yaml"), folder.resolve("two-hosts.yaml"));
        Scenario scenario = load(folder.resolve("two-hosts.yaml"));

        Set<String> broken = broken(Run.of(scenario).finish());

        assertThat(broken)
                .isEqualTo(needing("hv" + record.group(1), record.group(2), scenario))
                .isNotEmpty();
    }

    /**
     * A record of a machine is needed on the hosts at both ends of its flows, for its packets and
     * for those to it; but not between machines that share host and subnet, which the virtual
     * switch joins.
     */
    private static Set<String> needing(String host, String vm, Scenario scenario) {
        Set<String> flows = new TreeSet<>();
        scenario.traffic()
                .forEach(
                        flow -> {
                            VmSpec from = vm(scenario, flow.from());
                            VmSpec to = vm(scenario, flow.to());
                            boolean concerned = vm.equals(from.name()) || vm.equals(to.name());
                            boolean passes = host.equals(from.host()) || host.equals(to.host());
                            boolean switched =
                                    from.host().equals(to.host())
                                            && from.subnet().equals(to.subnet());
                            if (concerned && passes && !switched) {
                                flows.add(flow.name());
                            }
                        });
        return flows;
    }

    private static VmSpec vm(Scenario scenario, String name) {
        return scenario.tenants().stream()
                .map(TenantSpec::vms)
                .flatMap(List::stream)
                .filter(vm -> vm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> broken(RunResult result) {
        Set<String> broken = new TreeSet<>();
        result.flows().stream()
                .filter(flow -> flow.answeredPackets() < flow.sentPackets())
                .forEach(flow -> broken.add(flow.name()));
        return broken;
    }

    @ParameterizedTest
    @CsvSource({
        "first-look, nvgre, 2012",
        "first-look, nvgre, 2012r2",
        "first-look, ip-rewrite, 2012",
        "first-look, ip-rewrite, 2012r2",
        "gre-blocked, nvgre, 2012",
        "pa-consumption, ip-rewrite, 2012"
    })
    void the_script_that_a_scenario_stands_for_makes_the_same_run(
            String name, String mechanism, String generation) throws Exception {
        Overrides overrides =
                Overrides.of(
                        List.of(
                                "virtualization.mechanism=" + mechanism,
                                "virtualization.generation=" + generation));
        Scenario derived = ScenarioLoader.load(name, overrides);
        Files.writeString(folder.resolve("policy.ps1"), Administration.of(derived).export());
        String text = Library.text(name).orElseThrow();
        Files.writeString(
                folder.resolve("scripted.yaml"),
                text.replaceFirst(
                        "(?m)^tenants:", "policy: { scripts: [ policy.ps1 ] }\n\ntenants:"));

        Scenario scripted =
                ScenarioLoader.load(folder.resolve("scripted.yaml").toString(), overrides);

        assertThat(scripted.policy().isLocal()).isTrue();
        assertThat(Run.of(scripted).finish().digest()).isEqualTo(Run.of(derived).finish().digest());
    }

    @Test
    void an_error_in_a_script_is_shown_with_its_place_in_the_script() throws Exception {
        String yaml = Files.readString(FOLDER.resolve("two-hosts.yaml"));
        Files.writeString(folder.resolve("two-hosts.yaml"), yaml);
        Files.writeString(
                folder.resolve("two-hosts.ps1"),
                "# a comment\nNew-NetVirtualizationLookupRecrd -CustomerAddress 10.0.0.5\n");

        assertThatThrownBy(() -> Run.of(load(folder.resolve("two-hosts.yaml"))))
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("two-hosts.ps1:2:1: ")
                .hasMessageContaining("New-NetVirtualizationLookupRecord");
    }

    @Test
    void an_error_in_a_script_on_the_timeline_stops_the_run_with_its_place() throws Exception {
        String yaml = Files.readString(FOLDER.resolve("two-hosts.yaml"));
        Files.copy(FOLDER.resolve("two-hosts.ps1"), folder.resolve("two-hosts.ps1"));
        Files.writeString(
                folder.resolve("two-hosts.yaml"),
                yaml + "\ntimeline:\n  - { at: 1s, script: two-hosts.ps1 }\n");
        Run run = Run.of(load(folder.resolve("two-hosts.yaml")));

        assertThatThrownBy(run::finish)
                .isInstanceOf(ScriptStopped.class)
                .hasMessageContaining("two-hosts.ps1:")
                .hasMessageContaining("exists");
        assertThat(run.nowPs()).isEqualTo(999_999_999_999L);
    }

    @Test
    void a_script_of_the_timeline_acts_at_its_time_and_after_its_sleeps() throws Exception {
        Files.writeString(
                folder.resolve("late.ps1"),
                Files.readString(FOLDER.resolve("two-hosts.ps1"))
                        .replace("# --- 6.", "Start-Sleep -Seconds 1\n# --- 6."));
        String yaml = Files.readString(FOLDER.resolve("two-hosts.yaml"));
        Files.writeString(
                folder.resolve("two-hosts.yaml"),
                yaml.replace("scripts: [ two-hosts.ps1 ]", "scripts: []")
                                .replace("count: 2 }", "count: 6, every: 500ms, start: 100ms }")
                        + "\ntimeline:\n  - { at: 1s, script: late.ps1 }\n");
        Run run = Run.of(load(folder.resolve("two-hosts.yaml")));

        run.advanceTo(1_900_000_000_000L);
        RunResult before = run.result();
        RunResult after = run.finish();

        assertThat(before.policy().lookupRecords()).isEqualTo(12);
        // Until its port is in a virtual subnet a machine is in the physical network as it is.
        assertThat(before.hosts()).allMatch(host -> host.encapsulated() == 0);
        assertThat(after.hosts()).allMatch(host -> host.encapsulated() > 0);
        assertThat(after.control().refusals()).isEmpty();
    }

    @Test
    void a_script_tried_against_a_scenario_tells_what_it_changed() throws Exception {
        Administration hosts = Administration.of(load(FOLDER.resolve("two-hosts.yaml")));

        Administration.Outcome outcome =
                hosts.run(
                        "try.ps1",
                        "Remove-NetVirtualizationLookupRecord -VMName blue2\n'done'\nNo-Such",
                        Optional.of("hv1"));

        assertThat(outcome.output()).containsExactly("done");
        assertThat(outcome.changes()).hasSize(1);
        assertThat(outcome.changes().get(0)).contains("hv1").contains("10.0.0.7");
        assertThat(outcome.problem().orElseThrow()).startsWith("try.ps1:3:1: ");
    }

    private static Scenario load(Path file) throws ScenarioException {
        return ScenarioLoader.load(file.toString(), Overrides.none());
    }
}
