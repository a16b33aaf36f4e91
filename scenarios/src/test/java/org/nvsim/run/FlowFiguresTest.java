package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.report.Json;
import org.nvsim.run.build.Threads;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.Window;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures of flows, as docs/figures.md defines them. */
class FlowFiguresTest {
    private static final String STAR =
            "network: { defaults: { rate: 1Gbps, delay: 10us, mtu: 1600 }, star: { hosts: 3 } }\n";
    private static final String VMS =
            """
            tenants:
              blue:
                subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                vms:
                  a: { host: hv1, subnet: front, address: 10.0.0.5 }
                  b: { host: hv2, subnet: front, address: 10.0.0.6 }
                  c: { host: hv3, subnet: front, address: 10.0.0.7 }
            """;

    private static final String NVGRE = "virtualization: { mechanism: nvgre }\n";
    private static final String NONE = "virtualization: { mechanism: none }\n";

    private static RunResult run(String text) throws ScenarioException {
        RunResult result = Run.of(file(text).scenario()).finish();
        result.flows().forEach(FlowFiguresTest::requireBalanced);
        return result;
    }

    private static ScenarioFile file(String text) throws ScenarioException {
        return ScenarioLoader.parse("figures.yaml", "nvsim: 1\n" + text, Overrides.none());
    }

    private static RunResult.FlowResult flow(String text) throws ScenarioException {
        return run(text).flows().get(0);
    }

    private static void requireBalanced(RunResult.FlowResult flow) {
        assertThat(flow.inFlightPackets()).as("%s", flow).isNotNegative();
        assertThat(flow.deliveredPackets() + flow.lostPackets() + flow.inFlightPackets())
                .as("%s", flow)
                .isEqualTo(flow.sentPackets());
        assertThat(flow.dropped().values().stream().mapToLong(n -> n).sum())
                .as("%s", flow)
                .isEqualTo(flow.lostPackets());
    }

    @Test
    void a_flow_wants_nothing_after_its_stop_even_if_its_machine_is_on_a_journey_then()
            throws ScenarioException {
        RunResult.FlowResult udp =
                flow(
                        "duration: 60ms\n"
                                + STAR
                                + NVGRE
                                + VMS
                                + "traffic: [ udp: { name: u, from: a, to: b, rate: 8Mbps,"
                                + " size: 1000B, stop: 25ms } ]\n"
                                + "timeline: [ { at: 20500us, migrate: a, to: hv3, downtime: 1s } ]\n");

        assertThat(udp.deliveredPackets()).isEqualTo(21); // at 0 to 20 ms
        assertThat(udp.goodputNanos()).isEqualTo(25_000_000L);
    }

    @Test
    void requests_that_the_own_stack_refuses_are_sent_and_lost() throws ScenarioException {
        RunResult.FlowResult ping =
                flow(
                        "duration: 3s\n"
                                + STAR.replace("1600", "1500")
                                + NVGRE
                                + VMS
                                + "traffic: [ ping: { name: big, from: a, to: b, size: 1472B,"
                                + " dont-fragment: true, count: 20, every: 100ms } ]\n");

        assertThat(ping.sentPackets()).isEqualTo(20);
        assertThat(ping.lostPackets()).isEqualTo(20);
        assertThat(ping.dropped()).containsExactly(entry("mtu-exceeded", 20L));
    }

    @Test
    void packets_to_nobody_are_in_flight_while_they_wait_and_then_lost() throws ScenarioException {
        String text =
                STAR
                        + NONE
                        + VMS
                        + "traffic: [ ping: { name: gone, from: a, to: 10.0.0.99, count: 4,"
                        + " every: 10ms } ]\n";

        assertThat(flow("duration: 1s\n" + text).inFlightPackets()).isEqualTo(4);
        assertThat(flow("duration: 9s\n" + text).dropped())
                .containsExactly(entry("no-neighbor", 4L));
    }

