package org.nvsim.guest.app;

import org.agrona.collections.Int2ObjectHashMap;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.IcmpReport;
import org.nvsim.guest.UdpListener;
import org.nvsim.guest.UdpSocket;
import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.Frame;

/**
 * Takes the datagrams of {@link UdpSender}s at one port and measures them: each flow by itself
 * where that was asked for, all others together.
 */
public final class UdpReceiver implements UdpListener {
    private final GuestStack stack;
    private final UdpSocket socket;
    private FlowReceiver receiver; // null until something comes that has none of its own
    private final Int2ObjectHashMap<Share> shares = new Int2ObjectHashMap<>();
    private int lastFlow = -1; // the one measured last, which is mostly measured next
    private FlowReceiver lastReceiver; // of that flow; null: with all others
    private long lastMember;
    private long lastMembers;

    /** What this port measures of a flow that may have several receivers. */
    private record Share(FlowReceiver receiver, int member, int members) {}

    /**
     * @param port port to open
     */
    public UdpReceiver(GuestStack stack, int port) {
        this.stack = stack;
        this.socket = stack.udp().open(port, this);
    }

    /**
     * Measures the datagrams of a flow with a receiver of its own.
     *
     * @param flow flow of the scenario
     * @param shared counts the flow at all its receivers
     * @param member which of them this is, from 0
     * @param members how many there are
     */
    public void measure(int flow, FlowReceiver shared, int member, int members) {
        shares.put(flow, new Share(shared, member, members));
        lastFlow = -1;
        lastReceiver = null;
    }

    @Override
    public void receive(Frame frame, int payload, int payloadBytes, int from, int fromPort) {
        if (payloadBytes < UdpSender.STAMP_BYTES || frame.end() < payload + UdpSender.STAMP_BYTES) {
            return; // from somebody else
        }
        long nowPs = stack.place().nowPs();
        long number = Bytes.i64(frame.bytes(), payload);
        long sentPs = Bytes.i64(frame.bytes(), payload + 8);
        if (number > 0 && sentPs >= 0 && sentPs <= nowPs) {
            find(frame.flow());
            if (lastReceiver == null) {
                receiver().received(nowPs, number, payloadBytes, nowPs - sentPs);
                return;
            }
            // The members' copies of a packet are numbered as packets of their own.
            long own = (number - 1) * lastMembers + lastMember + 1;
            if (lastReceiver.isNew(own) && stack.place().claim(frame) > 0) {
                lastReceiver.received(nowPs, 1, payloadBytes);
                lastReceiver.latency().record(nowPs - sentPs);
            }
        }
    }

    private void find(int flow) {
        if (flow != lastFlow) {
            Share share = shares.get(flow);
            lastFlow = flow;
            lastReceiver = share == null ? null : share.receiver;
            lastMember = share == null ? 0 : share.member;
            lastMembers = share == null ? 1 : share.members;
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
        if (receiver == null) {
            receiver = new FlowReceiver();
        }
        return receiver;
    }
}
