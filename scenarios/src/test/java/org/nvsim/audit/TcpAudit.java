package org.nvsim.audit;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/**
 * The TCP connections of a flow, from the segments that its two machines sent and took: bytes, what
 * was sent again, round trips, requests, and when everything was acknowledged.
 */
final class TcpAudit {
    private final long requestBytes; // 0: not of this kind
    private final long responseBytes;
    private final Map<Long, Connection> near = new TreeMap<>(); // as the client's machine sees it
    private final Map<Long, Connection> far = new TreeMap<>();
    long sentBytes;
    long receivedBytes;
    long sentAgain;
    long acknowledgedBytes;
    long lastAcknowledgedPs = -1;
    long firstSynPs = -1;
    long lastArrivalPs = -1;
    long requests;
    long requestsArrived;
    long responses;
    boolean broken; // a reset was seen, or a SYN was sent a second time
    final Times roundTrips = new Times(); // of every segment not sent again
    final Times responseTimes = new Times();
    final Times completions = new Times();

    private record Sent(long end, long atPs) {}

    /** As one of the two machines sees it. */
    private static final class Connection {
        final Stream out = new Stream();
        final Stream in = new Stream();
        final ArrayDeque<Sent> unacknowledged = new ArrayDeque<>();
        final ArrayDeque<Long> askedPs = new ArrayDeque<>();
        long openedPs = -1;
        long acknowledged;
        long finEnd = -1; // offset behind the own FIN
        boolean peerFin;
        boolean ownFinAcknowledged;
        boolean over;
        private long lastAcknowledgment = -1; // that this machine sent
        private long recent = -1; // TS.Recent of RFC 7323
        private boolean established; // the own SYN was acknowledged

        /**
         * Whether a segment acknowledges what was never sent, as one that was spoilt twice on its
         * way and kept its checksum may: then it is refused (RFC 9293 3.10.7.4, fifth).
         */
        boolean strange(Wire w) {
            if (!w.has(Wire.ACK) || !out.begun()) {
                return false;
            }
            long upTo = out.offset(w.acknowledgment);
            established |= upTo >= 0 && out.sentUpTo(upTo);
            return !established || !out.sentUpTo(upTo);
        }

        /**
         * Whether a segment is from before what was taken already, by its timestamp, and refused
         * (RFC 7323 5.3): data that comes late, after something sent again before it, is.
         */
        boolean old(Wire w) {
            if (w.timestamp < 0 || w.has(Wire.RST)) {
                return false;
            }
            if (!w.has(Wire.SYN) && recent >= 0 && (int) (w.timestamp - recent) < 0) {
                return true;
            }
            boolean within =
                    in.begun()
                            && in.offset(w.sequence) + Math.max(1, w.sequenceSpace())
                                    > in.inOrder();
            boolean next = (int) (w.sequence - lastAcknowledgment) <= 0;
            if (w.has(Wire.SYN) || (within && next)) {
                recent = w.timestamp;
            }
            return false;
        }

        void acknowledges(Wire w) {
            lastAcknowledgment = w.has(Wire.ACK) ? w.acknowledgment : lastAcknowledgment;
        }
    }

    TcpAudit(long requestBytes, long responseBytes) {
        this.requestBytes = requestBytes;
        this.responseBytes = responseBytes;
    }

    private static Connection of(Map<Long, Connection> side, int ownPort, int peer, int peerPort) {
        long key = (long) peer << 32 | (long) ownPort << 16 | peerPort;
        return side.computeIfAbsent(key, k -> new Connection());
    }

    /** The machine that opens connections sent a segment. */
    void sentNear(long nowPs, Wire w, int segmentBytes) {
        Connection c = of(near, w.sourcePort, w.destination, w.destinationPort);
        if (w.has(Wire.SYN) && c.over) {
            near.remove((long) w.destination << 32 | (long) w.sourcePort << 16 | w.destinationPort);
            c = of(near, w.sourcePort, w.destination, w.destinationPort);
        }
        if (w.has(Wire.SYN)) {
            broken |= c.out.begun();
            if (!c.out.begun()) {
                c.openedPs = nowPs;
                firstSynPs = firstSynPs < 0 ? nowPs : firstSynPs;
                if (requestBytes > 0) {
                    requests++;
                    c.askedPs.add(nowPs);
                }
            }
        }
        sent(nowPs, c, w, segmentBytes, true);
    }

    void sentFar(long nowPs, Wire w, int segmentBytes) {
        sent(
                nowPs,
                of(far, w.sourcePort, w.destination, w.destinationPort),
                w,
                segmentBytes,
                false);
    }

