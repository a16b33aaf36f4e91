package org.nvsim.packet;

/**
 * Who keeps count of frames for code that makes and ends them: a {@link FrameLedger}, or something
 * in front of one that also reports what happens.
 */
public interface FrameKeeper {
    /**
     * A piece of {@code whole} with an identity of its own, counted as a copy: its first {@code
     * head} bytes, which are stored, then {@code length} bytes from {@code from} on. Its headers
     * are still those of the whole.
     */
    Frame piece(Frame whole, int head, int from, int length);

    /** A large send is about to be cut into so many segments, each a packet of its flow. */
    void becomesSegments(Frame largeSend, int segments);

    /** The headers of a piece now describe it. */
    void pieceComplete(Frame piece);

    /** The frame was used up. Ends the frame. */
    void consume(Frame frame);

    /** The frame went no further, for {@code reason}. Ends the frame. */
    void drop(Frame frame, DropReason reason);
}
