package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

class EffectiveScenarioTest {
    static List<String> shipped() {
        return Library.names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void reading_what_was_filled_in_gives_the_same_scenario(String name) throws ScenarioException {
        ScenarioFile file = ScenarioLoader.open(name, Overrides.none());

        ScenarioFile again = ScenarioLoader.parse(name, file.filled(), Overrides.none());

        assertThat(again.filled()).isEqualTo(file.filled());
        assertThat(withoutPlaces(again.scenario()).equals(withoutPlaces(file.scenario()))).isTrue();
        assertThat(again.variants()).hasSameSizeAs(file.variants());
    }

    private static String withoutPlaces(Scenario s) {
        return List.of(
                        s.title(),
                        s.about(),
                        s.virtualization(),
                        s.tenants(),
                        s.traffic(),
                        s.expect())
                .toString()
                .replaceAll("mark=[^,\\]]*", "mark");
    }

    @Test
    void what_an_author_may_leave_out_is_written_out() throws ScenarioException {
        String filled = ScenarioLoader.open("first-look", Overrides.none()).filled();

        assertThat(filled)
                .contains(
                        "defaults: { rate: 10Gbps, delay: 1us, mtu: 1600, buffer: 512KiB }",
                        "hv1: { address: 192.168.4.11/24, nic: standard }",
                        "broadcast: drop",
                        "router: { icmp: false }",
                        "rdid: 11111111-2222-3333-4444-000000005001",
                        "mac: \"00:15:5d:10:00:00\"");
    }

    @Test
    void an_override_is_written_out_too() throws ScenarioException {
        ScenarioFile file = ScenarioLoader.open("first-look", Overrides.of(List.of("seed=99")));

        assertThat(file.filled()).contains("seed: 99");
    }
}