    private void sent(long nowPs, Connection c, Wire w, int segmentBytes, boolean opener) {
        if (w.has(Wire.RST)) {
            broken = true;
            return;
        }
        c.acknowledges(w);
        if (w.has(Wire.SYN)) {
            c.out.begin(w.sequence);
        }
        if (!c.out.begun() || w.sequenceSpace() == 0) {
            return;
        }
        long again = c.out.sentAgain(w.sequence, w.sequenceSpace(), segmentBytes);
        sentAgain += again;
        long before = c.out.dataEnd();
        long fresh = c.out.sent(w.sequence, w.payload, w.sequenceSpace());
        if (w.has(Wire.FIN)) {
            c.finEnd = c.out.offset(w.sequence) + w.sequenceSpace();
        }
        if (!opener) {
            return;
        }
        sentBytes += fresh;
        long end = c.out.offset(w.sequence) + w.sequenceSpace();
        if (again > 0) {
            c.unacknowledged.clear(); // no more than a reason not to trust what follows
        } else {
            c.unacknowledged.add(new Sent(end, nowPs));
        }
        if (requestBytes > 0 && fresh > 0) {
            long begun = (before + fresh + requestBytes - 1) / requestBytes;
            long counted = (before + requestBytes - 1) / requestBytes;
            for (long i = Math.max(1, counted); i < begun; i++) {
                requests++;
                c.askedPs.add(nowPs);
            }
        }
    }

    /** The machine that opens connections took a segment. */
    void tookNear(long nowPs, Wire w) {
        Connection c = of(near, w.destinationPort, w.source, w.sourcePort);
        if (c.strange(w) || c.old(w)) {
            return;
        }
        if (took(c, w)) {
            acknowledged(nowPs, c, w);
        }
        long fresh = w.payload > 0 && c.in.begun() ? c.in.received(w.sequence, w.payload) : 0;
        if (requestBytes > 0 && fresh > 0) {
            long complete = c.in.inOrder() / responseBytes;
            long before = (c.in.inOrder() - fresh) / responseBytes;
            lastArrivalPs = nowPs;
            for (long i = before; i < complete; i++) {
                responses++;
                receivedBytes += responseBytes;
                if (!c.askedPs.isEmpty()) {
                    responseTimes.add(nowPs - c.askedPs.poll());
                }
            }
        }
        finished(nowPs, c, w);
    }

    /** Whether it is a segment of a connection in progress. */
    private boolean took(Connection c, Wire w) {
        if (w.has(Wire.RST)) {
            broken = true;
            return false;
        }
        if (w.has(Wire.SYN)) {
            c.in.begin(w.sequence);
        }
        return c.out.begun() && w.has(Wire.ACK);
    }

    private void acknowledged(long nowPs, Connection c, Wire w) {
        long upTo = c.out.offset(w.acknowledgment);
        while (!c.unacknowledged.isEmpty() && c.unacknowledged.peek().end() <= upTo) {
            roundTrips.add(nowPs - c.unacknowledged.poll().atPs());
        }
        long data = Math.min(upTo, c.out.dataEnd());
        if (data > c.acknowledged) {
            if (requestBytes > 0) {
                requestsArrived += data / requestBytes - c.acknowledged / requestBytes;
            }
            acknowledgedBytes += data - c.acknowledged;
            c.acknowledged = data;
            lastAcknowledgedPs = nowPs;
        }
        c.ownFinAcknowledged |= c.finEnd >= 0 && upTo >= c.finEnd;
    }

    private void finished(long nowPs, Connection c, Wire w) {
        c.peerFin |= w.has(Wire.FIN) && c.in.offset(w.sequence) + w.payload <= c.in.inOrder();
        if (c.peerFin && c.ownFinAcknowledged && !c.over) {
            c.over = true;
            completions.add(nowPs - c.openedPs);
        }
    }

    /** The machine that accepts connections took a segment. */
    void tookFar(long nowPs, Wire w) {
        Connection c = of(far, w.destinationPort, w.source, w.sourcePort);
        if (w.has(Wire.SYN) && c.in.begun() && c.in.offset(w.sequence) != -1) {
            far.remove((long) w.source << 32 | (long) w.destinationPort << 16 | w.sourcePort);
            c = of(far, w.destinationPort, w.source, w.sourcePort);
        }
        if (c.strange(w) || c.old(w)) {
            return;
        }
        took(c, w);
        if (w.payload > 0 && c.in.begun()) {
            long fresh = c.in.received(w.sequence, w.payload);
            receivedBytes += requestBytes > 0 ? 0 : fresh;
        }
    }
}
