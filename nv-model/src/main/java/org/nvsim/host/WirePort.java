package org.nvsim.host;

import java.util.function.Consumer;
import org.nvsim.fabric.Port;
import org.nvsim.packet.Carriage;
import org.nvsim.packet.Frame;

/**
 * Gives complete frames to a port, and counts what the filter had done to those that the link took.
 */
final class WirePort implements Consumer<Frame> {
    private final Port port;
    private final FilterCounters counters;

    WirePort(Port port, FilterCounters counters) {
        this.port = port;
        this.counters = counters;
    }

    @Override
    public void accept(Frame frame) {
        Carriage carriage = frame.carriage();
        if (carriage == Carriage.OWN) {
            port.send(frame);
            return;
        }
        int bytes = frame.lengthBytes();
        int added = frame.addedBytes();
        frame.setCarriage(Carriage.OWN, 0); // who gets it next knows nothing of it
        long before = port.sentFrames();
        port.send(frame);
        if (port.sentFrames() != before) {
            counters.sent(carriage, bytes, added);
        }
    }
}
