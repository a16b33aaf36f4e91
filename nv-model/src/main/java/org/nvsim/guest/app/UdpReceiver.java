package org.nvsim.guest.app;

import org.nvsim.guest.GuestStack;
import org.nvsim.guest.IcmpReport;
import org.nvsim.guest.UdpListener;
import org.nvsim.guest.UdpSocket;
import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.Frame;

/** Takes the datagrams of one {@link UdpSender} and measures them. */
public final class UdpReceiver implements UdpListener {
    private final GuestStack stack;
    private final UdpSocket socket;
    private final FlowReceiver receiver;

    /**
     * @param port port to open
     * @param checkpointsPs moments at which the counts will be asked for
     */
    public UdpReceiver(GuestStack stack, int port, long... checkpointsPs) {
        this.stack = stack;
        this.socket = stack.udp().open(port, this);
        this.receiver = new FlowReceiver(checkpointsPs);
    }

    @Override
    public void receive(Frame frame, int payload, int payloadBytes, int from, int fromPort) {
        if (payloadBytes < UdpSender.STAMP_BYTES || frame.end() < payload + UdpSender.STAMP_BYTES) {
            return; // from somebody else
        }
        long nowPs = stack.clock().nowPs();
        long number = Bytes.i64(frame.bytes(), payload);
        long sentPs = Bytes.i64(frame.bytes(), payload + 8);
        if (number > 0 && sentPs >= 0 && sentPs <= nowPs) {
            receiver.received(nowPs, number, payloadBytes, nowPs - sentPs);
        }
    }

    @Override
    public void failed(int port, IcmpReport error) {
        // It sends nothing, so nothing can fail.
    }

    public int port() {
        return socket.port();
    }

    /** Datagrams received, with one-way times. */
    public FlowReceiver receiver() {
        return receiver;
    }
}
