package org.nvsim.observe;

import org.nvsim.packet.Frame;

/** What a place needs of the node it belongs to: its clock, and its digest. */
public interface Recorder {
    /** Picoseconds since the start. */
    long nowPs();

    /** Folds (time, {@code kind}, the frame's stored bytes and length) into the node's digest. */
    void fold(int kind, Frame frame);

    /** Folds (time, {@code kind}, {@code detail}, the frame's length) into the node's digest. */
    void foldBrief(int kind, int detail, Frame frame);
}
