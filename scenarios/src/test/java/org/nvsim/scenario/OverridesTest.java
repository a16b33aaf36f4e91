package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.virt.overlay.Overlay;

class OverridesTest {
    private static Scenario with(String... settings) throws ScenarioException {
        return ScenarioLoader.load("gre-blocked", Overrides.of(List.of(settings)));
    }

    private static String refusal(String... settings) {
        return catchThrowableOfType(ScenarioException.class, () -> with(settings)).render();
    }

    @Test
    void a_setting_replaces_what_the_file_says() throws ScenarioException {
        Scenario changed = with("seed=7", "duration=3s", "virtualization.mechanism=none");

        assertThat(changed.seed()).isEqualTo(7);
        assertThat(changed.durationPs()).isEqualTo(3_000_000_000_000L);
        assertThat(changed.virtualization().mechanism()).isEqualTo(Overlay.called("none"));
    }

    @Test
    void a_setting_adds_what_the_file_leaves_out() throws ScenarioException {
        Scenario changed = with("virtualization.router.icmp=true", "network.hosts.hv1.nic=plain");

        assertThat(changed.virtualization().routerIcmp()).isTrue();
        assertThat(changed.network().hosts().get(0).nic().name()).isEqualTo("plain");
    }

    @Test
    void a_link_written_short_has_figures_to_set() throws ScenarioException {
        Scenario changed = with("network.links[1].rate=5Mbps");

        assertThat(changed.network().links())
                .extracting(link -> link.rateBitsPerSecond())
                .containsExactly(10_000_000_000L, 5_000_000L, 10_000_000_000L);
    }

    @Test
    void an_entry_of_a_list_is_found_by_its_name() throws ScenarioException {
        Scenario changed = with("traffic.video.size=1400B");

        FlowSpec video = changed.flow("video").orElseThrow();
        assertThat(((FlowSpec.Udp) video).sizeBytes()).isEqualTo(1400);
    }

    @Test
    void the_last_of_two_settings_wins() throws ScenarioException {
        assertThat(with("seed=7", "seed=8").seed()).isEqualTo(8);
    }

    @Test
    void a_value_may_be_a_list_or_map() throws ScenarioException {
        assertThat(with("timeline=[ { at: 1s, node: tor, state: down } ]").timeline()).hasSize(1);
    }

