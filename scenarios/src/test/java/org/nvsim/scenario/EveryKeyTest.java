package org.nvsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.report.Json;
import org.nvsim.run.Run;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.yaml.FlowText;
import org.nvsim.scenario.yaml.LocatedMap;

/**
 * Every key of the language, wherever it is accepted in some scenarios, changes what a run shows or
 * is refused; or it is listed here, with the reason why it need not.
 */
class EveryKeyTest {
    private static final Path FOLDER = Path.of("src/test/resources/every-key");

    /** What is about files and runs, not about what happens in one. */
    private static final Set<String> ASIDE =
            Set.of(
                    "nvsim", "include", "title", "about", "compare", "sweep", "lesson", "answers",
                    "expect");

    /** Where only one kind of quantity is accepted, the others do no harm. */
    private static final List<String> OTHERS =
            List.of(
                    "2KiB",
                    "60KiB",
                    "3Mbps",
                    "7ms",
                    "100us",
                    "1500us",
                    "50%",
                    "10.7.0.0/25",
                    "10.7.0.99",
                    "hv3",
                    "hv3 -- tor",
                    "blue2",
                    "blue3",
                    "red2",
                    "back",
                    "tcp",
                    "any");

    private static final String OTHER =
            "is of another mechanism: the variants of one file differ by mechanism";

    /** Keys without effect in a scenario, and why that is right. */
    private static final Map<String, Map<String, String>> NEED_NOT =
            Map.of(
                    "written",
                    Map.of(
                            "a subnet: vlan", OTHER,
                            "a migration: configure-switches", OTHER,
                            "virtualization: provider-pool", OTHER,
                            "virtualization: router", "tells only of packets that go in circles"),
                    "leaf-spine",
                    Map.of(
                            "a subnet: vlan", OTHER,
                            "a subnet: vsid", OTHER,
                            "a migration: configure-switches", OTHER,
                            "virtualization: broadcast", OTHER,
                            "virtualization: flow-id", OTHER,
                            "virtualization: oversize", OTHER,
                            "virtualization: verify-source", OTHER,
                            "virtualization: router", "tells only of packets that go in circles"),
                    "star",
                    Map.ofEntries(
                            Map.entry("a server: gateway", "speaks to neighbours alone here"),
                            Map.entry("a subnet: vlan", OTHER),
                            Map.entry("a subnet: vsid", OTHER),
                            Map.entry("a subnet: rdid", OTHER),
                            Map.entry("a tenant: routes", OTHER),
                            Map.entry("a migration: configure-switches", OTHER),
                            Map.entry("a migration: policy-delay", OTHER),
                            Map.entry("a migration: update-policy", OTHER),
                            Map.entry("virtualization: broadcast", OTHER),
                            Map.entry("virtualization: flow-id", OTHER),
                            Map.entry("virtualization: generation", OTHER),
                            Map.entry("virtualization: ingress-check", OTHER),
                            Map.entry("virtualization: oversize", OTHER),
                            Map.entry("virtualization: provider-pool", OTHER),
                            Map.entry("virtualization: router", OTHER),
                            Map.entry("virtualization: verify-source", OTHER)));

    /** By section and key: the paths at which it is tried, and the values. */
    private final Map<String, Map<String, Set<String>>> tried = new LinkedHashMap<>();

    private Path file;
    private String usual;

    @ParameterizedTest
    @ValueSource(strings = {"written", "leaf-spine", "star"})
    void a_key_has_an_effect_or_is_refused(String name) throws ScenarioException {
        file = FOLDER.resolve(name + ".yaml");
        usual = shown(List.of()).orElseThrow();
        LocatedMap tree = ScenarioLoader.open(file.toString(), Overrides.none()).tree();
        KeyPlaces.of(tree).forEach(this::plan);
        Set<String> without = new TreeSet<>();
        tried.forEach(
                (key, places) -> {
                    if (places.entrySet().stream()
                            .noneMatch(e -> isFelt(e.getKey(), e.getValue()))) {
                        without.add(key);
                    }
                });
        without.removeAll(NEED_NOT.getOrDefault(name, Map.of()).keySet());
        assertThat(without).isEmpty();
    }

    /** Whether some value makes a difference, or none is accepted. */
    private boolean isFelt(String path, Set<String> values) {
        boolean accepted = false;
        for (String value : values) {
            Optional<String> text = shown(List.of(path + "=" + value));
            accepted |= text.isPresent();
            if (text.isPresent() && !text.get().equals(usual)) {
                return true;
            }
        }
        return !accepted;
    }

    /** What a run shows, or nothing if the scenario is refused. */
    private Optional<String> shown(List<String> settings) {
        try {
            ScenarioFile changed = ScenarioLoader.open(file.toString(), Overrides.of(settings));
            if (!changed.warnings().isEmpty()) {
                return Optional.empty(); // said at its place
            }
            String json = Json.of(Run.of(changed.scenario()).finish());
            return Optional.of(json.replaceAll("\"(wallNanos|scenarioHash)\"[^,]*,", ""));
        } catch (ScenarioException e) {
            return Optional.empty();
        }
    }

    private void plan(KeyPlaces.Place place) {
        boolean aside = ASIDE.contains(place.path().split("[.\\[]")[0]);
        boolean section = place.written().orElse(null) instanceof LocatedMap; // its keys say more
        if (!aside && !section) {
            Key<?> key = place.key();
            Set<String> values = new LinkedHashSet<>();
            values.add(key.example());
            addValues(key.type().shape(), values);
            values.remove(place.written().map(FlowText::of).orElse(key.defaultText()));
            tried.computeIfAbsent(place.name(), k -> new LinkedHashMap<>())
                    .put(place.path(), values);
        }
    }

    private static void addValues(Shape shape, Set<String> values) {
        if (shape instanceof Shape.Words words) {
            words.words().forEach(word -> values.add(word.word()));
        } else if (shape instanceof Shape.Truth) {
            values.addAll(List.of("true", "false"));
        } else if (shape instanceof Shape.Decimal decimal) {
            values.addAll(List.of("" + decimal.min(), "" + decimal.max()));
        } else if (shape instanceof Shape.Whole) {
            values.addAll(List.of("1", "2", "3", "200"));
        } else if (shape instanceof Shape.AnyOf any) {
            any.shapes().forEach(one -> addValues(one, values));
        } else if (shape instanceof Shape.Amount amount) {
            values.add(amount.example());
            values.addAll(OTHERS);
        } else if (shape instanceof Shape.Text text) {
            values.add(text.example());
            values.addAll(OTHERS);
        } else if (shape instanceof Shape.Fields fields
                && fields.section().keys().stream().anyMatch(k -> k.name().equals("mechanism"))) {
            values.add("{ mechanism: nvgre }");
        } else if (shape instanceof Shape.Items) {
            values.addAll(List.of("[]", "[ 10.1.0.0/16 ]"));
        }
    }
}
