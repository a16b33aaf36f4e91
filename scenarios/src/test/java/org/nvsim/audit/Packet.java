package org.nvsim.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One packet of a flow: a datagram, an echo request, a segment with data (of a large send that is
 * not cut: so many). Several frames may carry it: copies, or fragments of it.
 */
final class Packet {
    final long number;
    final long sequence; // of TCP
    final int span; // bytes of it when it began
    final long bornPs;
    int segments;
    int bytes;
    final List<Life.Piece> pieces = new ArrayList<>(); // fragments it was cut into
    int carriers; // frames that carry it and have not ended
    boolean broken; // a fragment of it is gone
    final TreeSet<String> reached = new TreeSet<>();
    String reason = ""; // of its earliest drop
    private long reasonPs;
    private long reasonFrame;
    private boolean weak; // that reason does not count if there is another
    boolean answered;

    Packet(long number, long sequence, long bornPs, int segments, int bytes) {
        this.number = number;
        this.sequence = sequence;
        this.bornPs = bornPs;
        this.segments = segments;
        this.bytes = bytes;
        this.span = bytes;
        this.carriers = 1;
    }

    /** Whether it is of TCP and what has this sequence number is in it. */
    boolean has(long tcpSequence) {
        long ahead = tcpSequence - sequence & 0xFFFF_FFFFL;
        return ahead < span || ahead == 0;
    }

    /** The fragment of it that a frame carries. */
    Life.Piece piece(Wire wire) {
        for (Life.Piece piece : pieces) {
            if (piece.is(wire)) {
                return piece;
            }
        }
        Life.Piece piece = new Life.Piece(wire);
        pieces.add(piece);
        return piece;
    }

    /** A frame of it was dropped; of drops at one moment that of the oldest frame counts. */
    void dropped(String why, long nowPs, long frame) {
        boolean weakToo = why.equals("not-for-us") || why.equals("no-listener");
        boolean earlier = nowPs == reasonPs && frame < reasonFrame && weak == weakToo;
        if (reason.isEmpty() || (weak && !weakToo) || earlier) {
            reason = why;
            reasonPs = nowPs;
            reasonFrame = frame;
            weak = weakToo;
        }
    }
}
