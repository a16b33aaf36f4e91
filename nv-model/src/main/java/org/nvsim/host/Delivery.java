package org.nvsim.host;

import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameHolder;

/** A frame on its way to a port of the virtual switch, or, without one, to the adapter. */
final class Delivery implements FrameHolder {
    private VmPort port;
    private Frame frame;

    /** Fills it; it was empty. */
    Delivery of(VmPort to, Frame carried) {
        port = to;
        frame = carried;
        return this;
    }

    /** Where it goes; null for the adapter. */
    VmPort port() {
        return port;
    }

    /** Empties it for its next use. */
    Frame take() {
        Frame carried = frame;
        port = null;
        frame = null;
        return carried;
    }

    @Override
    public int heldFrames() {
        return 1;
    }
}