    @Test
    void requests_that_arrive_without_an_answer_are_delivered_and_not_lost()
            throws ScenarioException {
        String text =
                """
                duration: 5s
                network:
                  hosts: { hv1: { address: 192.168.4.11/24 }, hv2: { address: 192.168.4.12/24 } }
                  firewalls: { fw: { preset: allow-all } }
                  links: [ hv1 -- fw, fw -- hv2 ]
                virtualization: { mechanism: none }
                tenants:
                  blue:
                    subnets: { front: { vsid: 5001, prefix: 10.0.0.0/24 } }
                    vms:
                      a: { host: hv1, subnet: front, address: 10.0.0.5 }
                      b: { host: hv2, subnet: front, address: 10.0.0.6 }
                traffic: [ ping: { name: hello, from: a, to: b, count: 40, every: 100ms } ]
                timeline:
                  - { at: 1950ms, firewall: fw, deny: { protocol: icmp, from: 10.0.0.6/32 } }
                expect:
                  - { flow: hello, delivered: 40, answered: 20, lost: 0, in-flight: 0 }
                  - { flow: hello, delivered: 20, answered: 0, lost: 0, since: 1950ms }
                sweep: { metrics: [ hello.delivered, hello.answered, hello.lost ] }
                """;
        RunResult result = run(text);
        RunResult.FlowResult ping = result.flows().get(0);

        assertThat(ping.deliveredPackets()).isEqualTo(40);
        assertThat(ping.answeredPackets()).isEqualTo(20);
        assertThat(ping.lostPackets()).isZero();
        assertThat(ping.dropped()).isEmpty();
        assertThat(ping.droppedOther()).containsExactly(entry("firewall-denied", 20L));
        assertThat(result.expectations()).allMatch(RunResult.ExpectationResult::pass);
        Run whole = Run.of(file(text).scenario());
        Window window = whole.window();
        whole.finish();
        assertThat(window.figures())
                .contains(
                        entry("hello.delivered", 40.0),
                        entry("hello.answered", 20.0),
                        entry("hello.lost", 0.0));
    }

    @Test
    void a_datagram_of_which_a_fragment_is_lost_is_one_lost_datagram() throws ScenarioException {
        RunResult result =
                run(
                        "duration: 80s\n"
                                + STAR
                                + "  # of five fragments each\n"
                                + NONE
                                + VMS
                                + "traffic: [ udp: { name: big, from: a, to: b, size: 7000B,"
                                + " rate: 10Mbps, count: 1000 } ]\n",
                        "{ link: hv2 -- tor, loss: 5% }");
        RunResult.FlowResult udp = result.flows().get(0);

        assertThat(udp.sentPackets()).isEqualTo(1000);
        assertThat(udp.inFlightPackets()).isZero();
        assertThat(udp.dropped()).containsOnlyKeys("link-loss");
        assertThat(udp.lostPackets()).isBetween(180L, 275L); // 1 - 0.95^5 is 226
        assertThat(result.frames().dropped().values().stream().mapToLong(n -> n).sum())
                .isGreaterThan(2 * udp.lostPackets());
    }

