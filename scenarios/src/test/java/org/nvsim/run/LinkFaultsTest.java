package org.nvsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nvsim.run.result.RunResult;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.problem.ScenarioException;

/** Every run here also proves, as all do, that no frame vanished or was used twice. */
class LinkFaultsTest {
    private static final int SENT = 10_000;

    private static RunResult run(String faults, String timeline) throws ScenarioException {
        String text =
                "nvsim: 1\nseed: 2\nduration: 2s\n"
                        + "network:\n  timing-noise: 0us\n  star: { hosts: 2 }\n  faults: [ { link: "
                        + (faults.contains(" -- ") ? "" : "hv1 -- tor, ")
                        + faults
                        + " } ]\n"
                        + "tenants: { generate: { tenants: 1, vms: 2 } }\n"
                        + "traffic:\n  - udp: { name: video, from: t1-vm1, to: t1-vm2,"
                        + " rate: 80Mbps, count: 10000, start: 100ms }\n"
                        + "timeline: "
                        + timeline
                        + "\n";
        return Run.of(ScenarioLoader.parse("faults", text, Overrides.none()).scenario()).finish();
    }

    private static RunResult run(String faults) throws ScenarioException {
        return run(faults, "[]");
    }

    private static long received(RunResult result) {
        return result.flows().get(0).receivedPackets();
    }

    private static long dropped(RunResult result, String reason) {
        return result.frames().dropped().getOrDefault(reason, 0L);
    }

    @Test
    void a_lossy_link_loses_its_share_and_the_same_every_time() throws ScenarioException {
        RunResult result = run("loss: 5%");

        // 500 expected; standard deviation is 22
        assertThat(dropped(result, "link-loss")).isBetween(400L, 600L);
        assertThat(received(result)).isEqualTo(SENT - dropped(result, "link-loss"));
        assertThat(run("loss: 5%").digest()).isEqualTo(result.digest());
    }

    @Test
    void a_star_means_several_links_each_with_draws_of_its_own() throws ScenarioException {
        long one = dropped(run("loss: 5%"), "link-loss");

        // of 10 000, and of those 9 500 again
        assertThat(dropped(run("'* -- *', loss: 5%"), "link-loss")).isBetween(850L, 1_100L);
        assertThat(dropped(run("'*1 -- t*', loss: 5%"), "link-loss")).isEqualTo(one);
        assertThat(dropped(run("'tor -- hv*', loss: 5%"), "link-loss")).isBetween(850L, 1_100L);
    }

    @Test
    void the_last_fault_that_means_a_link_is_what_is_wrong_with_it() throws ScenarioException {
        String all = "'* -- *', loss: 5% }, { link: hv1 -- tor, loss: 0%";
        String several = "'* -- *', loss: 5%";

        assertThat(dropped(run(all), "link-loss")).isBetween(400L, 600L);
        assertThat(dropped(run(several), "link-loss")).isGreaterThan(800);
    }

    @Test
    void one_kind_of_fault_does_not_change_what_another_draws() throws ScenarioException {
        assertThat(dropped(run("loss: 5%, jitter: 10us, duplication: 1%"), "link-loss"))
                .isEqualTo(dropped(run("loss: 5%"), "link-loss"));
    }

    @Test
    void duplicates_are_copies_and_arrive() throws ScenarioException {
        RunResult result = run("duplication: 5%");

        assertThat(result.frames().copied()).isBetween(400L, 700L);
        assertThat(result.frames().delivered()).isGreaterThan(SENT + 350);
        assertThat(received(result)).isEqualTo(SENT); // as a receiver counts
    }

    @Test
    void checksums_catch_what_a_link_damages() throws ScenarioException {
        RunResult result = run("corruption: 10%");

        long lost = SENT - received(result);
        assertThat(lost).isBetween(700L, 1_150L);
        // the rest are seen by what no checksum covers, such as a network nobody has
        assertThat(dropped(result, "bad-checksum") + dropped(result, "ip-bad-checksum"))
                .isBetween(lost / 2, lost - 1);
    }

