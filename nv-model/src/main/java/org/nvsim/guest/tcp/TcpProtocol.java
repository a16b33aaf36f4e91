package org.nvsim.guest.tcp;

import java.util.Objects;
import org.agrona.collections.Long2ObjectHashMap;
import org.nvsim.engine.random.RandomStream;
import org.nvsim.guest.GuestClock;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.IcmpReport;
import org.nvsim.guest.PortRange;
import org.nvsim.guest.TransportProtocol;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Transport;

/** TCP in a guest: its listeners, its connections, and segments for them. */
public final class TcpProtocol implements TransportProtocol {
    /** A listener that takes the connections of any flow. */
    private static final int ANY_FLOW = -1;

    private final GuestStack stack;
    private final TcpProfile profile;
    private final RandomStream random;
    private final SegmentWriter writer;
    private final TcpSegment segment = new TcpSegment();
    private final Long2ObjectHashMap<TcpConnection> connections = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Listening> listeners = new Long2ObjectHashMap<>();
    private final LocalPorts ports = new LocalPorts(connections);

    private record Listening(TcpListener listener, TcpProfile profile) {}

    /**
     * Gives {@code stack} a TCP.
     *
     * @param profile how connections behave unless they are given another profile
     * @param random where sequence numbers start; named after the guest
     */
    public TcpProtocol(GuestStack stack, TcpProfile profile, RandomStream random) {
        this.stack = Objects.requireNonNull(stack);
        this.profile = Objects.requireNonNull(profile);
        this.random = Objects.requireNonNull(random);
        this.writer = new SegmentWriter(stack);
        stack.install(Ipv4.PROTOCOL_TCP, this);
    }

    /**
     * Accepts connections at {@code port}.
     *
     * @throws IllegalStateException if somebody does already
     */
    public void listen(int port, TcpListener listener) {
        listen(port, ANY_FLOW, profile, listener);
    }

    /**
     * Accepts the connections of one flow of the scenario at {@code port}: several flows can end at
     * one port, and each is counted by itself.
     *
     * @param ownProfile how these connections behave
     * @throws IllegalStateException if somebody accepts them already
     */
    public void listen(int port, int flow, TcpProfile ownProfile, TcpListener listener) {
        if (listeners.containsKey(listenerKey(port, flow))) {
            throw new IllegalStateException("TCP port " + port + " of " + stack + " is taken");
        }
        ports.listens(port);
        listeners.put(
                listenerKey(port, flow),
                new Listening(Objects.requireNonNull(listener), ownProfile));
    }

    private Listening listening(int port, int flow) {
        Listening listening = listeners.get(listenerKey(port, flow));
        return listening != null ? listening : listeners.get(listenerKey(port, ANY_FLOW));
    }

    private static long listenerKey(int port, int flow) {
        return (long) flow << 32 | port;
    }

    /** Opens a connection by the profile of this guest; see the other {@code connect}. */
    public TcpConnection connect(int address, int port, TcpUser user, int flow) {
        return connect(address, port, user, flow, profile, new TcpStatistics());
    }

    /**
     * Opens a connection: sends the first SYN. If no port is free to open it from, the SYN is
     * dropped ({@code address-in-use}).
     *
     * @param flow flow of the scenario its frames belong to, or -1
     * @param statistics what this end counts
     * @return the connection, or null if there is none
     */
    public TcpConnection connect(
            int address,
            int port,
            TcpUser user,
            int flow,
            TcpProfile ownProfile,
            TcpStatistics statistics) {
        int local = ports.next(ownProfile, address, port);
        if (local == PortRange.NONE) {
            writer.refuseSyn(address, port, flow, ports.range(ownProfile));
            return null;
        }
        TcpEndpoints endpoints = new TcpEndpoints(local, address, port);
        TcpConnection before = connections.get(endpoints.key());
        if (before != null) {
            before.close(TcpEnd.NORMAL);
        }
        TcpConnection connection =
                new TcpConnection(this, ownProfile, endpoints, flow, true, statistics);
        connection.setUser(Objects.requireNonNull(user));
        connections.put(endpoints.key(), connection);
        ports.opened(endpoints);
        connection.open(firstSequence());
        return connection;
    }