    @Test
    void a_plus_in_brackets_adds_an_entry_to_a_list_or_begins_one() throws ScenarioException {
        String second = "timeline[+]={ at: 1500ms, node: tor, state: down }";

        assertThat(with(second).timeline()).hasSize(2);
        assertThat(with("timeline=", second, second).timeline()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fat-tree: { k: 2 }", "star: { hosts: 2 }", WRITTEN, "MIXED"})
    void every_host_is_set_at_once_whether_written_or_made_by_a_rule(String network)
            throws ScenarioException {
        String text =
                "nvsim: 1\nduration: 1s\nnetwork: { "
                        + network.replace(
                                "MIXED",
                                "star: { hosts: 1 }, hosts: { own: { address: 10.0.0.99/16, nic:"
                                        + " nvgre-offload } }, links: [ own -- tor ]")
                        + " }\n";
        Overrides settings =
                Overrides.of(List.of("network.hosts.*.nic=plain", "network.hosts.*.cores=4"));

        assertThat(ScenarioLoader.parse("test.yaml", text, settings).scenario().network().hosts())
                .hasSize(2)
                .allMatch(host -> host.nic().name().equals("plain") && host.cores() == 4);
    }

    private static final String WRITTEN =
            "hosts: { a: { address: 10.0.0.1/24 }, b: { address: 10.0.0.2/24, nic: standard } },"
                    + " links: [ a -- b ]";

    @Test
    void what_the_network_says_of_adapters_holds_for_hosts_that_say_nothing()
            throws ScenarioException {
        String text =
                "nvsim: 1\nduration: 1s\nnetwork: { nic: plain, cores: 2, " + WRITTEN + " }\n";

        assertThat(
                        ScenarioLoader.parse("test.yaml", text, Overrides.none())
                                .scenario()
                                .network()
                                .hosts())
                .extracting(host -> host.nic().name() + " " + host.cores())
                .containsExactly("plain 2", "standard 2");
    }

    @Test
    void adapters_and_delays_without_effect_are_pointed_at() throws ScenarioException {
        String start = "nvsim: 1\nduration: 1s\nnetwork: { ";
        String idle = start + WRITTEN.replace("nic: standard", "nic: plain") + " }\n";
        assertThat(ScenarioLoader.parse("test.yaml", idle, Overrides.none()).warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.render()).contains("'nic' has no effect", "'cores'"));

        String fault =
                start + WRITTEN + ", faults: [ { link: a -- b, reordering-delay: 1ms } ] }\n";
        assertThat(
                        catchThrowableOfType(
                                        ScenarioException.class,
                                        () ->
                                                ScenarioLoader.parse(
                                                        "test.yaml", fault, Overrides.none()))
                                .render())
                .contains("'reordering-delay' has no effect without 'reordering'");
    }

    @Test
    void a_condition_on_a_host_that_says_nothing_sees_what_the_network_says()
            throws ScenarioException {
        String text =
                "nvsim: 1\nduration: 1s\nnetwork: { nic: plain, cores: 2, "
                        + WRITTEN
                        + " }\nexpect:\n"
                        + "  - { drops: any, exactly: 0, when: { network.hosts.a.nic: plain } }\n"
                        + "  - { drops: any, exactly: 1, when: { network.hosts.b.nic: plain } }\n";

        assertThat(ScenarioLoader.parse("test.yaml", text, Overrides.none()).scenario().expect())
                .hasSize(1);
    }

    @Test
    void a_star_stands_for_hosts_only() {
        assertThat(refusal("network.links.*.rate=1Gbps"))
                .contains("is not a path", "only network.hosts.* stands for several");
    }

    @Test
    void a_sweep_goes_over_the_adapters_of_every_host() throws ScenarioException {
        String text =
                "nvsim: 1\nduration: 1s\nnetwork: { "
                        + WRITTEN
                        + " }\nsweep: { grid: { network.hosts.*.nic: [ plain, standard ] },"
                        + " replications: 1 }\n"
                        + "compare: { fast: { network.hosts.*.nic: nvgre-offload } }\n";

        ScenarioFile file = ScenarioLoader.parse("test.yaml", text, Overrides.none());

        assertThat(file.sweep().orElseThrow().grid()).hasSize(1);
        assertThat(file.variants().get(0).network().hosts())
                .allMatch(host -> host.nic().name().equals("nvgre-offload"));
    }

    @Test
    void a_setting_wins_over_a_variant() throws ScenarioException {
        ScenarioFile file =
                ScenarioLoader.open(
                        "gre-blocked", Overrides.of(List.of("virtualization.mechanism=none")));

        assertThat(file.variants())
                .extracting(variant -> variant.virtualization().mechanism())
                .containsExactly(Overlay.called("none"), Overlay.called("none"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    seed                        | --set:1:1: write path=value
                    seed=x                      | --set:1:6: 'x' is not a seed
                    sed=7                       | --set:1:1: unknown key 'sed' in a scenario; did you mean 'seed'?
                    network.links[9].rate=1Gbps | --set:1:14: 'network.links' has 3 entries
                    network.links[0].rat=1Gbps  | --set:1:18: unknown key 'rat' in a link
                    traffic.vidoe.rate=1Mbps    | --set:1:9: 'traffic' has no entry named 'vidoe'
                    duration.s=5                | --set:1:10: 'duration' is text
                    a..b=1                      | --set:1:1: 'a..b' is not a path
                    seed=[                      | --set:1:7: not valid YAML
                    """)
    void a_wrong_setting_is_shown_like_a_wrong_file(String setting, String complaint) {
        assertThat(refusal(setting)).startsWith(complaint);
    }

    @Test
    void settings_are_counted_as_lines() {
        assertThat(refusal("seed=7", "duration=5"))
                .startsWith("--set:2:10: '5' has no unit")
                .contains("\nduration=5\n         ^\n");
    }
}
