package org.nvsim.guest.tcp;

/**
 * How much of what the windows allow is worth sending at once: Nagle's rule, avoidance of silly
 * windows (RFC 9293 s3.7.4, s3.8.6.2.1), and patience for large sends.
 */
final class SegmentSizing {
    /** A large send waits until this part of the congestion window is free. */
    private static final int DEFERRAL_PART = 8;

    /** With fewer segments on the way, acknowledgments to wait for might not come. */
    private static final int DEFERRAL_SEGMENTS = 4;

    private final int largeSendBytes;
    private final boolean nagle;
    private int mss;
    private int segmentBytes;

    /** Number behind the last segment that was smaller than it could be. */
    private long smallEnd = Long.MIN_VALUE;

    SegmentSizing(TcpProfile profile) {
        largeSendBytes = Math.min(profile.largeSendBytes(), SegmentWriter.largestPayload());
        nagle = profile.nagle();
    }

    int mss() {
        return mss;
    }

    void setMss(int mssBytes) {
        mss = mssBytes;
        segmentBytes = mssBytes;
    }

    /** Segments carry so many bytes of options, beyond those that all do (RFC 9293 s3.7.1). */
    void leaveRoomFor(int optionBytes) {
        segmentBytes = Math.max(1, mss - optionBytes);
    }

    /** Payload of a full segment now. */
    int segmentBytes() {
        return segmentBytes;
    }

    /** Bytes of new data to send now, 0 to wait. */
    long allowed(SendBuffer stream, SendWindow window, long room, long pipe, boolean patient) {
        long unsent = stream.unsentBytes();
        long open = window.edge() - stream.next();
        long usable = Math.min(unsent, Math.min(open, room));
        if (usable <= 0) {
            return 0;
        }
        if (usable >= segmentBytes) {
            long bytes = Math.min(usable, Math.max(segmentBytes, largeSendBytes));
            if (bytes < unsent || !maySendSmall(stream)) {
                bytes = bytes / segmentBytes * segmentBytes;
            }
            boolean waits = patient && usable < unsent && isWorthWaiting(bytes, room, pipe);
            return waits ? 0 : bytes;
        }
        if (usable == unsent) { // all that is left
            return maySendSmall(stream) ? usable : 0;
        }
        // A small segment only for a peer whose window is always small.
        return usable == open && usable >= window.largest() / 2 ? usable : 0;
    }

    /** Bytes of the {@code hole} to send again now; a segment at least, whatever the room. */
    long again(long hole, long room) {
        return Math.min(
                hole,
                Math.max(
                        segmentBytes,
                        Math.min(largeSendBytes, room) / segmentBytes * segmentBytes));
    }

    /** New data up to {@code end} is sent. */
    void sent(long bytes, long end) {
        if (bytes % segmentBytes != 0) {
            smallEnd = end;
        }
    }

    /** Nagle's rule as Minshall refined it: one small segment on the way at a time. */
    private boolean maySendSmall(SendBuffer stream) {
        return !nagle || stream.isFinishing() || stream.una() >= smallEnd;
    }

    /**
     * Large sends wait for more of the congestion window to be free, if acknowledgments are sure to
     * come: cutting at the adapter pays only if there is something to cut.
     */
    private boolean isWorthWaiting(long bytes, long room, long pipe) {
        if (largeSendBytes < 2 * segmentBytes || pipe < (long) DEFERRAL_SEGMENTS * segmentBytes) {
            return false;
        }
        return bytes
                < Math.min(
                        largeSendBytes / segmentBytes * segmentBytes,
                        (room + pipe) / DEFERRAL_PART);
    }
}
