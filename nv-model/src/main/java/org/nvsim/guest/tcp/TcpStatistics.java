package org.nvsim.guest.tcp;

/** What one end of a connection counted, for results; connections of one flow can share it. */
public final class TcpStatistics {
    long sentSegments;
    long sentBytes;
    long resentSegments;
    long resentBytes;
    long timeouts;
    long recoveries;
    long receivedSegments;
    long receivedBytes;
    long acknowledgedBytes;
    long congestionMarks;

    public TcpStatistics() {}

    /** Segments with data sent for the first time, as they are on the wire. */
    public long sentSegments() {
        return sentSegments;
    }

    /** Bytes of the stream sent for the first time. */
    public long sentBytes() {
        return sentBytes;
    }

    /** Segments sent again, SYN and FIN included. */
    public long resentSegments() {
        return resentSegments;
    }

    public long resentBytes() {
        return resentBytes;
    }

    /** How often nothing came back in time. */
    public long timeouts() {
        return timeouts;
    }

    /** How often duplicate acknowledgments began a repair. */
    public long recoveries() {
        return recoveries;
    }

    /** Segments with data that arrived, duplicates included, as they were on the wire. */
    public long receivedSegments() {
        return receivedSegments;
    }

    /** Bytes of the stream that arrived, in order and once. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /** Bytes of the stream that the peer acknowledged. */
    public long acknowledgedBytes() {
        return acknowledgedBytes;
    }

    /** Acknowledgments that reported congestion marks. */
    public long congestionMarks() {
        return congestionMarks;
    }
}
