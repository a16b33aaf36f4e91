package org.nvsim.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nvsim.run.record.Recorder;
import org.nvsim.run.record.Recording;
import org.nvsim.run.record.Step;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;

/** Steps from any moment, forwards and back: by event, by hop of a packet, by drop. */
final class SteppingTest {
    private static final int JUMPS = 100;
    private static Recording recording;
    private final Random random = new Random(3);
    private RunModel model;

    @BeforeAll
    static void run() throws Exception {
        String[] brief = {"duration=130ms", "timeline[0].at=105ms", "expect=[]", "compare={}"};
        recording =
                Recorder.record(
                        ScenarioLoader.load("gre-blocked", Overrides.of(List.of(brief))),
                        share -> true);
    }

    @BeforeEach
    void open() {
        model =
                new RunModel(
                        new RunScene(recording),
                        new RunModel.Background(Runnable::run, Runnable::run));
    }

    @Test
    void the_next_event_after_a_jump_is_the_first_that_is_later_and_back_the_last_before() {
        for (int i = 0; i < JUMPS; i++) {
            long fromPs = jump();
            model.playback().stepEvent(true);
            long laterPs = model.playback().timePs();
            assertThat(laterPs).isEqualTo(firstAfter(fromPs));
            model.playback().stepEvent(false);
            assertThat(model.playback().timePs()).isEqualTo(lastBefore(laterPs));
        }
    }

    @Test
    void the_next_hop_after_a_jump_is_the_packets_own_and_its_step_is_shown() {
        for (int i = 0; i < JUMPS; i++) {
            model.selectPacket(random.nextInt(recording.packets().count()));
            List<Step> steps = model.inspector().stepsProperty().get();
            long fromPs = steps.get(0).timePs() - 1;
            model.playback().seek(fromPs);
            for (long timePs : steps.stream().mapToLong(Step::timePs).distinct().toArray()) {
                model.stepHop(true);
                assertThat(model.playback().timePs()).isEqualTo(timePs);
                assertThat(model.inspector().step().timePs()).isEqualTo(timePs);
            }
            long endPs = model.playback().timePs();
            model.stepHop(true);
            assertThat(model.playback().timePs()).isEqualTo(endPs);
            assertThat(model.noteProperty().get()).startsWith("Nothing more happens");
            jump();
            assertThat(model.noteProperty().get()).isEmpty();
        }
    }

    @Test
    void the_next_drop_after_a_jump_selects_the_packet_and_shows_why() {
        for (int i = 0; i < JUMPS; i++) {
            long fromPs = jump();
            model.selectPacket(RunModel.NONE);
            model.stepDrop(true);
            int drop = recording.dropsUntil(fromPs);
            if (drop == recording.dropCount()) {
                assertThat(model.playback().timePs()).isEqualTo(fromPs);
                assertThat(model.noteProperty().get())
                        .isEqualTo("No packet is dropped after this.");
            } else {
                int row = recording.dropRow(drop);
                assertThat(model.playback().timePs()).isEqualTo(recording.timePs(row));
                assertThat(model.selectedPacketProperty().get()).isEqualTo(recording.packet(row));
                assertThat(Inspector.isDrop(model.inspector().step())).isTrue();
            }
        }
    }

    @Test
    void every_drop_is_visited_once_forwards_and_once_back_also_those_of_one_moment()
            throws Exception {
        Recording incast =
                Recorder.record(ScenarioLoader.load("incast", Overrides.none()), share -> true);
        model =
                new RunModel(
                        new RunScene(incast),
                        new RunModel.Background(Runnable::run, Runnable::run));
        model.playback().seek(0);
        for (int drop = 0; drop < incast.dropCount(); drop++) {
            model.stepDrop(true);
            assertThat(model.selectedPacketProperty().get())
                    .isEqualTo(incast.packet(incast.dropRow(drop)));
        }
        for (int drop = incast.dropCount() - 2; drop >= 0; drop--) {
            model.stepDrop(false);
            assertThat(model.selectedPacketProperty().get())
                    .isEqualTo(incast.packet(incast.dropRow(drop)));
        }
        assertThat(incast.dropCount()).isGreaterThan(10);
    }

    @Test
    void a_step_chosen_among_several_of_one_moment_stays_chosen() {
        model.selectPacket(0);
        List<Step> steps = model.inspector().stepsProperty().get();
        for (int i = 0; i < steps.size(); i++) {
            model.inspector().choose(i);
            model.playback().seek(steps.get(i).timePs());
            assertThat(model.inspector().chosenProperty().get()).isEqualTo(i);
        }
    }

    private long jump() {
        long toPs = (long) (random.nextDouble() * model.playback().endPs());
        model.playback().seek(toPs);
        return toPs;
    }

    private static long firstAfter(long timePs) {
        for (int row = 0; row < recording.rowCount(); row++) {
            if (recording.timePs(row) > timePs) {
                return recording.timePs(row);
            }
        }
        return recording.scenario().durationPs();
    }

    private static long lastBefore(long timePs) {
        long last = 0;
        for (int row = 0; row < recording.rowCount() && recording.timePs(row) < timePs; row++) {
            last = recording.timePs(row);
        }
        return last;
    }
}
