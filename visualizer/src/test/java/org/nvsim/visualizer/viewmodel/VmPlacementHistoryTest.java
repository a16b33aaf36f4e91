package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Recorder;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

final class VmPlacementHistoryTest {
    private static final long MS = 1_000_000_000L;

    @Test
    void a_vm_is_on_its_old_host_in_migration_until_the_new_host_has_it() throws Exception {
        RunScene world = world("duration=1.2s"); // it leaves at 1 s, and goes on 50 ms later
        long leavesPs = 1000 * MS;
        long arrivesPs = 1050 * MS;
        assertThat(hostOf(world, "blue2", leavesPs - 1)).isEqualTo("hv2");
        assertThat(world.pause("blue2", leavesPs - 1)).isEmpty();

        assertThat(hostOf(world, "blue2", leavesPs)).isEqualTo("hv2");
        assertThat(words(world, leavesPs)).contains("moves to hv3");
        assertThat(hostOf(world, "blue2", arrivesPs - 1)).isEqualTo("hv2");
        assertThat(words(world, arrivesPs - 1)).contains("moves to hv3");
        assertThat(world.picture(arrivesPs - 1)).isSameAs(world.picture(0));

        assertThat(hostOf(world, "blue2", arrivesPs)).isEqualTo("hv3");
        assertThat(words(world, arrivesPs)).isEmpty();
        assertThat(hostOf(world, "blue1", arrivesPs)).isEqualTo("hv1");
        assertThat(hostOf(world, "blue2", 0)).as("and back").isEqualTo("hv2");
    }

    @Test
    void a_move_that_the_run_does_not_see_the_end_of_says_where_it_goes() throws Exception {
        RunScene world = world("duration=1.02s");
        assertThat(hostOf(world, "blue2", 1020 * MS)).isEqualTo("hv2");
        assertThat(words(world, 1020 * MS)).contains("moves to hv3");
    }

    @Test
    void the_vms_of_a_host_that_stands_still_are_saved_there() throws Exception {
        RunScene world =
                world(
                        "duration=1s",
                        "timeline=[{ at: 100ms, node: hv3, state: down },"
                                + " { at: 300ms, migrate: blue2, to: hv3, downtime: 50ms },"
                                + " { at: 600ms, node: hv3, state: up }]");
        assertThat(world.pause("blue3", 100 * MS).map(VmPause::words)).contains("saved");
        assertThat(hostOf(world, "blue3", 200 * MS)).isEqualTo("hv3");
        assertThat(words(world, 500 * MS)).as("it waits for hv3").contains("moves to hv3");
        assertThat(hostOf(world, "blue2", 500 * MS)).isEqualTo("hv2");
        assertThat(hostOf(world, "blue2", 600 * MS)).isEqualTo("hv3");
        assertThat(world.pause("blue3", 600 * MS)).isEmpty();
    }

    private static RunScene world(String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("traffic=[]", "expect=[]", "compare={}"));
        return new RunScene(
                Recorder.record(
                        ScenarioLoader.load("live-migration", Overrides.of(all)), share -> true));
    }

    private static Optional<String> words(RunScene world, long timePs) {
        return world.pause("blue2", timePs).map(VmPause::words);
    }

    /** The host in whose box a VM's box is. */
    private static String hostOf(RunScene world, String vm, long timePs) {
        Picture picture = world.picture(timePs);
        Box box = picture.box(world.recording().places().indexOf(vm));
        for (String host : List.of("hv1", "hv2", "hv3")) {
            Box around = picture.box(world.recording().places().indexOf(host));
            if (around.contains(box.centerX(), box.centerY())) {
                return host;
            }
        }
        return "none";
    }
}
