package org.nvsim.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nvsim.engine.Node;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameHolder;

/** A machine with ports: what every node of the physical network is. */
public abstract class Device implements FrameHolder {
    private long linkChanges;
    private final Node node;
    private final TracePoint place;
    private final List<Port> ports = new ArrayList<>();
    private final Oversized oversized = new Oversized();

    protected Device(Node node, TracePoint place) {
        this.node = Objects.requireNonNull(node);
        this.place = Objects.requireNonNull(place);
    }

    /** Adds the next port; its number is how many there were before. */
    public final Port addPort(long mac) {
        Port port = new Port(this, ports.size(), mac);
        ports.add(port);
        return port;
    }

    public final List<Port> ports() {
        return List.copyOf(ports);
    }

    public final Port port(int number) {
        return ports.get(number);
    }

    public final int portCount() {
        return ports.size();
    }

    public final Node node() {
        return node;
    }

    public final TracePoint place() {
        return place;
    }

    public final String name() {
        return node.name();
    }

    /** Packets it dropped because they were too long for the way ahead. */
    public final Oversized oversized() {
        return oversized;
    }

    /** A frame came in through {@code port}; it is this device's now. */
    protected abstract void receive(Port port, Frame frame);

    /**
     * Frames this device holds at the moment, on their way to nowhere else: counted as in flight.
     */
    public int heldFrames() {
        return 0;
    }

    /**
     * A number that grows whenever something in the tables of this device changes (the counters of
     * a firewall's rules apart): as long as it stays, so do they.
     */
    public final long tableChanges() {
        return linkChanges + ownTableChanges();
    }

    /** The same of its tables other than that of its links. */
    protected long ownTableChanges() {
        return 0;
    }

    /** A link of this device went down or came back. */
    final void linkChanged() {
        linkChanges++;
    }

    @Override
    public final String toString() {
        return name();
    }
}
