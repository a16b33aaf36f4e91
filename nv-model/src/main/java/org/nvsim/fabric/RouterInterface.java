package org.nvsim.fabric;

import org.nvsim.observe.Decision;
import org.nvsim.packet.Frame;

/** Where a router sends packets: a link to another router, or a subnet of machines. */
interface RouterInterface {
    /** The router's own address there, or 0 if the interface has none. */
    int address();

    /** Largest IP packet that fits, in bytes. */
    int mtuBytes();

    boolean isUp();

    /** Sends a frame, complete but for its Ethernet addresses, to {@code nextHop}. */
    void send(int nextHop, Frame frame, Decision decision);
}
