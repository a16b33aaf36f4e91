package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Packets;
import org.nvsim.run.record.Recorder;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

final class FollowTest {
    private static RunScene world;
    private Follow follow;

    @BeforeAll
    static void run() throws Exception {
        world =
                new RunScene(
                        Recorder.record(
                                ScenarioLoader.load("first-look", Overrides.none()), s -> true));
    }

    @BeforeEach
    void start() {
        follow = new Follow(world);
    }

    private String title() {
        return follow.targetProperty().get().map(Follow.Target::title).orElse("");
    }

    @Test
    void all_packets_but_those_of_the_followed_flow_are_dimmed() {
        follow.flow(1);
        assertThat(title()).isEqualTo("flow " + world.scenario().traffic().get(1).name());
        Packets packets = world.recording().packets();
        for (int packet = 0; packet < packets.count(); packet++) {
            assertThat(follow.isDimmed(packet)).isEqualTo(packets.flow(packet) != 1);
        }
        assertThat(follow.links()).isNotEmpty();
    }

    @Test
    void one_packet_is_followed_along_the_links_it_takes() {
        Packets packets = world.recording().packets();
        int packet = 0;
        while (packets.flow(packet) != 0) {
            packet++;
        }
        follow.packet(packet);
        assertThat(title()).startsWith("packet ").endsWith(" 1");
        assertThat(follow.isDimmed(packet)).isFalse();
        assertThat(follow.isDimmed(packet + 1)).isTrue();
        assertThat(follow.links()).hasSize(2);
    }

    @Test
    void asked_for_again_it_ends() {
        follow.flow(0);
        follow.flow(0);
        assertThat(follow.targetProperty().get()).isEqualTo(Optional.empty());
        assertThat(follow.isDimmed(0)).isFalse();
        assertThat(follow.links()).isEmpty();
    }
}
