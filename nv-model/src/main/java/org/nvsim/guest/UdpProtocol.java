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
    private UdpSocket last; // the one found last, if it is still open
    private final PortRange ports = new PortRange();

    UdpProtocol(GuestStack stack) {
        this.stack = stack;
    }

    /**
     * Opens {@code port}, or a free one of the dynamic range (RFC 6335 s6) if 0.
     *
     * @throws IllegalStateException if it is open already
     */
    public UdpSocket open(int port, UdpListener listener) {
        if (sockets == null) {
            sockets = new Int2ObjectHashMap<>();
        }
        int number = port != 0 ? port : ports.next(sockets::containsKey);
        if (sockets.containsKey(number)) {
            throw new IllegalStateException("UDP port " + number + " of " + stack + " is open");
        }
        UdpSocket socket = new UdpSocket(stack, number, listener);
        sockets.put(number, socket);
        return socket;
    }

    void close(UdpSocket socket) {
        last = null;
        sockets.remove(socket.port());
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
        UdpSocket socket = socket(Udp.destinationPort(b, udp));
        if (socket == null) {
            refuse(frame, ip, destination);
            return;
        }
        socket.listener()
                .receive(
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
        if (last == null || last.port() != port) {
            last = sockets == null ? null : sockets.get(port);
        }
        return last;
    }

    private void refuse(Frame frame, int ip, int destination) {
        if (Ipv4Address.isMulticast(destination)) {
            stack.place().drop(frame, DropReason.NO_LISTENER);
        } else {
            stack.input().refuse(frame, ip, Icmp.PORT_UNREACHABLE);
        }
    }
}
