package org.nvsim.packet;

/** Something that frames are in while nobody handles them: counted as in flight. */
public interface FrameHolder {
    /** How many frames are in it now. */
    int heldFrames();
}
