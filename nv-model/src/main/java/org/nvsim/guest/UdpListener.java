package org.nvsim.guest;

import org.nvsim.packet.Frame;

/** Whoever has a UDP port open. */
public interface UdpListener {
    /**
     * A datagram came. The frame may be read during this call only.
     *
     * @param payload where its data starts in the frame's array; it may be implied in part
     * @param payloadBytes length of the data
     * @param from who sent it
     * @param fromPort port it was sent from
     */
    void receive(Frame frame, int payload, int payloadBytes, int from, int fromPort);

    /** An error came back for a datagram sent from this port to {@code port} there. */
    void failed(int port, IcmpReport error);
}
