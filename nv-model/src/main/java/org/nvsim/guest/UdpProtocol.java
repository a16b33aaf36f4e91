package org.nvsim.guest;

import org.agrona.collections.Int2ObjectHashMap;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Udp;

/** UDP in a guest (RFC 768): open ports, and datagrams for them. */
public final class UdpProtocol implements TransportProtocol {
    private final GuestStack stack;
    private Int2ObjectHashMap<UdpSocket> sockets; // null until a port is opened
    private int lastPort; // the one that a datagram came for last, if it is still open
    private UdpListener lastListener; // null: it is closed
    private final PortRange ports = new PortRange();
    private int dynamicOpen; // ports of that range

    UdpProtocol(GuestStack stack) {
        this.stack = stack;
    }

    /**
     * Opens {@code port}, or if 0 a free one of the dynamic range (RFC 6335 s6) as soon as
     * something is sent.
     *
     * @throws IllegalStateException if it is open already
     */
    public UdpSocket open(int port, UdpListener listener) {
        UdpSocket socket = new UdpSocket(stack, port, listener);
        if (port != PortRange.NONE) {
            open(socket);
        }
        return socket;
    }

    private void open(UdpSocket socket) {
        if (sockets == null) {
            sockets = new Int2ObjectHashMap<>();
        }
        if (sockets.containsKey(socket.port())) {
            throw new IllegalStateException(
                    "UDP port " + socket.port() + " of " + stack + " is open");
        }
        sockets.put(socket.port(), socket);
        dynamicOpen += ports.contains(socket.port()) ? 1 : 0;
    }

    /** Gives a socket a port of the dynamic range; false if all are open. */
    boolean bind(UdpSocket socket) {
        if (dynamicOpen == ports.count()) {
            return false;
        }
        socket.setPort(ports.next(this::isOpen));
        open(socket);
        return true;
    }

    PortRange ports() {
        return ports;
    }

    private boolean isOpen(int port) {
        return sockets != null && sockets.containsKey(port);
    }

    void close(UdpSocket socket) {
        lastListener = null;
        if (sockets != null && sockets.remove(socket.port()) != null) {
            dynamicOpen -= ports.contains(socket.port()) ? 1 : 0;
        }
    }

    @Override
    public void receive(Frame frame, int ip, int udp) {
        byte[] b = frame.bytes();
        int stored = frame.end() - udp;
        DropReason defect = Udp.defect(b, udp, stored, frame.impliedBytes());
        int source = Ipv4.source(b, ip);
        int destination = Ipv4.destination(b, ip);
        if (defect == DropReason.NONE
                && !frame.checksumPending()
                && !Udp.checksumGood(b, udp, stored, source, destination)) {
            defect = DropReason.BAD_CHECKSUM;
        }
        if (defect != DropReason.NONE) {
            stack.place().drop(frame, defect);
            return;
        }
        UdpListener listener = listener(Udp.destinationPort(b, udp));
        if (listener == null) {
            refuse(frame, ip, destination);
            return;
        }
        listener.receive(
                frame,
                udp + Udp.HEADER_BYTES,
                Udp.length(b, udp) - Udp.HEADER_BYTES,
                source,
                Udp.sourcePort(b, udp));
        stack.place().deliver(frame);
    }

    @Override
    public void receiveError(IcmpReport error, byte[] b, int udp) {
        UdpSocket socket = socket(Udp.sourcePort(b, udp));
        socket.listener().failed(Udp.destinationPort(b, udp), error);
    }

    @Override
    public boolean hasSent(int destination, byte[] b, int udp) {
        return socket(Udp.sourcePort(b, udp)) != null;
    }

    private UdpSocket socket(int port) {
        return sockets == null ? null : sockets.get(port);
    }

    private UdpListener listener(int port) {
        if (lastListener == null || lastPort != port) {
            UdpSocket socket = socket(port);
            lastListener = socket == null ? null : socket.listener();
            lastPort = port;
        }
        return lastListener;
    }

    private void refuse(Frame frame, int ip, int destination) {
        if (Ipv4Address.isMulticast(destination)) {
            stack.place().drop(frame, DropReason.NO_LISTENER);
        } else {
            stack.input().refuse(frame, ip, Icmp.PORT_UNREACHABLE);
        }
    }
}
