package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.packet.DropReason;
import org.nvsim.run.record.Recording;

/** Where frames were dropped, and how many until a moment. */
public final class Drops {
    /**
     * What was dropped at one place for one reason.
     *
     * @param total until the moment asked for
     * @param recent within the time just before it
     */
    public record Burst(int place, DropReason reason, int total, int recent) {}

    private record Key(int place, int reason) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPlace = Integer.compare(place, other.place);
            return byPlace != 0 ? byPlace : Integer.compare(reason, other.reason);
        }
    }

    private final Map<Key, List<Long>> times = new TreeMap<>();

    Drops(Recording recording) {
        for (int i = 0; i < recording.dropCount(); i++) {
            int row = recording.dropRow(i);
            Key key = new Key(recording.place(row), recording.reason(row).ordinal());
            times.computeIfAbsent(key, k -> new ArrayList<>()).add(recording.timePs(row));
        }
    }

    /** All places where frames were dropped until a moment, with the reasons. */
    public List<Burst> until(long timePs, long recentPs) {
        List<Burst> bursts = new ArrayList<>();
        times.forEach(
                (key, all) -> {
                    int total = countUntil(all, timePs);
                    int before = countUntil(all, timePs - recentPs);
                    if (total > 0) {
                        bursts.add(
                                new Burst(
                                        key.place,
                                        DropReason.of(key.reason),
                                        total,
                                        total - before));
                    }
                });
        return bursts;
    }

    private static int countUntil(List<Long> times, long timePs) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) <= timePs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
