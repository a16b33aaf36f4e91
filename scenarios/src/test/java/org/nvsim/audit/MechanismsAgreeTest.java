package org.nvsim.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.report.Json;
import org.nvsim.run.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where nothing blocks, every mechanism delivers the same, which is everything: random networks
 * without faults and firewalls, and traffic that leaves room for all of it. A failure prints the
 * scenario; {@code -Dnvsim.seed=N} begins with another.
 */
class MechanismsAgreeTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long FIRST_SEED = Long.getLong("nvsim.seed", 1);

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + Integer.getInteger("nvsim.cases", 60));
    }

    /** A scenario without its mechanism, and those that can carry it. */
    private record Calm(String yaml, List<String> mechanisms) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void where_nothing_blocks(long seed) throws Exception {
        Calm calm = calm(new Dice(seed));
        for (String mechanism : calm.mechanisms()) {
            String yaml = calm.yaml().formatted(mechanism);
            JsonNode flows =
                    MAPPER.readTree(Json.of(Run.of(Audit.parse(yaml)).finish())).get("flows");
            for (JsonNode flow : flows) {
                String what = flow + "\n" + yaml;
                assertThat(flow.get("receivedBytes").asLong()).as(what).isEqualTo(wanted(flow));
                boolean tcp = flow.get("kind").asString().equals("tcp");
                if (!tcp) { // of which segments depend on the MTU
                    assertThat(flow.get("deliveredPackets"))
                            .as(what)
                            .isEqualTo(flow.get("sentPackets"));
                }
            }
        }
    }

    /** Bytes that its name says. */
    private static long wanted(JsonNode flow) {
        return Long.parseLong(flow.get("name").asString().split("-")[1]);
    }

    private static Calm calm(Dice dice) {
        List<String> mechanisms = new ArrayList<>(List.of("nvgre", "ip-rewrite", "none"));
        int hosts = dice.between(2, 4);
        String network = "star: { hosts: " + hosts + " }";
        switch (dice.between(0, 3)) {
            case 0 -> mechanisms.add("vlan"); // which no router carries
            case 1 -> network = "dumbbell: { left: 1, right: " + (hosts - 1) + " }";
            case 2 -> {
                network = "leaf-spine: { leaves: 2, spines: 2, hosts-per-leaf: 2 }";
                hosts = 4;
            }
            default -> {
                network = "fat-tree: { k: 2 }";
                hosts = 2;
            }
        }
        dice.line("nvsim: 1");
        dice.line("seed: %d", dice.between(1, 1000));
        dice.line("duration: 3s");
        dice.line("network:");
        dice.line("  %s", network);
        dice.line(
                "  defaults: { rate: %s, delay: %s, mtu: %s, buffer: 4MiB }",
                dice.any("100Mbps", "622Mbps", "1Gbps", "10Gbps"),
                dice.any("100ns", "7us", "1ms"),
                dice.any("1500", "1600", "9000"));
        if (dice.once(2)) {
            dice.line("  nic: %s", dice.any("plain", "standard", "nvgre-offload"));
        }
        if (dice.once(3)) {
            dice.line("  cores: %d", dice.between(1, 4));
        }
        dice.line("virtualization: { mechanism: %%s }");
        dice.line("tenants:");
        int tenants = dice.between(1, 2);
        for (int t = 1; t <= tenants; t++) {
            dice.line("  t%d:", t);
            dice.line("    subnets: { n: { vsid: 500%d, prefix: 10.%d.0.0/24 } }", t, t);
            dice.line("    vms:");
            for (int v = 1; v <= 3; v++) {
                dice.line(
                        "      t%dv%d: { host: hv%d, subnet: n, address: 10.%d.0.%d }",
                        t, v, dice.between(1, hosts), t, v + 3);
            }
        }
        dice.line("traffic:");
        for (int i = 1; i <= 5; i++) {
            flow(dice, i, dice.between(1, tenants));
        }
        return new Calm(dice.text(), mechanisms);
    }

    private static void flow(Dice dice, int i, int tenant) {
        int from = dice.between(1, 3);
        int to = from % 3 + 1;
        int count = dice.between(1, 40);
        int size = dice.between(16, 1_400);
        String start = "start: " + dice.between(0, 500) + "ms";
        String ends =
                String.format("from: t%dv%d, to: t%dv%d, %s", tenant, from, tenant, to, start);
        switch (dice.between(0, 3)) {
            case 0 ->
                    dice.line(
                            "  - ping: { name: f%d-%d, %s, count: %d, every: 3ms, size: %dB }",
                            i, count * size, ends, count, size);
            case 1 ->
                    dice.line(
                            "  - udp: { name: f%d-%d, %s, rate: 1Mbps, size: %dB, count: %d,"
                                    + " port: %d }",
                            i, count * size, ends, size, count, 6000 + i);
            case 2 -> {
                int bytes = dice.between(1, 300_000);
                dice.line(
                        "  - tcp: { name: f%d-%d, %s, bytes: %dB, port: %d }",
                        i, bytes, ends, bytes, 7000 + i);
            }
            default ->
                    dice.line(
                            "  - request-response: { name: f%d-%d, %s, request: 200B, response: %dB,"
                                    + " count: %d, port: %d }",
                            i, count * size * 9, ends, size * 9, count, 7000 + i);
        }
    }
}
