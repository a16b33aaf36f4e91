package org.nvsim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.report.Json;
import org.nvsim.run.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What names may influence: decision 0043. A failure prints the scenario. */
class RenamingTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long FIRST_SEED = Long.getLong("nvsim.seed", 1);

    /**
     * Names that a file gives: of tenants, machines, flows, hosts, switches, firewalls, servers.
     */
    private static final Pattern ALL =
            Pattern.compile("\\b(t[1-9]v[0-9]+|t[1-9]|f[1-9]|sw[1-9]|fw|web|r1|gw|lan)\\b(?!-)");

    /** Of these, those behind which nothing stands that draws by itself. */
    private static final Pattern TENANTS = Pattern.compile("\\b(t[1-9]v[0-9]+|t[1-9]|f[1-9])\\b");

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + Integer.getInteger("nvsim.cases", 100));
    }

    /** Turns the order of the alphabet round. */
    private static String renamed(Pattern names, String text) {
        Matcher found = names.matcher(text);
        StringBuilder out = new StringBuilder();
        while (found.find()) {
            StringBuilder name = new StringBuilder("x");
            for (char c : found.group().toCharArray()) {
                name.append((char) (Character.isDigit(c) ? '9' - (c - '0') : 'z' - (c - 'a')));
            }
            found.appendReplacement(out, name.toString());
        }
        return found.appendTail(out).toString();
    }

    private static String result(String yaml) throws Exception {
        ObjectNode document =
                (ObjectNode) MAPPER.readTree(Json.of(Run.of(Audit.parse(yaml)).finish()));
        document.remove("scenarioHash"); // of the names, too
        document.remove("digest"); // of the bytes: TCP draws its first sequence numbers
        document.remove("wallNanos");
        return document.toPrettyString();
    }

    private static void onlyNamesChange(Pattern names, String yaml) throws Exception {
        JsonNode expected = MAPPER.readTree(renamed(names, result(yaml)));
        JsonNode found = MAPPER.readTree(result(renamed(names, yaml)));

        assertThat(found.equals(expected))
                .as("%s%n%s%nand not%n%s", yaml, found, expected)
                .isTrue();
    }

    /** Without traffic at drawn times. */
    private static String regular(String yaml) {
        return yaml.replaceAll("  - (transfers|matrix): [^\n]*\n", "")
                .replaceAll(", arrivals: (poisson|on-off, burst: 300us, pause: 700us)", "")
                .replace("traffic:\ntimeline", "traffic: []\ntimeline");
    }

    /** Without anything that is drawn. */
    private static String certain(String yaml) {
        return regular(yaml)
                .replaceAll("  timing-noise: [^\n]*\n", "")
                .replaceFirst("\nnetwork:\n", "\nnetwork:\n  timing-noise: 0us\n")
                .replaceAll("  faults: [^\n]*\n", "");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void without_chance_only_names_change(long seed) throws Exception {
        onlyNamesChange(ALL, certain(WildScenario.of(seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void names_of_tenants_machines_and_flows_do_not_touch_what_hosts_and_links_draw(long seed)
            throws Exception {
        onlyNamesChange(TENANTS, regular(WildScenario.of(seed)));
    }
}
