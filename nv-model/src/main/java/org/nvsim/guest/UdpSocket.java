package org.nvsim.guest;

import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Udp;

/** An open UDP port of a guest. */
public final class UdpSocket {
    private static final int PAYLOAD_OFFSET = Ipv4Output.TRANSPORT_OFFSET + Udp.HEADER_BYTES;

    private final GuestStack stack;
    private int port;
    private final UdpListener listener;

    UdpSocket(GuestStack stack, int port, UdpListener listener) {
        this.stack = stack;
        this.port = port;
        this.listener = listener;
    }

    /** Its number; {@link PortRange#NONE} until something is sent, if it can be any. */
    public int port() {
        return port;
    }

    void setPort(int number) {
        port = number;
    }

    /**
     * A datagram to be filled from {@link #payload} on and then sent.
     *
     * @param stored bytes of data that will be written
     * @param implied zeros behind them
     * @param flow flow of the scenario that it is a packet of, or -1
     * @param number which packet of the flow it is, from 1; 0 if none
     */
    public Frame begin(int stored, int implied, int flow, long number) {
        int packets = flow < 0 || number == 0 ? 0 : 1;
        return stack.output().begin(Udp.HEADER_BYTES + stored, implied, flow, number, packets);
    }

    /** Where the data of a datagram starts in the array of its frame. */
    public static int payload(Frame frame) {
        return frame.start() + PAYLOAD_OFFSET;
    }

    /**
     * Sends a datagram made by {@link #begin}.
     *
     * @return false if it could not leave
     */
    public boolean send(Frame frame, int destination, int destinationPort, boolean dontFragment) {
        if (port == PortRange.NONE && !stack.udp().bind(this)) {
            stack.output().refuse(frame, Ipv4.PROTOCOL_UDP, destination, stack.udp().ports());
            return false;
        }
        byte[] b = frame.bytes();
        int udp = frame.start() + Ipv4Output.TRANSPORT_OFFSET;
        int lengthBytes = frame.lengthBytes() - Ipv4Output.TRANSPORT_OFFSET;
        int stored = frame.end() - udp;
        int address = stack.output().address();
        Udp.writeSealed(b, udp, port, destinationPort, lengthBytes, stored, address, destination);
        return stack.output().send(frame, Ipv4.PROTOCOL_UDP, destination, 0, dontFragment);
    }

    /** Closes the port. */
    public void close() {
        stack.udp().close(this);
    }

    UdpListener listener() {
        return listener;
    }
}
