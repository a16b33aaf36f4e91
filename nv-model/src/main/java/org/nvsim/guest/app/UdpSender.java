package org.nvsim.guest.app;

import org.nvsim.engine.random.RandomStream;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.GuestTimer;
import org.nvsim.guest.IcmpReport;
import org.nvsim.guest.UdpListener;
import org.nvsim.guest.UdpSocket;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.limits.Limits;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.Frame;

/**
 * Sends datagrams at a constant rate, or at random moments or in bursts of the same mean rate. The
 * first 16 bytes of each are its number and the time it was sent, for {@link UdpReceiver} to
 * measure by.
 */
public final class UdpSender implements UdpListener, Runnable {
    /** Number and time at the beginning of a datagram's data. */
    public static final int STAMP_BYTES = Limits.DATAGRAM.minInt();

    /**
     * What to send.
     *
     * @param flow flow of the scenario
     * @param destination to whom
     * @param port destination port
     * @param payloadBytes data of each datagram, within {@link Limits#DATAGRAM}
     * @param rateBitsPerSecond mean rate of data, without headers, within {@link Limits#RATE}
     * @param pacing how the moments of sending are spread
     * @param dontFragment whether routers must not cut the datagrams
     * @param count how many, or {@link Long#MAX_VALUE}
     * @param startPs when it begins: the first is sent then if the rate is constant, else after a
     *     gap
     * @param stopPs from when on none is sent, or {@link Long#MAX_VALUE}
     * @param receivers how many machines each datagram is for, at least 1
     */
    public record Settings(
            int flow,
            int destination,
            int port,
            int payloadBytes,
            long rateBitsPerSecond,
            Pacing pacing,
            boolean dontFragment,
            long count,
            long startPs,
            long stopPs,
            int receivers) {
        public Settings {
            Limits.DATAGRAM.require(payloadBytes, "data of a datagram in bytes");
            Limits.RATE.require(rateBitsPerSecond, "a rate in bit/s");
        }
    }

    private final GuestStack stack;
    private final long startPs;
    private final long stopPs;
    private final long count;
    private final int flow;
    private final int destination;
    private final int port;
    private final int payloadBytes;
    private final boolean dontFragment;
    private final int receivers;
    private final UdpSocket socket;
    private final FlowSender sender;
    private final GuestTimer next;
    private final Pace pace;
    private long number;
    private long errors;
    private IcmpReport lastError;

    /**
     * @param random decides the gaps if they are random; named after the flow
     */
    public UdpSender(GuestStack stack, Settings settings, RandomStream random) {
        this.stack = stack;
        this.startPs = settings.startPs();
        this.stopPs = settings.stopPs();
        this.count = settings.count();
        this.flow = settings.flow();
        this.destination = settings.destination();
        this.port = settings.port();
        this.payloadBytes = settings.payloadBytes();
        this.dontFragment = settings.dontFragment();
        this.receivers = settings.receivers();
        this.socket = stack.udp().open(0, this);
        this.sender = new FlowSender();
        this.next = stack.clock().newTimer(this);
        this.pace =
                new Pace(
                        8L * settings.payloadBytes(),
                        settings.rateBitsPerSecond(),
                        settings.pacing(),
                        random);
    }

    /** Lets it begin at its start time. */
    public void start() {
        if (count > 0 && startPs < stopPs) {
            sender.doneAt(stopPs); // whatever happens to its machine until then
            next.armAt(startPs + pace.firstGapPs());
        }
    }

    /** Sends the next datagram; called by its timer. */
    @Override
    public void run() {
        long nowPs = stack.place().nowPs();
        if (nowPs >= stopPs) {
            sender.doneAt(stopPs);
            return;
        }
        number++;
        Frame frame = socket.begin(STAMP_BYTES, payloadBytes - STAMP_BYTES, flow, number);
        int payload = UdpSocket.payload(frame);
        Bytes.put64(frame.bytes(), payload, number);
        Bytes.put64(frame.bytes(), payload + 8, nowPs);
        if (receivers > 1) {
            frame.shareAmong(receivers);
        }
        sender.sent(nowPs, receivers, (long) receivers * payloadBytes);
        socket.send(frame, destination, port, dontFragment);
        long gapPs = pace.nextGapPs();
        if (number < count && nowPs + gapPs < stopPs) {
            next.armAfter(gapPs);
        } else {
            sender.doneAt(Math.min(stopPs, nowPs + gapPs));
        }
    }

    @Override
    public void receive(Frame frame, int payload, int payloadBytes, int from, int fromPort) {
        // Nothing is expected back.
    }

    @Override
    public void failed(int port, IcmpReport error) {
        errors++;
        lastError = error;
    }

    /** Datagrams the application sent; one to a group counts once for each receiver. */
    public FlowSender sender() {
        return sender;
    }

    /** ICMP errors that came back. */
    public long errors() {
        return errors;
    }

    /** The last ICMP error that came back, or null. */
    public IcmpReport lastError() {
        return lastError;
    }
}