    /** With faults in the network. */
    private static RunResult run(String text, String fault) throws ScenarioException {
        return run(text.replace("star: {", "faults: [ " + fault + " ], star: {"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp: { name: f, from: a, to: b, size: 5000B, rate: 50Mbps, count: 2000 }",
                "udp: { name: f, from: a, to: broadcast, size: 500B, rate: 50Mbps, count: 2000 }",
                "udp: { name: f, from: a, to: broadcast, size: 4000B, rate: 50Mbps, count: 500 }",
                "ping: { name: f, from: a, to: b, count: 300, every: 1ms, size: 3000B }",
                "tcp: { name: f, from: a, to: b, bytes: 2MB }",
                "request-response: { name: f, from: a, to: b, count: 200 }"
            })
    void packets_that_links_lose_damage_double_and_delay_are_accounted_for(String traffic)
            throws ScenarioException {
        for (String mechanism : new String[] {NONE, NVGRE}) {
            run(
                    "duration: 50ms\n" + STAR + mechanism + VMS + "traffic: [ " + traffic + " ]\n",
                    "{ link: '* -- *', loss: 2%, duplication: 5%, corruption: 2%, reordering: 3%"
                            + " }");
        }
        RunResult.FlowResult end =
                run(
                                "duration: 70s\n"
                                        + STAR
                                        + NONE
                                        + VMS
                                        + "traffic: [ "
                                        + traffic
                                        + " ]\n",
                                "{ link: '* -- *', loss: 2%, duplication: 5%, jitter: 50us }")
                        .flows()
                        .get(0);

        assertThat(end.inFlightPackets()).isZero();
        assertThat(end.deliveredPackets()).isPositive();
    }

    @Test
    void packets_that_a_link_doubles_are_delivered_once() throws ScenarioException {
        RunResult.FlowResult udp =
                run(
                                "duration: 1s\n"
                                        + STAR
                                        + NVGRE
                                        + VMS
                                        + "traffic: [ udp: { name: f, from: a, to: b, rate:"
                                        + " 10Mbps, size: 500B, count: 300 } ]\n",
                                "{ link: '* -- *', duplication: 100% }")
                        .flows()
                        .get(0);

        assertThat(udp.deliveredPackets()).isEqualTo(300);
        assertThat(udp.lostPackets()).isZero();
    }

    @Test
    void a_broadcast_counts_for_each_machine_it_is_for() throws ScenarioException {
        String text =
                "duration: 1s\n"
                        + STAR
                        + NONE
                        + VMS
                        + "traffic: [ udp: { name: shout, from: a, to: broadcast, rate: 1Mbps,"
                        + " size: 125B, count: 100 } ]\n"
                        + "timeline: [ { at: 49.5ms, link: tor -- hv3, state: down } ]\n";
        RunResult.FlowResult udp = flow(text);

        assertThat(udp.sentPackets()).isEqualTo(200);
        assertThat(udp.deliveredPackets()).isEqualTo(150);
        assertThat(udp.lostPackets()).isEqualTo(50);
    }

    @Test
    void every_machine_of_a_group_gets_a_datagram_in_fragments() throws ScenarioException {
        RunResult.FlowResult udp =
                flow(
                        "duration: 1s\n"
                                + STAR
                                + NONE
                                + VMS
                                + "traffic: [ udp: { name: shout, from: a, to: broadcast, rate:"
                                + " 1Mbps, size: 4000B, count: 20 } ]\n");

        assertThat(udp.deliveredPackets()).isEqualTo(40);
        assertThat(udp.lostPackets()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nic: standard, cores: 2", "nic: nvgre-offload, cores: 2"})
    void large_sends_count_as_the_segments_of_the_wire(String host) throws ScenarioException {
        RunResult result =
                run(
                        """
                        duration: 300ms
                        network:
                          defaults: { rate: 10Gbps, delay: 1us, mtu: 1500, buffer: 64KiB }
                          hosts:
                            hv1: { address: 192.168.4.11/24, %s }
                            hv2: { address: 192.168.4.12/24, %s }
                          switches: { tor: {} }
                          links: [ hv1 -- tor, { link: tor -- hv2, rate: 1Gbps } ]
                        virtualization: { mechanism: nvgre }
                        tenants: { generate: { tenants: 1, vms: 2 } }
                        traffic: [ tcp: { name: f, from: t1-vm1, to: t1-vm2, bytes: 10MB } ]
                        expect: [ { flow: f, payload: 10MB } ]
                        """
                                .formatted(host, host));
        RunResult.FlowResult tcp = result.flows().get(0);

        assertThat(tcp.connection()).isEqualTo("closed");
        assertThat(tcp.inFlightPackets()).isZero();
        assertThat(tcp.lostPackets()).isPositive();
        assertThat(tcp.sentPackets() - tcp.retransmits())
                .isBetween(10_000_000L / 1418, 10_000_000L / 1300);
        assertThat(result.expectations()).allMatch(RunResult.ExpectationResult::pass);
    }

    @Test
    void goodput_is_never_more_than_was_offered() throws ScenarioException {
        RunResult.FlowResult two =
                flow(
                        "duration: 1s\n"
                                + STAR
                                + NONE
                                + VMS
                                + "traffic: [ udp: { name: f, from: a, to: b, rate: 1Mbps, size:"
                                + " 1000B, count: 2 } ]\n");

        assertThat(two.goodputBitsPerSecond()).isEqualTo(1e6, within(1.0));
        assertThat(two.goodputNanos()).isEqualTo(16_000_000);
    }

    @Test
    void goodput_counts_the_time_in_which_nothing_came() throws ScenarioException {
        String text =
                "duration: 1s\n"
                        + STAR
                        + NONE
                        + VMS
                        + "traffic: [ tcp: { name: f, from: a, to: b } ]\n"
                        + "timeline: [ { at: 10ms, link: hv1 -- tor, state: down } ]\n"
                        + "expect: [ { flow: f, goodput: { at-least: 900Mbps } } ]\n";
        RunResult result = run(text);
        RunResult.FlowResult tcp = result.flows().get(0);

        assertThat(tcp.goodputNanos()).isEqualTo(1_000_000_000L);
        assertThat(tcp.goodputBitsPerSecond())
                .isEqualTo(tcp.receivedBytes() * 8.0)
                .isBetween(5e6, 1e7);
        assertThat(result.expectations().get(0).pass()).isFalse();
        Run whole = Run.of(file(text).scenario());
        Window window = whole.window();
        whole.finish();
        assertThat(window.figures().get("f.goodput")).isEqualTo(tcp.goodputBitsPerSecond());
    }

    @Test
    void goodput_ends_with_what_a_flow_had_to_send() throws ScenarioException {
        RunResult.FlowResult tcp =
                flow(
                        "duration: 2s\n"
                                + STAR
                                + NONE
                                + VMS
                                + "traffic: [ tcp: { name: f, from: a, to: b, bytes: 10MB, start:"
                                + " 200ms } ]\n");

        assertThat(tcp.goodputBitsPerSecond()).isBetween(8.5e8, 9.6e8);
    }

    @Test
    void flows_that_share_a_link_have_no_more_goodput_than_it_carries() throws ScenarioException {
        RunResult result =
                run(
                        "duration: 200ms\n"
                                + STAR
                                + NONE
                                + VMS
                                + "traffic: [ tcp: { name: f, from: a, to: c }, tcp: { name: g,"
                                + " from: b, to: c } ]\n");
        double sum = result.flows().stream().mapToDouble(f -> f.goodputBitsPerSecond()).sum();

        assertThat(sum).isBetween(8e8, 1e9);
    }

    @Test
    void what_waits_in_a_queue_after_the_end_does_not_make_goodput_exceed_the_link()
            throws ScenarioException {
        RunResult.FlowResult udp =
                flow(
                        "duration: 2s\n"
                                + STAR.replace("delay: 10us", "delay: 10us, buffer: 4MiB")
                                + NONE
                                + VMS
                                + "traffic: [ udp: { name: f, from: a, to: b, rate: 2Gbps, size:"
                                + " 1400B, stop: 10ms } ]\n");

        assertThat(udp.lostPackets()).isZero();
        assertThat(udp.goodputBitsPerSecond()).isBetween(9e8, 1e9);
    }

    @Test
    void round_trips_are_measured_by_nvsim_and_not_by_the_clock_of_the_guest()
            throws ScenarioException {
        RunResult.FlowResult tcp =
                run(
                                "duration: 200ms\n"
                                        + STAR
                                        + NONE
                                        + VMS
                                        + "traffic: [ tcp: { name: f, from: a, to: b, bytes: 5MB,"
                                        + " stack: modern } ]\n",
                                "{ link: hv1 -- tor, loss: 1% }")
                        .flows()
                        .get(0);

        assertThat(tcp.latencyKind()).isEqualTo("rtt");
        assertThat(tcp.latencyNanos().p99()).isLessThan(900_000).isNotEqualTo(1_000_000);
    }

    @Test
    void requests_under_way_are_in_flight_and_those_of_broken_connections_lost()
            throws ScenarioException {
        String text =
                STAR
                        + NONE
                        + VMS
                        + "traffic: [ request-response: { name: f, from: a, to: b, think: 1ms } ]\n"
                        + "timeline: [ { at: 20ms, link: hv1 -- tor, state: down } ]\n";
        RunResult.FlowResult under = flow("duration: 200ms\n" + text);
        RunResult.FlowResult broken = flow("duration: 120s\n" + text);

        assertThat(under.lostPackets()).isZero();
        assertThat(under.sentPackets() - under.answeredPackets()).isEqualTo(1);
        assertThat(broken.dropped()).containsOnlyKeys("connection-timed-out");
        assertThat(broken.latencyKind()).isEqualTo("response-time");
    }

    @Test
    void every_kind_of_time_has_its_own_name_and_can_be_expected() throws ScenarioException {
        String text =
                "duration: 100ms\n"
                        + STAR.replace("network: {", "network: { timing-noise: 0us,")
                        + NONE
                        + VMS
                        + """
                        traffic:
                          - ping: { name: p, from: a, to: b, count: 5, every: 10ms }
                          - udp: { name: u, from: a, to: b, rate: 1Mbps }
                          - tcp: { name: t, from: a, to: b, bytes: 10kB }
                          - request-response: { name: r, from: a, to: b, count: 3 }
                        expect:
                          - { flow: p, rtt-p50: { at-least: 40us, at-most: 60us } }
                          - { flow: u, delay-max: { at-most: 200us } }
                          - { flow: t, rtt-mean: { at-least: 40us, at-most: 1ms } }
                          - { flow: r, response-time-p99: { at-most: 50ms } }
                          - { flow: p, rtt-max: { at-most: 45us }, since: 15ms, until: 50ms }
                        """;
        RunResult result = run(text);

        assertThat(result.flows().stream().map(f -> f.latencyKind()))
                .containsExactly("rtt", "delay", "rtt", "response-time");
        assertThat(result.expectations())
                .as("%s", result.expectations())
                .allMatch(RunResult.ExpectationResult::pass);
    }

    @Test
    void figures_that_a_kind_of_flow_does_not_have_are_refused_with_those_it_has() {
        String traffic =
                "duration: 1s\n"
                        + STAR
                        + VMS
                        + "traffic: [ udp: { name: u, from: a, to: b, rate: 1Mbps } ]\n";
        Map<String, String> faults =
                Map.of(
                        "expect: [ { flow: u, rtt-p99: 1ms } ]",
                        "flow 'u' (udp) has no rtt-p99; it has delay-mean, delay-p50",
                        "expect: [ { flow: u, answered: 1 } ]",
                        "flow 'u' (udp) has no answered; it has sent, delivered",
                        "sweep: { metrics: [ u.fct-p99 ] }",
                        "flow 'u' (udp) has no fct-p99",
                        "sweep: { metrics: [ u.latency-p99 ] }",
                        "delay-p99 (udp)");
        faults.forEach(
                (line, message) ->
                        assertThat(
                                        catchThrowableOfType(
                                                        ScenarioException.class,
                                                        () -> file(traffic + line + "\n"))
                                                .render())
                                .contains("figures.yaml:12:")
                                .contains(message));
    }

    @Test
    void thousands_of_requests_can_wait_for_their_answers() throws ScenarioException {
        RunResult.FlowResult ping =
                flow(
                        "duration: 1s\n"
                                + STAR.replace("delay: 10us", "delay: 10ms")
                                + NONE
                                + VMS
                                + "traffic: [ ping: { name: f, from: a, to: b, count: 20000,"
                                + " every: 20us } ]\n");

        assertThat(ping.deliveredPackets()).isGreaterThan(18_000);
        assertThat(ping.answeredPackets()).isEqualTo(ping.deliveredPackets());
    }

    @Test
    void a_run_on_several_threads_has_the_same_figures() throws ScenarioException {
        StringBuilder traffic = new StringBuilder("traffic:\n");
        for (int i = 1; i <= 12; i++) {
            traffic.append(
                            "  - udp: { name: u%d, from: t1-vm%d, to: t1-vm%d,"
                                    .formatted(i, i, 25 - i))
                    .append(
                            " rate: 50Mbps, size: 4000B, stop: 2ms, port: %d }\n"
                                    .formatted(5000 + i));
        }
        String text =
                "duration: 3ms\nnetwork:\n"
                        + "  leaf-spine: { leaves: 6, spines: 2, hosts-per-leaf: 4 }\n"
                        + "  faults: [ { link: '* -- *', loss: 1%, duplication: 3%, jitter: 2us } ]\n"
                        + "virtualization: { mechanism: nvgre }\n"
                        + "tenants: { generate: { tenants: 1, vms: 24 } }\n"
                        + traffic;
        RunResult one = run(text);
        Run several = Run.of(file(text).scenario(), new Threads(4, 1, true));

        assertThat(several.threads()).isGreaterThan(1);
        assertThat(several.finish().flows()).isEqualTo(one.flows());
        assertThat(one.flows()).anyMatch(flow -> flow.lostPackets() > 0);
    }

    @Test
    void what_is_in_flight_when_a_part_begins_is_delivered_in_it_without_being_sent()
            throws ScenarioException {
        String text =
                "duration: 100ms\n"
                        + STAR.replace("delay: 10us", "delay: 5ms")
                        + NONE
                        + VMS
                        + "traffic: [ udp: { name: f, from: a, to: b, rate: 8Mbps, size: 1000B,"
                        + " stop: 80ms } ]\n"
                        + "expect:\n"
                        + "  - { flow: f, sent: 30, delivered: 30, lost: 0, in-flight: { at-least:"
                        + " 10, at-most: 11 }, since: 40ms, until: 70ms }\n";
        Run run = Run.of(file(text).scenario());
        run.advanceTo(70_000_000_000L - 1);
        double before = run.result().flows().get(0).inFlightPackets();
        Window rest = run.window();
        RunResult result = run.finish();

        assertThat(before).isPositive();
        assertThat(rest.figures().get("f.sent") + before)
                .isEqualTo(
                        rest.figures().get("f.delivered")
                                + rest.figures().get("f.lost")
                                + rest.figures().get("f.in-flight"));
        assertThat(result.expectations())
                .as("%s", result.expectations())
                .hasSize(4)
                .allMatch(RunResult.ExpectationResult::pass);
    }

    @Test
    void the_document_of_a_flow_has_the_keys_of_its_record_and_no_others() throws Exception {
        RunResult result =
                run(
                        "duration: 10ms\n"
                                + STAR
                                + VMS
                                + "traffic: [ ping: { name: f, from: a, to: b, count: 1 } ]\n");
        JsonNode flow = JsonMapper.builder().build().readTree(Json.of(result)).get("flows").get(0);

        assertThat(flow.propertyNames())
                .containsExactlyElementsOf(
                        Arrays.stream(RunResult.FlowResult.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @Test
    void a_flow_with_gaps_longer_than_its_rest_ends_at_its_stop() throws ScenarioException {
        RunResult.FlowResult udp =
                flow(
                        "duration: 100ms\n"
                                + STAR
                                + NONE
                                + VMS
                                + "traffic: [ udp: { name: f, from: a, to: b, rate: 100kbps, size:"
                                + " 1000B, stop: 50ms } ]\n");

        assertThat(udp.sentPackets()).isEqualTo(1); // the next would be due at 80 ms
        assertThat(udp.goodputNanos()).isEqualTo(50_000_000);
    }

    @Test
    void what_the_far_end_sends_again_is_counted_and_on_several_threads_alike()
            throws ScenarioException {
        String text =
                "duration: 8s\n"
                        + STAR.replace(
                                "star: {", "faults: [ { link: '* -- *', loss: 3% } ], star: {")
                        + NONE
                        + VMS
                        + "traffic: [ request-response: { name: f, from: a, to: b, response: 100kB,"
                        + " count: 50 } ]\n";
        RunResult.FlowResult one = flow(text);

        assertThat(one.retransmits()).isGreaterThan(20); // most data goes back
        assertThat(Run.of(file(text).scenario(), new Threads(3, 1, true)).finish().flows())
                .containsExactly(one);
    }
}
