package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

final class PacketListTest {
    private static Recording recording;
    private final Deque<Runnable> work = new ArrayDeque<>();
    private PacketList list;

    @BeforeAll
    static void run() throws Exception {
        recording =
                Recorder.record(ScenarioLoader.load("learning-r2", Overrides.none()), s -> true);
    }

    @BeforeEach
    void open() {
        list =
                new PacketList(
                        new RunScene(recording), new RunModel.Background(work::add, Runnable::run));
    }

    @Test
    void the_filter_before_stays_in_force_until_the_packets_of_the_next_are_found() {
        int all = recording.packets().count();
        assertThat(list.shownProperty().get()).hasSize(all);
        list.select("arp");
        assertThat(list.isFiltered()).isFalse();
        assertThat(list.shownProperty().get()).hasSize(all);
        doWork();
        assertThat(list.filterProperty().get()).isEqualTo("arp");
        assertThat(list.shownProperty().get().length).isBetween(1, all - 1);
    }

    @Test
    void of_several_filters_written_quickly_the_last_good_one_comes_into_force() {
        list.select("icmp");
        list.select("arp");
        list.select("arp && nonsense");
        doWork();
        assertThat(list.filterProperty().get()).isEqualTo("arp");
        assertThat(list.complaintProperty().get()).isPresent();
        list.select("arp");
        assertThat(list.complaintProperty().get()).isEmpty();
    }

    private void doWork() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
