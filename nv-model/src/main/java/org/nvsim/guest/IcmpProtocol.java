package org.nvsim.guest;

import java.util.Objects;
import org.agrona.collections.Int2ObjectHashMap;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;

/** ICMP in a guest (RFC 792): answers echoes, sends them, and tells errors to whom they concern. */
public final class IcmpProtocol implements TransportProtocol {
    private final GuestStack stack;
    private Int2ObjectHashMap<EchoListener> listeners; // null until somebody sends requests
    private int nextIdentifier = 1;
    private EchoWatcher watcher = (flow, number) -> {};

    IcmpProtocol(GuestStack stack) {
        this.stack = stack;
    }

    /** Starts listening to replies; returns the identifier to send requests with. */
    public int open(EchoListener listener) {
        if (listeners == null) {
            listeners = new Int2ObjectHashMap<>();
        }
        int identifier = nextIdentifier++ & 0xFFFF;
        listeners.put(identifier, listener);
        return identifier;
    }

    /** Tells {@code newWatcher}, and nobody else, of every echo request answered from now on. */
    public void watchRequests(EchoWatcher newWatcher) {
        watcher = Objects.requireNonNull(newWatcher);
    }

    /**
     * Sends an echo request with {@code payloadBytes} zeros.
     *
     * @param sequence number of the request; the low 16 bits travel
     * @param flow flow of the scenario it belongs to, as packet {@code number}
     * @return false if it could not leave
     */
    public boolean sendRequest(
            int destination,
            int identifier,
            int sequence,
            int payloadBytes,
            boolean dontFragment,
            int flow,
            long number) {
        int packets = flow < 0 || number == 0 ? 0 : 1;
        Frame frame = stack.output().begin(Icmp.HEADER_BYTES, payloadBytes, flow, number, packets);
        int icmp = frame.start() + Ipv4Output.TRANSPORT_OFFSET;
        Icmp.writeEcho(frame.bytes(), icmp, Icmp.ECHO_REQUEST, identifier, sequence);
        Icmp.seal(frame.bytes(), icmp, Icmp.HEADER_BYTES);
        return stack.output().send(frame, Ipv4.PROTOCOL_ICMP, destination, 0, dontFragment);
    }

    @Override
    public void receive(Frame frame, int ip, int icmp) {
        byte[] b = frame.bytes();
        int stored = frame.end() - icmp;
        DropReason defect = Icmp.defect(b, icmp, stored);
        if (defect == DropReason.NONE && !Icmp.checksumGood(b, icmp, stored)) {
            defect = DropReason.BAD_CHECKSUM;
        }
        if (defect != DropReason.NONE) {
            stack.place().drop(frame, defect);
            return;
        }
        int type = Icmp.type(b, icmp);
        if (type == Icmp.ECHO_REQUEST && Ipv4.destination(b, ip) == stack.config().address()) {
            stack.place().take(frame);
            watcher.asked(frame.flow(), frame.number());
            reply(frame, ip, icmp);
        } else if (type == Icmp.ECHO_REPLY) {
            receiveReply(frame, ip, icmp);
        } else if (Icmp.isError(type)) {
            receiveError(frame, ip, icmp);
        } else {
            stack.place().drop(frame, DropReason.NO_LISTENER);
        }
    }

    /** An error about an echo request; {@code b} quotes it. */
    @Override
    public void receiveError(IcmpReport error, byte[] b, int icmp) {
        listener(b, icmp).failed(Icmp.sequence(b, icmp), error);
    }

    @Override
    public boolean hasSent(int destination, byte[] b, int icmp) {
        return Icmp.type(b, icmp) == Icmp.ECHO_REQUEST && listener(b, icmp) != null;
    }

    private EchoListener listener(byte[] b, int icmp) {
        return listeners == null ? null : listeners.get(Icmp.identifier(b, icmp));
    }

    private void reply(Frame request, int ip, int icmp) {
        byte[] from = request.bytes();
        int stored = request.end() - icmp;
        int sender = Ipv4.source(from, ip);
        Frame reply =
                stack.output()
                        .begin(stored, request.impliedBytes(), request.flow(), request.number(), 0);
        int at = reply.start() + Ipv4Output.TRANSPORT_OFFSET;
        System.arraycopy(from, icmp, reply.bytes(), at, stored);
        Icmp.turnIntoReply(reply.bytes(), at);
        stack.place().deliver(request);
        stack.output().send(reply, Ipv4.PROTOCOL_ICMP, sender, 0, false);
    }

    private void receiveReply(Frame frame, int ip, int icmp) {
        byte[] b = frame.bytes();
        EchoListener listener = listener(b, icmp);
        if (listener == null) {
            stack.place().drop(frame, DropReason.NO_LISTENER);
            return;
        }
        int sequence = Icmp.sequence(b, icmp);
        int sender = Ipv4.source(b, ip);
        int payloadBytes = frame.lengthBytes() - (icmp - frame.start()) - Icmp.HEADER_BYTES;
        stack.place().deliver(frame);
        listener.replied(sender, sequence, payloadBytes);
    }

    private void receiveError(Frame frame, int ip, int icmp) {
        byte[] b = frame.bytes();
        int quote = icmp + Icmp.HEADER_BYTES;
        if (!stack.input().hasSent(b, quote)) {
            stack.place().drop(frame, DropReason.NOT_FOR_US);
            return;
        }
        int type = Icmp.type(b, icmp);
        int code = Icmp.code(b, icmp);
        int destination = Ipv4.destination(b, quote);
        if (type == Icmp.UNREACHABLE && code == Icmp.FRAGMENTATION_NEEDED) {
            int refusedBytes = Ipv4.totalLength(b, quote);
            stack.output().tooBig(destination, refusedBytes, Icmp.mtu(b, icmp));
        }
        int mtuBytes = stack.output().mtuTo(destination);
        IcmpReport error = new IcmpReport(type, code, destination, Ipv4.source(b, ip), mtuBytes);
        stack.input().receiveError(error, b, quote);
        stack.place().consume(frame, Decision.NONE);
    }

    /** Largest echo payload that one packet of {@code mtuBytes} carries. */
    public static int largestPayload(int mtuBytes) {
        return mtuBytes - Ipv4.HEADER_BYTES - Icmp.HEADER_BYTES;
    }
}
