package org.nvsim.run.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.run.Run;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.spec.Scenario;

final class TableHistoryTest {
    private static final long AMPLE = 64 << 20;
    private static final int MOMENTS = 40;

    /**
     * Between them: ARP and MAC tables, rules that change, a move, a lost host, scripts, gateways.
     */
    @ParameterizedTest
    @CsvSource({
        "first-look, ''",
        "gre-blocked, duration=120ms timeline[0].at=105ms expect=[] compare={}",
        "firewall-opens-late, ''",
        "live-migration, ''",
        "stale-record, ''",
        "forgotten-host, ''",
        "learning-r2, ''",
        "gateway-nat, ''",
        "three-ways, ''",
        "vlan-limits, ''",
        "mtu-black-hole, ''",
    })
    void tables_of_any_moment_are_those_of_a_run_that_stops_there(String name, String settings)
            throws Exception {
        Scenario scenario = load(name, settings);
        Run kept = Run.of(scenario);
        TableHistory history = kept.keepTables(AMPLE);
        kept.advanceTo(scenario.durationPs());

        Run fresh = Run.of(scenario);
        for (long momentPs : moments(scenario)) {
            fresh.advanceTo(momentPs);
            assertThat(history.at(momentPs)).as("at %d ps", momentPs).isEqualTo(fresh.tables());
        }
        assertThat(history.untilPs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void keeping_tables_changes_nothing() throws Exception {
        Scenario scenario = load("live-migration", "");
        Run kept = Run.of(scenario);
        kept.keepTables(AMPLE);
        assertThat(kept.finish().digest()).isEqualTo(Run.of(scenario).finish().digest());
    }

    @Test
    void what_finds_no_room_is_not_kept_and_it_says_from_when() throws Exception {
        Scenario scenario = load("firewall-opens-late", "");
        Run run = Run.of(scenario);
        TableHistory little = run.keepTables(20_000);
        run.advanceTo(scenario.durationPs());
        assertThat(little.untilPs()).isBetween(1L, scenario.durationPs());

        Run fresh = Run.of(scenario);
        fresh.advanceTo(little.untilPs() - 1);
        assertThat(little.at(little.untilPs() - 1)).isEqualTo(fresh.tables());
    }

    @Test
    void a_move_is_seen_in_the_virtual_switches_of_both_hosts() throws Exception {
        Scenario scenario = load("live-migration", "");
        Run run = Run.of(scenario);
        TableHistory history = run.keepTables(AMPLE);
        run.advanceTo(scenario.durationPs());
        List<String> seen = new ArrayList<>();
        for (TableHistory.Version version : history.versions(NodeTables.VIRTUAL_SWITCH)) {
            if (version.timePs() > 0) {
                List<String> vms = version.table().rows().stream().map(row -> row.get(0)).toList();
                seen.add(version.timePs() + " " + version.table().node() + " " + vms);
            }
        }
        assertThat(seen)
                .containsExactly("1000000000000 hv2 []", "1050000000000 hv3 [blue3, blue2]");
    }

    /** Random ones, and some at which something happens exactly then. */
    private static long[] moments(Scenario scenario) {
        Random random = new Random(5);
        long[] moments = new long[MOMENTS];
        for (int i = 0; i < MOMENTS; i++) {
            moments[i] = (long) (random.nextDouble() * scenario.durationPs());
        }
        moments[0] = 0;
        moments[1] = scenario.durationPs();
        for (int i = 0; i < Math.min(8, scenario.timeline().size()); i++) {
            moments[2 + i] = scenario.timeline().get(i).atPs();
        }
        Arrays.sort(moments);
        return moments;
    }

    private static Scenario load(String name, String settings) throws Exception {
        List<String> set = settings.isEmpty() ? List.of() : List.of(settings.split(" "));
        return ScenarioLoader.load(name, Overrides.of(set));
    }
}
