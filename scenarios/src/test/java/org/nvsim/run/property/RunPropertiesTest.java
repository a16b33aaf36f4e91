package org.nvsim.run.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.run.Run;
import org.nvsim.run.isolation.Isolation;
import org.nvsim.run.isolation.IsolationResult;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.SubnetSpec;
import org.nvsim.scenario.spec.TenantSpec;
import org.nvsim.scenario.spec.VmSpec;

/**
 * What holds for every scenario, tried on random ones. A failure shows its seed and the scenario;
 * {@code -Dnvsim.seed=N} tries others.
 */
class RunPropertiesTest {
    private static final long FIRST_SEED = Long.getLong("nvsim.seed", 1);
    private static final int CASES = 40;

    /** In its scenario so many bytes cross links of 3 Gbit/s that their product is no long. */
    private static final long MANY_BYTES_AT_AN_ODD_RATE = 12_573;

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.of(MANY_BYTES_AT_AN_ODD_RATE),
                LongStream.range(FIRST_SEED, FIRST_SEED + CASES));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_frame_is_lost_or_crosses_domains_and_runs_repeat_watched_or_not(long seed)
            throws ScenarioException {
        String yaml = RandomScenario.troubled(seed);
        Scenario scenario = load(yaml);
        Deliveries deliveries = new Deliveries(scenario);

        RunResult first = Run.of(scenario).finish(); // fails if a frame vanished or crossed over
        RunResult again = Run.of(scenario).finish();
        RunResult watched = Run.of(scenario, deliveries).finish();

        assertThat(again.digest()).as(yaml).isEqualTo(first.digest());
        assertThat(watched.digest()).as(yaml).isEqualTo(first.digest());
        assertThat(again.frames()).as(yaml).isEqualTo(first.frames());
        assertThat(ended(first.frames()))
                .as(yaml)
                .isEqualTo(first.frames().sent() + first.frames().copied());
        assertThat(deliveries.crossed).as(yaml).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_packet_is_delivered_lost_or_in_flight_and_none_is_where_no_frame_is(long seed)
            throws ScenarioException {
        String yaml = RandomScenario.troubled(seed);
        Overrides worse =
                Overrides.of(
                        List.of(
                                "duration=5s",
                                "network.faults=[{ link: '* -- *', loss: 1%, duplication: 4%,"
                                        + " corruption: 1%, jitter: 30us }]"));

        RunResult result =
                Run.of(ScenarioLoader.parse("random.yaml", yaml, worse).scenario()).finish();

        for (RunResult.FlowResult flow : result.flows()) {
            assertThat(flow.sentPackets())
                    .as(yaml + flow)
                    .isEqualTo(
                            flow.deliveredPackets() + flow.lostPackets() + flow.inFlightPackets());
            assertThat(flow.dropped().values().stream().mapToLong(n -> n).sum())
                    .as(yaml + flow)
                    .isEqualTo(flow.lostPackets());
            if (result.frames().inFlight() == 0) {
                assertThat(flow.inFlightPackets()).as(yaml + flow).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void both_mechanisms_deliver_the_same_packets_where_nothing_blocks_them(long seed)
            throws ScenarioException {
        String yaml = RandomScenario.calm(seed);

        Deliveries encapsulated = deliveries(yaml, "nvgre");
        Deliveries rewritten = deliveries(yaml, "ip-rewrite");

        assertThat(encapsulated.packets).as(yaml).isEqualTo(rewritten.packets);
        assertThat(encapsulated.crossed).as(yaml).isEmpty();
        assertThat(rewritten.crossed).as(yaml).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void packets_and_policy_say_the_same_where_nothing_blocks_them(long seed)
            throws ScenarioException {
        String yaml = RandomScenario.calm(seed);
        Isolation isolation = Isolation.of(load(yaml));

        isolation.run().finish();
        IsolationResult result = isolation.result();

        assertThat(result.disagreements()).as(yaml).isEmpty();
    }

    @Test
    void the_scenarios_are_worth_trying() throws ScenarioException {
        long delivered = 0;
        TreeSet<String> reasons = new TreeSet<>();
        for (long seed : seeds().toArray()) {
            delivered += deliveries(RandomScenario.calm(seed), "nvgre").packets.size();
            reasons.addAll(
                    Run.of(load(RandomScenario.troubled(seed)))
                            .finish()
                            .frames()
                            .dropped()
                            .keySet());
        }
        assertThat(delivered).isGreaterThan(1000);
        assertThat(reasons).contains("firewall-denied", "link-down", "other-routing-domain");
    }

    private static Deliveries deliveries(String yaml, String mechanism) throws ScenarioException {
        Scenario scenario =
                ScenarioLoader.parse(
                                "random.yaml",
                                yaml,
                                Overrides.of(List.of("virtualization.mechanism=" + mechanism)))
                        .scenario();
        Deliveries deliveries = new Deliveries(scenario);
        Run.of(scenario, deliveries).finish();
        return deliveries;
    }

    private static Scenario load(String yaml) throws ScenarioException {
        return ScenarioLoader.parse("random.yaml", yaml, Overrides.none()).scenario();
    }

    private static long ended(RunResult.Frames frames) {
        long dropped = frames.dropped().values().stream().mapToLong(Long::longValue).sum();
        return frames.delivered() + frames.consumed() + dropped + frames.inFlight();
    }

    /** What was delivered where, and what was delivered to a VM of another routing domain. */
    private static final class Deliveries implements Observer {
        private final Scenario scenario;
        private final TreeMap<String, String> domains = new TreeMap<>();
        private final Set<String> packets = new TreeSet<>();
        private final Set<String> crossed = new TreeSet<>();

        Deliveries(Scenario scenario) {
            this.scenario = scenario;
            for (TenantSpec tenant : scenario.tenants()) {
                for (VmSpec vm : tenant.vms()) {
                    SubnetSpec subnet = tenant.subnet(vm.subnet());
                    domains.put(vm.name(), subnet.rdid());
                }
            }
        }

        @Override
        public void observe(
                long timePs,
                String place,
                int port,
                Action action,
                Frame frame,
                DropReason reason,
                Decision decision) {
            if (action != Action.DELIVERED || frame.flow() < 0) {
                return;
            }
            String from = scenario.traffic().get(frame.flow()).from();
            String packet = frame.flow() + "/" + frame.number() + " at " + place;
            packets.add(packet);
            if (!domains.get(from).equals(domains.get(place))) {
                crossed.add(packet);
            }
        }
    }
}
