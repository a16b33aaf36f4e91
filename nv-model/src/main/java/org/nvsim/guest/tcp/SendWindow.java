package org.nvsim.guest.tcp;

/** The window that the peer offers, with what is needed to tell its newest word (RFC 9293 s3.4). */
final class SendWindow {
    private int shift;
    private long edge;
    private long bytes;
    private long largest;
    private long updateSequence;
    private long updateAck;

    void setShift(int peerShift) {
        shift = peerShift;
    }

    /** The window in a SYN, which is never scaled. */
    void start(TcpSegment syn, long sequence, long ack) {
        bytes = syn.window();
        largest = bytes;
        edge = ack + bytes;
        updateSequence = sequence;
        updateAck = ack;
    }

    /**
     * Takes the window of an acceptable segment, unless it is older than the last one taken.
     *
     * @return whether the window is another one now
     */
    boolean update(TcpSegment segment, long sequence, long ack) {
        if (sequence < updateSequence || (sequence == updateSequence && ack < updateAck)) {
            return false;
        }
        long before = bytes;
        bytes = (long) segment.window() << shift;
        largest = Math.max(largest, bytes);
        edge = ack + bytes;
        updateSequence = sequence;
        updateAck = ack;
        return bytes != before;
    }

    /** The first number beyond the window. */
    long edge() {
        return edge;
    }

    /** Size of the window when last told. */
    long bytes() {
        return bytes;
    }

    /** The largest it ever was. */
    long largest() {
        return largest;
    }
}