    @Override
    public void receive(Frame frame, int ip, int tcp) {
        byte[] b = frame.bytes();
        DropReason defect = Tcp.defect(b, tcp, frame.end() - tcp);
        if (defect == DropReason.NONE && !Transport.checksumGood(frame, ip)) {
            defect = DropReason.BAD_CHECKSUM;
        }
        if (defect == DropReason.NONE && Ipv4.destination(b, ip) != stack.config().address()) {
            defect = DropReason.NO_LISTENER; // TCP knows no groups (RFC 1122 s4.2.3.10)
        }
        if (defect != DropReason.NONE) {
            stack.place().drop(frame, defect);
            return;
        }
        segment.read(frame, ip, tcp);
        int flow = frame.flow();
        TcpConnection connection = find(flow);
        if (connection != null) {
            int packets = stack.place().claim(frame);
            connection.statistics().arrived(stack.place().nowPs(), packets);
            stack.place().deliver(frame);
            connection.input().segmentArrived(segment);
            return;
        }
        Listening listening = listening(segment.destinationPort(), flow);
        boolean opens = segment.has(Tcp.SYN) && !segment.has(Tcp.ACK) && !segment.has(Tcp.RST);
        if (listening != null && opens) {
            stack.place().deliver(frame);
            accept(listening, flow);
            return;
        }
        stack.place().drop(frame, DropReason.NO_LISTENER);
        // A listener ignores what neither opens nor acknowledges (RFC 9293 s3.10.7.2).
        if (!segment.has(Tcp.RST) && (listening == null || segment.has(Tcp.ACK))) {
            writer.sendReset(segment, flow);
        }
    }

    @Override
    public boolean hasSent(int destination, byte[] b, int tcp) {
        TcpConnection connection = quoted(destination, b, tcp);
        return connection != null && connection.hasSent(Tcp.sequence(b, tcp));
    }

    @Override
    public void receiveError(IcmpReport error, byte[] b, int tcp) {
        quoted(error.destination(), b, tcp).reported(error);
    }

    private TcpConnection quoted(int destination, byte[] b, int tcp) {
        return connections.get(
                TcpEndpoints.key(Tcp.sourcePort(b, tcp), destination, Tcp.destinationPort(b, tcp)));
    }

    /** The clock of the guest. */
    public GuestClock clock() {
        return stack.clock();
    }

    /** Connections that exist, those in TIME-WAIT included. */
    public int connectionCount() {
        return connections.size();
    }

    GuestStack stack() {
        return stack;
    }

    SegmentWriter writer() {
        return writer;
    }

    LocalPorts ports() {
        return ports;
    }

    void forget(TcpConnection connection) {
        connections.remove(connection.endpoints().key());
        if (connection.isOpener()) {
            ports.released(connection.endpoints());
        }
    }

    /**
     * The connection of the segment. One in TIME-WAIT makes room for a new SYN (RFC 9293 s3.6.1,
     * RFC 6191).
     */
    private TcpConnection find(int flow) {
        TcpConnection connection =
                connections.get(
                        TcpEndpoints.key(
                                segment.destinationPort(), segment.source(), segment.sourcePort()));
        if (connection == null || connection.state() != TcpState.TIME_WAIT) {
            return connection;
        }
        boolean opens = segment.has(Tcp.SYN) && !segment.has(Tcp.ACK) && !segment.has(Tcp.RST);
        if (opens
                && connection.input().canBegin(segment)
                && listening(segment.destinationPort(), flow) != null) {
            connection.close(TcpEnd.NORMAL);
            return null;
        }
        return connection;
    }

    private void accept(Listening listening, int flow) {
        TcpEndpoints endpoints =
                new TcpEndpoints(segment.destinationPort(), segment.source(), segment.sourcePort());
        TcpConnection connection =
                new TcpConnection(
                        this,
                        listening.profile(),
                        endpoints,
                        flow,
                        false,
                        TcpStatistics.ofAccepted());
        connections.put(endpoints.key(), connection);
        connection.answer(firstSequence());
        connection.input().synArrived(segment);
        connection.setUser(listening.listener().accept(connection));
        connection.sendSyn();
    }

    /** RFC 9293 s3.4.1 asks for numbers that cannot be guessed; the seed decides them here. */
    private long firstSequence() {
        return random.nextLong() & 0xFFFF_FFFFL | 1L << 32;
    }
}