    @Test
    void a_segment_with_a_damaged_header_takes_no_other_with_it_where_adapters_join_them()
            throws ScenarioException {
        String text =
                """
                nvsim: 1
                seed: 2
                duration: 500ms
                network:
                  star: { hosts: 2 }
                  cores: 1
                  nic: { like: plain, coalescing: true, moderation: 100us }
                  faults: [ { link: hv2 -- tor, corruption: 0.3% } ]
                virtualization: { mechanism: ip-rewrite }
                tenants: { generate: { tenants: 1, vms: 2 } }
                traffic: [ { tcp: { name: f, from: t1-vm1, to: t1-vm2 } } ]
                """;
        RunResult result =
                Run.of(ScenarioLoader.parse("faults", text, Overrides.none()).scenario()).finish();
        RunResult.FlowResult flow = result.flows().get(0);
        String reason = "ip-bad-checksum";
        long others = flow.droppedOther().getOrDefault(reason, 0L);

        assertThat(flow.dropped().get(reason)).isGreaterThan(20);
        assertThat(flow.dropped().get(reason) + others).isEqualTo(dropped(result, reason));
    }

    @Test
    void jitter_delays_without_reordering_and_reordering_lets_frames_pass()
            throws ScenarioException {
        RunResult calm = run("jitter: 0s");
        RunResult shaky = run("jitter: 200us");
        RunResult mixed = run("reordering: 5%, reordering-delay: 1ms");

        assertThat(received(shaky)).isEqualTo(SENT);
        long bare = calm.flows().get(0).latencyNanos().p50();
        // quantiles are exact to some per cent
        assertThat(shaky.flows().get(0).latencyNanos().p99() - bare).isBetween(185_000L, 210_000L);
        assertThat(shaky.flows().get(0).latencyNanos().min() - bare).isLessThan(5_000);
        assertThat(received(mixed)).isEqualTo(SENT);
        assertThat(mixed.flows().get(0).latencyNanos().max()).isGreaterThan(1_000_000);
        assertThat(mixed.flows().get(0).latencyNanos().p50())
                .isEqualTo(calm.flows().get(0).latencyNanos().p50());
    }

    @Test
    void a_link_that_flaps_is_down_its_share_of_the_time() throws ScenarioException {
        // traffic lasts from 100 ms to 1100 ms: down from 200 to 250, 400 to 450, …
        RunResult result = run("flap: { start: 200ms, every: 200ms, down: 50ms }");

        assertThat(dropped(result, "link-down")).isBetween(2_490L, 2_510L);
        assertThat(received(result)).isEqualTo(SENT - dropped(result, "link-down"));
    }

    @Test
    void a_partition_cuts_all_links_between_its_sides() throws ScenarioException {
        RunResult result =
                run(
                        "loss: 0%",
                        "[ { at: 300ms, partition: [ hv1, tor ], state: down },"
                                + " { at: 500ms, partition: [ hv1, tor ], state: up } ]");

        assertThat(SENT - received(result)).isBetween(1_990L, 2_010L);
    }

    @Test
    void what_is_lost_under_way_counts_at_the_link_and_the_direction_it_was_lost_in()
            throws ScenarioException {
        RunResult lossy = run("loss: 5%");
        RunResult cut =
                run(
                        "loss: 0%",
                        "[ { at: 300ms, link: hv1 -- tor, state: down },"
                                + " { at: 500ms, link: hv1 -- tor, state: up } ]");

        assertThat(drops(lossy, "hv1")).isEqualTo(dropped(lossy, "link-loss"));
        assertThat(drops(cut, "hv1")).isEqualTo(dropped(cut, "link-down"));
        assertThat(drops(lossy, "tor") + drops(cut, "tor")).isZero();
    }

    private static long drops(RunResult result, String from) {
        return result.links().stream()
                .filter(link -> link.from().equals(from))
                .mapToLong(RunResult.LinkResult::drops)
                .sum();
    }
}
