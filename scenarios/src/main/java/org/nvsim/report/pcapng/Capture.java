package org.nvsim.report.pcapng;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Observer;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;

/**
 * Writes the frames that come in and go out at chosen places to a pcapng file: an interface for
 * each port that a frame passed ({@code hv1:0}), and one for each place without port number, such
 * as a VM ({@code blue1}).
 *
 * <p>A frame that is dropped where it came in, or just before it would go out, has a comment saying
 * why; one that is dropped otherwise is written once more, to its place's own interface, with that
 * comment. Checksums that an adapter has still to compute are written as it will.
 *
 * <p>A failure to write ends the capture, not the run: {@link #close} reports it.
 */
public final class Capture implements Observer, Closeable {
    private static final int NO_PORT = -1;
    private static final long NOT_FULL = -1;

    private final PcapngWriter writer;
    private final Set<String> places;
    private final long limitBytes;
    private long fullPs = NOT_FULL;
    private final TreeMap<String, List<Integer>> interfaces = new TreeMap<>();

    /** What was captured at this moment and can still get a comment. */
    private final List<Taken> held = new ArrayList<>();

    /** Where copies for the file come from: no frames of the run. */
    private final FrameLedger copies = new FrameLedger(0, new FramePool());

    private String firstInterface = "";
    private IOException failure;

    /**
     * A capture into {@code out}, which it closes in the end.
     *
     * @param places names of nodes and VMs; empty for all
     * @param comment about the whole file; empty for none
     */
    public Capture(OutputStream out, Set<String> places, String comment, CaptureLimits limits)
            throws IOException {
        this.writer = new PcapngWriter(out, comment, limits.snapBytes());
        this.places = new TreeSet<>(places);
        this.limitBytes = limits.fileBytes();
    }

    @Override
    public void observe(
            long timePs,
            String place,
            int port,
            Action action,
            Frame frame,
            DropReason reason,
            Decision decision) {
        if (failure != null
                || fullPs != NOT_FULL
                || !(places.isEmpty() || places.contains(place))) {
            return;
        }
        try {
            if (!held.isEmpty() && held.get(0).timePs() != timePs) {
                writeHeld();
            }
            switch (action) {
                case ARRIVED -> hold(timePs, place, port, frame, Direction.IN);
                case FORWARDED -> hold(timePs, place, port, frame, Direction.OUT);
                case DROPPED -> dropped(timePs, place, frame, why(reason, decision));
                default -> {}
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void dropped(long timePs, String place, Frame frame, String why) throws IOException {
        for (int i = held.size() - 1; i >= 0; i--) {
            Taken taken = held.get(i);
            if (taken.id() == frame.id() && taken.place().equals(place)) {
                held.set(i, taken.commented(why));
                return;
            }
        }
        hold(timePs, place, NO_PORT, frame, Direction.NONE);
        held.set(held.size() - 1, held.get(held.size() - 1).commented(why));
    }

    private void hold(long timePs, String place, int port, Frame frame, Direction direction)
            throws IOException {
        int number = interfaceNumber(place, port);
        Frame copy = copies.picture(frame);
        Checksums.complete(copy);
        held.add(new Taken(number, timePs, place, frame.id(), copy, direction, ""));
    }

    private int interfaceNumber(String place, int port) throws IOException {
        List<Integer> byPort = interfaces.computeIfAbsent(place, p -> new ArrayList<>());
        while (byPort.size() <= port + 1) {
            byPort.add(null);
        }
        Integer number = byPort.get(port + 1);
        if (number == null) {
            String name = port == NO_PORT ? place : place + ":" + port;
            boolean better = port != NO_PORT && !firstInterface.contains(":");
            firstInterface = firstInterface.isEmpty() || better ? name : firstInterface;
            number = writer.addInterface(name);
            byPort.set(port + 1, number);
        }
        return number;
    }

    private void writeHeld() throws IOException {
        for (Taken taken : held) {
            if (fullPs == NOT_FULL && writer.lengthBytes() >= limitBytes) {
                fullPs = taken.timePs();
            }
            if (fullPs == NOT_FULL) {
                writer.write(
                        taken.interfaceNumber(),
                        taken.timePs(),
                        taken.frame(),
                        taken.direction(),
                        taken.comment());
            }
            copies.consume(taken.frame());
        }
        held.clear();
    }

    /** When the file had reached its limit, in picoseconds since the start; empty if it did not. */
    public OptionalLong fullPs() {
        return fullPs == NOT_FULL ? OptionalLong.empty() : OptionalLong.of(fullPs);
    }

    /** How many interfaces the file has: a frame is in it once for each that it passed. */
    public int interfaceCount() {
        return interfaces.values().stream()
                .mapToInt(byPort -> (int) byPort.stream().filter(Objects::nonNull).count())
                .sum();
    }

    private static String why(DropReason reason, Decision decision) {
        StringBuilder text = new StringBuilder("dropped: ").append(reason.word());
        if (!decision.what().isEmpty()) {
            text.append("; ").append(decision.by()).append(": ").append(decision.what());
        }
        if (!decision.definedAt().isEmpty()) {
            text.append(" (").append(decision.definedAt()).append(')');
        }
        return text.toString();
    }

    /** The first port of a node that a frame passed; a VM if there was none; or empty. */
    public String firstInterface() {
        return firstInterface;
    }

    /**
     * Writes what happened last: nothing more will.
     *
     * @throws IOException if that cannot be written
     */
    public void finish() throws IOException {
        if (failure == null) {
            writeHeld();
        }
    }

    /**
     * Completes the file.
     *
     * @throws IOException also if writing failed before
     */
    @Override
    public void close() throws IOException {
        try (writer) {
            if (failure != null) {
                throw failure;
            }
            writeHeld();
        }
    }

    private record Taken(
            int interfaceNumber,
            long timePs,
            String place,
            long id,
            Frame frame,
            Direction direction,
            String comment) {
        Taken commented(String why) {
            String all = comment.isEmpty() ? why : comment + "; " + why;
            return new Taken(interfaceNumber, timePs, place, id, frame, direction, all);
        }
    }
}
