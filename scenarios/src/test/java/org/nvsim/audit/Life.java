package org.nvsim.audit;

/** One frame from its birth to its end, as its sightings tell. */
final class Life {
    final long id;
    final int flow; // -1: none
    final long number;
    boolean machines; // it began at a machine, not in the provider's network
    Packet packet; // null: it carries none
    boolean fragment;
    int from; // the bytes of its packet that it has
    int to;
    boolean cutUp; // fragments stand for it
    int segmentBytes; // of a large send that is not cut yet; else 0
    int payload; // of one TCP segment when it last came through a port
    String cameInAt = ""; // the node whose port it came in by last
    long seenPs; // when it was seen last
    int length; // of the frame then
    int source; // addresses of its packet when it was last seen
    int destination;
    boolean rewritten; // on its way out of a host

    Life(long id, int flow, long number, boolean machines) {
        this.id = id;
        this.flow = flow;
        this.number = number;
        this.machines = machines;
    }

    /** Notes which part of its packet it has, as its bytes say now. */
    void see(Wire wire) {
        if (wire.sound) {
            if (fragment && !wire.fragment && packet != null) {
                packet.whole();
            }
            fragment = wire.fragment;
            from = wire.pieceFrom;
            to = wire.pieceFrom + wire.pieceBytes;
        }
    }

    /** Whether a fragment is a true part of this. */
    boolean holds(Wire wire) {
        boolean within = from <= wire.pieceFrom && to >= wire.pieceFrom + wire.pieceBytes;
        return within && (!fragment || to - from > wire.pieceBytes);
    }

    boolean looks(Wire wire) {
        return source == wire.source && destination == wire.destination;
    }

    Life twin(long twinId) {
        Life twin = new Life(twinId, flow, number, machines);
        twin.packet = packet;
        twin.segmentBytes = segmentBytes;
        twin.payload = payload;
        twin.cameInAt = cameInAt;
        twin.rewritten = rewritten;
        return twin;
    }
}
