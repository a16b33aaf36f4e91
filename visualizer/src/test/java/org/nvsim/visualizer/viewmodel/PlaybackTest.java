package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

final class PlaybackTest {
    private static Recording recording;
    private RunScene world;
    private Playback playback;

    @BeforeAll
    static void run() throws Exception {
        recording = Recorder.record(ScenarioLoader.load("first-look", Overrides.none()), s -> true);
    }

    @BeforeEach
    void play() {
        world = new RunScene(recording);
        playback = new Playback(world);
    }

    @Test
    void it_begins_where_a_packet_of_a_flow_is_under_way() {
        world.traffic().at(playback.timePs(), packet -> true);
        assertThat(world.traffic().count()).isPositive();
    }

    @Test
    void time_passes_by_the_chosen_speed_and_stands_still_when_paused() {
        playback.skippingQuietProperty().set(false);
        playback.seek(0);
        playback.tick(1_000_000_000L);
        assertThat(playback.timePs()).isZero();
        playback.playingProperty().set(true);
        playback.speedProperty().set(4);
        playback.tick(500_000_000L);
        assertThat(playback.timePs()).isEqualTo(500_000_000L);
    }

    @Test
    void quiet_times_are_jumped_over_to_the_next_thing_that_happens() {
        playback.seek(30_000_000_000L); // 30 ms: between the pings
        playback.playingProperty().set(true);
        playback.tick(1);
        assertThat(playback.timePs()).isEqualTo(50_000_000_000L);
    }

    @Test
    void it_stops_at_the_end() {
        playback.seek(playback.endPs() - 1);
        playback.playingProperty().set(true);
        playback.speedProperty().set(8);
        playback.tick(1_000_000_000L);
        assertThat(playback.timePs()).isEqualTo(playback.endPs());
        assertThat(playback.playingProperty().get()).isFalse();
    }

    @Test
    void steps_forth_and_back_visit_the_same_moments() {
        playback.seek(0);
        long[] moments = new long[20];
        for (int i = 0; i < moments.length; i++) {
            playback.stepEvent(true);
            moments[i] = playback.timePs();
        }
        assertThat(moments).isSorted().doesNotHaveDuplicates();
        for (int i = moments.length - 2; i >= 0; i--) {
            playback.stepEvent(false);
            assertThat(playback.timePs()).isEqualTo(moments[i]);
        }
    }

    @Test
    void the_next_packet_is_shown_on_its_link() {
        playback.seek(30_000_000_000L);
        playback.stepPacket();
        world.traffic().at(playback.timePs(), packet -> true);
        assertThat(world.traffic().count()).isPositive();
        assertThat(playback.timePs()).isBetween(50_000_000_000L, 50_010_000_000L);
    }

    @Test
    void the_hops_of_a_packet_are_visited_in_order() {
        int packet = 0;
        playback.seek(0);
        long before = -1;
        for (int i = 0; i < 5 && playback.timePs() > before; i++) {
            before = playback.timePs();
            playback.stepHop(packet, true);
        }
        long last = recording.timePs(recording.packets().lastRow(packet));
        assertThat(playback.timePs()).isLessThanOrEqualTo(last).isPositive();
    }

    @Test
    void a_packet_on_a_link_is_as_far_along_as_its_time_says() {
        int row = 0;
        while (!recording.isSent(row)) {
            row++;
        }
        long leavesPs = recording.departurePs(row);
        long arrivesPs = recording.arrivalPs(row);
        int packet = recording.packet(row);
        world.traffic().at(leavesPs + (arrivesPs - leavesPs) / 4, p -> p == packet);
        LinkLine line =
                world.picture(0)
                        .links()
                        .get(
                                recording
                                        .topology()
                                        .linkId(recording.place(row), recording.port(row)));
        assertThat(world.traffic().count()).isEqualTo(1);
        double share = (world.traffic().y(0) - line.y1()) / (line.y2() - line.y1());
        assertThat(share).isBetween(0.249, 0.251);
    }

    @Test
    void the_picture_as_svg_names_every_machine() {
        world.traffic().at(playback.timePs(), packet -> true);
        String svg = Svg.of(world, playback.timePs());
        assertThat(svg).startsWith("<svg").endsWith("</svg>" + System.lineSeparator());
        assertThat(recording.places()).allSatisfy(name -> assertThat(svg).contains(">" + name));
    }

    @Test
    void packets_that_pass_the_filter_are_written_as_a_capture(@TempDir Path folder)
            throws Exception {
        PacketList list =
                new PacketList(world, new RunModel.Background(Runnable::run, Runnable::run));
        list.select("flow == blue-hello");
        Path few = folder.resolve("few.pcapng");
        Export.packets(world, list.shownProperty().get(), "a filter", few);
        list.select("");
        Path all = folder.resolve("all.pcapng");
        Export.packets(world, list.shownProperty().get(), "", all);
        assertThat(Files.size(few)).isBetween(1000L, Files.size(all) / 2);
        assertThat(Files.readAllBytes(few)).startsWith(0x0A, 0x0D, 0x0D, 0x0A);
    }

    @Test
    void preferences_are_found_again(@TempDir Path folder) {
        Path file = folder.resolve("nvsim").resolve("desktop");
        Preferences first = new Preferences(Optional.of(file));
        first.opened("a.yaml");
        first.opened("b.yaml");
        first.opened("a.yaml");
        first.setDark(true);
        first.setFontSize(99);
        Preferences second = new Preferences(Optional.of(file));
        assertThat(second.recent()).containsExactly("a.yaml", "b.yaml");
        assertThat(second.isDark()).isTrue();
        assertThat(second.fontSize()).isEqualTo(24);
    }
}
