package org.nvsim.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nvsim.observe.Action;
import org.nvsim.run.Run;
import org.nvsim.run.tables.NodeTable;
import org.nvsim.scenario.Overrides;
import org.nvsim.scenario.ScenarioLoader;
import org.nvsim.scenario.spec.Scenario;

final class RecordingTest {
    private static final RowBudget AMPLE = new RowBudget(10_000_000, 64 << 20);
    private static Scenario scenario;
    private static Recording recording;

    @BeforeAll
    static void record() throws Exception {
        scenario =
                ScenarioLoader.load(
                        "gre-blocked",
                        Overrides.of(
                                List.of(
                                        "duration=120ms",
                                        "timeline[0].at=105ms",
                                        "traffic.video.start=90ms",
                                        "expect=[]",
                                        "compare={}")));
        recording = Recorder.record(scenario, AMPLE, share -> true);
    }

    @Test
    void the_frames_of_random_moments_are_those_of_a_fresh_run_advanced_to_each() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 25; i++) {
            long timePs = (long) (random.nextDouble() * scenario.durationPs());
            assertThat(liveInRecording(timePs)).as("at %d ps", timePs).isEqualTo(liveInRun(timePs));
        }
    }

    @Test
    void going_back_to_random_moments_and_forward_again_shows_the_same_bytes() {
        Random random = new Random(11);
        for (int i = 0; i < 8; i++) {
            int packet = random.nextInt(recording.packets().count());
            List<Step> first = recording.steps(packet, share -> true);
            recording.steps(random.nextInt(packet + 1), share -> true);
            List<Step> again = recording.steps(packet, share -> true);
            List<Step> replayed = recording.replay(packet, share -> true);
            assertThat(first).isNotEmpty();
            assertSame(again, first);
            assertSame(replayed, first);
        }
    }

    @Test
    void without_room_for_bytes_a_packet_is_had_again_by_running_again() throws Exception {
        Recording bare = Recorder.record(scenario, new RowBudget(10_000_000, 0), share -> true);
        int packet = bare.packets().count() / 2;
        assertThat(bare.hasSteps(packet)).isFalse();
        assertSame(bare.steps(packet, s -> true), recording.steps(packet, s -> true));
    }

    @Test
    void unkept_bytes_and_tables_of_random_moments_are_the_same_forth_and_back() throws Exception {
        Recording bare = Recorder.record(scenario, new RowBudget(10_000_000, 0), share -> true);
        bare.prepare(() -> true);
        Random random = new Random(13);
        Run fresh = Run.of(scenario);
        long[] moments = random.doubles(30).mapToLong(RecordingTest::moment).sorted().toArray();
        List<List<NodeTable>> tables = new ArrayList<>();
        for (long momentPs : moments) {
            fresh.advanceTo(momentPs);
            tables.add(fresh.tables());
        }
        for (int i = 0; i < 30; i++) { // jumps, forth and back
            int at = random.nextInt(moments.length);
            assertThat(bare.tables(moments[at], share -> true)).isEqualTo(tables.get(at));
            int[] live = bare.liveRows(moments[at]);
            assertThat(live).isEqualTo(recording.liveRows(moments[at]));
            int packet =
                    live.length == 0
                            ? random.nextInt(bare.packets().count())
                            : bare.packet(live[random.nextInt(live.length)]);
            assertSame(bare.replay(packet, s -> true), recording.steps(packet, s -> true));
        }
    }

    @Test
    void steps_whose_making_was_stopped_are_not_taken_for_all() throws Exception {
        Recording bare = Recorder.record(scenario, new RowBudget(10_000_000, 0), share -> true);
        int packet = bare.packets().count() / 2;
        assertThat(bare.steps(packet, share -> false)).isEmpty();
        assertSame(bare.steps(packet, s -> true), recording.steps(packet, s -> true));
    }

    @Test
    void over_its_limit_a_recording_keeps_what_crosses_links_and_says_what_it_does_not_keep()
            throws Exception {
        assertThat(recording.notKept()).isEmpty();
        RowBudget half = new RowBudget((long) (recording.rowCount() * 1.6), 64 << 20);
        Recording lean = Recorder.record(scenario, half, share -> true);
        assertThat(lean.notKept()).contains("only what crosses links is kept");
        assertThat(sentCount(lean)).isEqualTo(sentCount(recording));
        assertThat(lean.dropCount()).isEqualTo(recording.dropCount());

        RowBudget few = new RowBudget(recording.rowCount() / 4, 64 << 20);
        Recording cut = Recorder.record(scenario, few, share -> true);
        assertThat(cut.notKept()).startsWith("Nothing is kept after 0.");
        assertThat(cut.result())
                .usingRecursiveComparison()
                .ignoringFields("wallNanos")
                .isEqualTo(recording.result());
    }

    @Test
    void watching_changes_nothing() throws Exception {
        assertThat(recording.result().digest()).isEqualTo(Run.of(scenario).finish().digest());
    }

    @Test
    void a_frame_on_a_link_leaves_after_it_was_sent_and_arrives_after_it_left() {
        int sent = 0;
        for (int row = 0; row < recording.rowCount(); row++) {
            if (recording.isSent(row)) {
                sent++;
                assertThat(recording.departurePs(row))
                        .isGreaterThanOrEqualTo(recording.timePs(row));
                assertThat(recording.arrivalPs(row)).isGreaterThan(recording.departurePs(row));
            }
        }
        assertThat(sent).isEqualTo((int) recording.result().packetHops());
    }

    @Test
    void drops_are_found_by_time() {
        assertThat(recording.dropCount()).isPositive();
        long firstPs = recording.timePs(recording.dropRow(0));
        assertThat(recording.dropsUntil(firstPs - 1)).isZero();
        assertThat(recording.dropsUntil(firstPs)).isPositive();
        assertThat(recording.dropsUntil(Long.MAX_VALUE)).isEqualTo(recording.dropCount());
    }

    @Test
    void a_stopped_recording_is_incomplete_and_can_be_looked_at() throws Exception {
        Recording part = Recorder.record(scenario, AMPLE, share -> share < 0.3);
        assertThat(part.result().complete()).isFalse();
        assertThat(part.rowCount()).isBetween(1, recording.rowCount() - 1);
    }

    private static long moment(double share) {
        return (long) (share * scenario.durationPs());
    }

    private static long sentCount(Recording of) {
        long sent = 0;
        for (int row = 0; row < of.rowCount(); row++) {
            sent += of.isSent(row) ? 1 : 0;
        }
        return sent;
    }

    private static void assertSame(List<Step> actual, List<Step> expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }

    private static Map<Long, String> liveInRecording(long timePs) {
        Map<Long, String> live = new TreeMap<>();
        for (int row : recording.liveRows(timePs)) {
            live.put(
                    recording.packets().id(recording.packet(row)),
                    recording.timePs(row)
                            + " "
                            + recording.places().get(recording.place(row))
                            + ":"
                            + recording.port(row)
                            + " "
                            + recording.action(row));
        }
        return live;
    }

    private static Map<Long, String> liveInRun(long timePs) throws Exception {
        Map<Long, String> live = new TreeMap<>();
        Run run =
                Run.of(
                        scenario,
                        (atPs, place, port, action, frame, reason, decision) -> {
                            if (action == Action.DELIVERED
                                    || action == Action.CONSUMED
                                    || action == Action.DROPPED) {
                                live.remove(frame.id());
                            } else {
                                live.put(
                                        frame.id(), atPs + " " + place + ":" + port + " " + action);
                            }
                        });
        run.advanceTo(timePs);
        return live;
    }
}
