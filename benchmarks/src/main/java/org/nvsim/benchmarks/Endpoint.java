package org.nvsim.benchmarks;

import org.nvsim.engine.Node;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Frame;

/** The end of a line: takes every frame that reaches it. */
final class Endpoint extends Device {
    Endpoint(Node node, TracePoint place) {
        super(node, place);
    }

    @Override
    protected void receive(Port port, Frame frame) {
        place().deliver(frame);
    }
}
