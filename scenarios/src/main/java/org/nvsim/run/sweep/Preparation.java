package org.nvsim.run.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nvsim.run.sweep.SweepResult.Cell;
import org.nvsim.scenario.ScenarioFile;
import org.nvsim.scenario.problem.ScenarioException;

/**
 * Reads and checks the file once for all replications of a point and variant, which differ in their
 * seed only. Several threads ask at a time; as they go through the points in order, few points are
 * in use at once, and those that nobody has asked for longest are forgotten.
 */
final class Preparation {
    /** A file at a point, with a hash of all that decides its runs but their seed. */
    record Prepared(ScenarioFile file, String identity) {}

    private final ScenarioFile file;
    private final Map<Cell, Slot> slots;

    /**
     * Nothing prepared yet.
     *
     * @param kept points and variants that are remembered, at least 1
     */
    Preparation(ScenarioFile file, int kept) {
        this.file = file;
        this.slots = leastRecentlyAsked(kept);
    }

    /**
     * The file at the run's point and variant.
     *
     * @throws ScenarioException if the point's values do not fit together, each time anew
     */
    Prepared of(PlannedRun plan) throws ScenarioException {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(cell(plan), cell -> new Slot());
        }
        return slot.get(plan);
    }

    /** SHA-256 in hexadecimal digits. */
    static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Cell cell(PlannedRun plan) {
        return new Cell(plan.point(), plan.variantIndex());
    }

    private static Map<Cell, Slot> leastRecentlyAsked(int kept) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Cell, Slot> eldest) {
                return size() > kept;
            }
        };
    }

    /** The first thread that needs a point prepares it; others that need the same one wait. */
    private final class Slot {
        private Prepared prepared;

        synchronized Prepared get(PlannedRun plan) throws ScenarioException {
            if (prepared == null) {
                ScenarioFile alone = file.at(plan.variant(), plan.values());
                prepared = new Prepared(alone, hash(alone.identity()));
            }
            return prepared;
        }
    }
}
