package org.nvsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Operates timers at random, and checks at each firing that a naive model expects just that. */
final class TimerModel {
    private final Node node;
    private final Random random;
    private final List<Timer> timers = new ArrayList<>();

    /** By timer: when it is due, or -1; and its turn among all armings. */
    private final long[] duePs;

    private final long[] turn;
    private long turns;
    private int fired;
    private boolean stopped;

    TimerModel(Node node, Random random, int count) {
        this.node = node;
        this.random = random;
        duePs = new long[count];
        turn = new long[count];
        for (int i = 0; i < count; i++) {
            int number = i;
            duePs[i] = -1;
            timers.add(node.newTimer(() -> fire(number)));
        }
    }

    int firedCount() {
        return fired;
    }

    void stop() {
        stopped = true;
    }

    /** Arms, moves or cancels one timer. */
    void operate() {
        int i = random.nextInt(timers.size());
        if (random.nextInt(4) == 0) {
            timers.get(i).cancel();
            duePs[i] = -1;
        } else {
            duePs[i] = node.nowPs() + random.nextInt(20); // few moments, so that many coincide
            turn[i] = turns++;
            timers.get(i).armAt(duePs[i]);
        }
    }

    private void fire(int number) {
        assertThat(number).isEqualTo(expected());
        assertThat(node.nowPs()).isEqualTo(duePs[number]);
        duePs[number] = -1;
        fired++;
        for (int n = random.nextInt(3); n > 0 && !stopped; n--) {
            operate();
        }
        for (int i = 0; i < timers.size(); i++) {
            assertThat(timers.get(i).isArmed()).isEqualTo(duePs[i] >= 0);
        }
    }

    private int expected() {
        int first = -1;
        for (int i = 0; i < duePs.length; i++) {
            if (duePs[i] >= 0 && (first < 0 || comesBefore(i, first))) {
                first = i;
            }
        }
        return first;
    }

    private boolean comesBefore(int a, int b) {
        return duePs[a] < duePs[b] || (duePs[a] == duePs[b] && turn[a] < turn[b]);
    }

    void assertNothingLeft() {
        assertThat(duePs).containsOnly(-1);
    }
}
