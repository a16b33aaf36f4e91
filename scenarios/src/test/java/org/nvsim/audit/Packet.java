package org.nvsim.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One packet of a flow: a datagram, an echo request, a segment with data (of a large send that is
 * not cut: so many). Several frames may carry it: copies, or fragments of it.
 */
final class Packet {
    private static final Comparator<Drop> EARLIEST =
            Comparator.comparing(Drop::stray).thenComparing(Drop::atPs).thenComparing(Drop::frame);

    final long number;
    final long sequence; // of TCP
    final int span; // bytes of it when it began
    final int total; // the same with its transport header
    final long bornPs;
    int segments;
    int bytes;
    int carriers; // frames that carry it and have not ended
    boolean cut; // into fragments
    boolean copied; // there were two of a fragment, or of the whole
    private final Set<Long> parts = new HashSet<>(); // fragments since it was whole last
    final TreeSet<String> reached = new TreeSet<>();
    private List<Drop> drops = List.of(); // the earliest first
    boolean answered;

    private record Drop(String why, long atPs, long frame) {
        boolean stray() {
            return why.equals("not-for-us") || why.equals("no-listener");
        }
    }

    Packet(long number, long bornPs, int segments, Wire wire) {
        this.number = number;
        this.sequence = wire.sequence;
        this.bornPs = bornPs;
        this.segments = segments;
        this.bytes = wire.payload;
        this.span = bytes;
        this.total = wire.pieceBytes;
        this.carriers = 1;
    }

    /** Whether it is of TCP and what has this sequence number is in it. */
    boolean has(long tcpSequence) {
        long ahead = tcpSequence - sequence & 0xFFFF_FFFFL;
        return ahead < span || ahead == 0;
    }

    /** One more frame carries it, or a part of it. */
    void copied(Wire wire, boolean part) {
        carriers++;
        cut |= part;
        long range = (long) wire.pieceFrom << 32 | wire.pieceBytes;
        copied |= wire.fragment ? !parts.add(range) : !part;
    }

    /** A machine put its fragments together. */
    void whole() {
        parts.clear();
    }

    boolean isDropped() {
        return !drops.isEmpty();
    }

    /** Whether the frames that there are could still be put together to the whole. */
    boolean possible(List<Life> frames) {
        List<Life> sorted = new ArrayList<>(frames);
        sorted.sort(Comparator.comparingInt(life -> life.from));
        int reach = 0;
        for (Life life : sorted) {
            if (!life.fragment) {
                return true;
            }
            reach = life.from <= reach ? Math.max(reach, life.to) : reach;
        }
        return reach >= total;
    }

    /** A frame of it was dropped. */
    void dropped(String why, long nowPs, long frame) {
        drops = drops.isEmpty() ? new ArrayList<>() : drops;
        drops.add(new Drop(why, nowPs, frame));
        drops.sort(EARLIEST);
    }

    /**
     * Why it did not reach one more of its receivers: each loss has the next of the reasons, the
     * earliest first, and the earliest of all when there are no more. That a frame came where
     * nobody wanted it counts only if nothing else happened.
     *
     * @param loss its number, from 0
     */
    String reason(int loss) {
        if (drops.isEmpty()) {
            return "";
        }
        boolean counts = loss < drops.size() && !drops.get(loss).stray();
        return drops.get(counts ? loss : 0).why();
    }
}
