package org.nvsim.audit;

/** One frame from its birth to its end, as its sightings tell. */
final class Life {
    final long id;
    final int flow; // -1: none
    final long number;
    final boolean machines; // it began at a machine, not in the provider's network
    Packet packet; // null: it carries none
    Piece piece; // null: it is no fragment
    int segmentBytes; // of a large send that is not cut yet; else 0
    int payload; // of one TCP segment when it last came through a port
    String cameInAt = ""; // the node whose port it came in by last
    int source; // addresses of its packet when it was last seen
    int destination;
    boolean rewritten; // on its way out of a host

    Life(long id, int flow, long number, boolean machines) {
        this.id = id;
        this.flow = flow;
        this.number = number;
        this.machines = machines;
    }

    /** One fragment of a packet, in one or several frames. */
    static final class Piece {
        final int from;
        final int bytes;
        int carriers;
        boolean taken; // a machine put it together with others, or it was cut smaller

        Piece(Wire wire) {
            from = wire.pieceFrom;
            bytes = wire.pieceBytes;
        }

        /** Whether what the bytes say is a part of this. */
        boolean holds(Wire wire) {
            return from <= wire.pieceFrom
                    && from + bytes >= wire.pieceFrom + wire.pieceBytes
                    && !is(wire);
        }

        boolean is(Wire wire) {
            return from == wire.pieceFrom && bytes == wire.pieceBytes;
        }
    }

    boolean looks(Wire wire) {
        return source == wire.source && destination == wire.destination;
    }

    Life twin(long twinId) {
        Life twin = new Life(twinId, flow, number, machines);
        twin.packet = packet;
        twin.piece = piece;
        twin.segmentBytes = segmentBytes;
        twin.payload = payload;
        twin.cameInAt = cameInAt;
        twin.rewritten = rewritten;
        return twin;
    }
}
