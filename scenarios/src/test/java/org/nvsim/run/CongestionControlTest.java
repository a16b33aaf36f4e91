package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.feature.Parameter;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;

/** The congestion controls of the language: each word and parameter decides what a flow does. */
class CongestionControlTest {
    /** A link that drops, and marks before it does, so that every control has to react. */
    private static final String SCENARIO =
            """
            nvsim: 1
            duration: 4s
            network:
              defaults: { rate: 100Mbps, delay: 10ms, buffer: 500KiB, mark-above: 100KiB }
              hosts:
                hv1: { address: 192.168.4.11/24 }
                hv2: { address: 192.168.4.12/24 }
              switches: { sw: {} }
              links: [ { link: hv1 -- sw, rate: 1Gbps }, sw -- hv2 ]
              faults: [ { link: hv1 -- *, loss: 0.01%% } ]
            tenants:
              blue:
                subnets: { s: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  a: { host: hv1, subnet: s, address: 10.0.0.4 }
                  b: { host: hv2, subnet: s, address: 10.0.0.5 }
            traffic:
              - tcp: { name: f, from: a, to: b, congestion: %s }
            """;

    private static Scenario load(String congestion) throws ScenarioException {
        return ScenarioLoader.parse(
                        "congestion.yaml", SCENARIO.formatted(congestion), Overrides.none())
                .scenario();
    }

    private static String digest(String congestion) throws ScenarioException {
        return Run.of(load(congestion)).finish().digest();
    }

    static Stream<Arguments> parameters() {
        return CongestionAlgorithm.registry().all().stream()
                .flatMap(each -> each.parameters().stream().map(p -> Arguments.of(each.word(), p)));
    }

    @Test
    void every_word_is_a_behaviour_of_its_own() throws ScenarioException {
        List<String> digests = new ArrayList<>();
        for (CongestionAlgorithm each : CongestionAlgorithm.registry().all()) {
            digests.add(digest(each.word()));
        }

        assertThat(digests).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("parameters")
    void every_parameter_matters_from_its_least_to_its_greatest_value(
            String word, Parameter<?> parameter) throws ScenarioException {
        String form = "{ " + word + ": { " + parameter.name() + ": %s } }";

        assertThat(digest(form.formatted(parameter.written()))).isEqualTo(digest(word));
        assertThat(
                        List.of(
                                digest(form.formatted(parameter.min())),
                                digest(word),
                                digest(form.formatted(parameter.max()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_no_control_or_no_parameter_is_refused_with_what_there_is() {
        assertThatThrownBy(() -> load("vegas"))
                .hasMessageContaining("no congestion control 'vegas'")
                .hasMessageContaining("cubic, dctcp, new-reno");
        assertThatThrownBy(() -> load("{ cubic: { bata: 0.5 } }"))
                .hasMessageContaining("did you mean 'beta'?");
        assertThatThrownBy(() -> load("{ cubic: { beta: 2 } }"))
                .hasMessageContaining("2 is out of range; write a beta from 0.1 to 0.95");
    }
}
