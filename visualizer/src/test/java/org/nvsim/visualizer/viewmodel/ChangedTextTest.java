package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.scenario.Library;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.spec.FirewallVerb;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.virt.overlay.Overlay;

final class ChangedTextTest {
    private static final String HEAD =
            """
            nvsim: 1
            duration: 1s
            network:
              hosts: { hv1: { address: 10.9.0.1/24 }, hv2: { address: 10.9.0.2/24 } }
              switches: { tor: {} }
              links: [ hv1 -- tor, hv2 -- tor ]
            """;

    private static Scenario load(String text) throws Exception {
        return ScenarioLoader.parse("changed", text, Overrides.none()).scenario();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "virtualization: { mechanism: nvgre }\n",
                "virtualization: { flow-id: zero }\n",
                "virtualization:\n  flow-id: zero # as it was\n",
            })
    void a_mechanism_is_written_whatever_stood_there(String section) throws Exception {
        String text = ChangedText.of(HEAD + section, List.of(Change.mechanism("ip-rewrite")));
        assertThat(load(text).virtualization().mechanism()).isEqualTo(Overlay.called("ip-rewrite"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "timeline: []\n",
                "timeline: [ { at: 1ms, link: hv1 -- tor, state: down } ]\n\nseed: 2\n",
                "timeline:\n  - { at: 1ms, link: hv1 -- tor, state: down }\n# the end\nseed: 2\n",
                "timeline:\n- at: 1ms\n  link: hv1 -- tor\n  state: down\n",
                "timeline: [\n  { at: 1ms, link: hv1 -- tor, state: down }\n]\n",
            })
    void an_action_is_added_whatever_stood_there(String section) throws Exception {
        Change change = Change.link("hv2", "tor", false, 2_000_000_000L);
        int before = section.contains("at:") ? 1 : 0;
        Scenario changed = load(ChangedText.of(HEAD + section, List.of(change)));
        assertThat(changed.timeline()).hasSize(before + 1);
        TimelineAction last = changed.timeline().get(before);
        assertThat(last.atPs()).isEqualTo(2_000_000_000L);
        assertThat(last.text()).isEqualTo("hv2 -- tor down");
    }

    @Test
    void the_saved_scenario_is_the_one_that_was_compared_and_keeps_its_comments() throws Exception {
        List<Change> changes =
                List.of(
                        Change.mechanism("ip-rewrite"),
                        Change.rule("fw", FirewallVerb.DENY, "udp", 1_500_000_000_000L),
                        Change.migration("blue2", "hv1", 1_200_000_000_000L));
        String text = ChangedText.of(Library.text("gre-blocked").orElseThrow(), changes);
        assertThat(text).contains("# the same address as blue1, on purpose");

        Scenario saved = load(text);
        Scenario compared =
                ScenarioLoader.load("gre-blocked", Overrides.of(Change.settings(changes)));
        assertThat(saved.virtualization().mechanism())
                .isEqualTo(compared.virtualization().mechanism());
        assertThat(saved.timeline())
                .extracting(TimelineAction::atPs)
                .isEqualTo(compared.timeline().stream().map(TimelineAction::atPs).toList())
                .hasSize(3);
    }
}
