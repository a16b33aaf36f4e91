package org.nvsim.guest.app;

import java.util.Arrays;
import org.nvsim.guest.EchoListener;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.GuestTimer;
import org.nvsim.guest.IcmpReport;
import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.measure.FlowSender;
import org.nvsim.limits.Limits;

/** Sends echo requests at a steady pace and times the replies, as the command {@code ping} does. */
public final class PingApp implements EchoListener {
    /** So many requests are told apart by their 16-bit numbers: no more can wait at one time. */
    private static final int MOST_OUTSTANDING = 1 << 16;

    private static final int OUTSTANDING_AT_FIRST = 16;

    private static final long NONE = -1;

    /**
     * What to send.
     *
     * @param flow flow of the scenario
     * @param destination whom to ask
     * @param payloadBytes data of each request; Windows sends 32
     * @param dontFragment whether routers must not cut requests ({@code ping -f})
     * @param count how many requests, or {@link Long#MAX_VALUE}
     * @param startPs when the first is sent
     * @param everyPs time from one to the next, within {@link Limits#PERIOD}
     * @param timeoutPs how long a reply is waited for; Windows waits 4 s
     */
    public record Settings(
            int flow,
            int destination,
            int payloadBytes,
            boolean dontFragment,
            long count,
            long startPs,
            long everyPs,
            long timeoutPs) {
        public Settings {
            Limits.PERIOD.require(everyPs, "a time between pings in ps");
            Limits.ECHO_DATA.require(payloadBytes, "data of a ping in bytes");
        }
    }

    private final GuestStack stack;
    private final Settings settings;
    private final FlowSender sender;
    private final FlowReceiver receiver;
    private final GuestTimer next;
    private final int identifier;
    private long[] sentPs = new long[OUTSTANDING_AT_FIRST]; // of the latest requests, by number
    private long number;
    private long latePackets;
    private long errors;
    private IcmpReport lastError;

    public PingApp(GuestStack stack, Settings settings) {
        this.stack = stack;
        this.settings = settings;
        this.sender = new FlowSender();
        this.receiver = new FlowReceiver();
        this.identifier = stack.icmp().open(this);
        this.next = stack.clock().newTimer(this::send);
        Arrays.fill(sentPs, NONE);
    }

    /** Lets it begin at its start time. */
    public void start() {
        if (settings.count() > 0) {
            next.armAt(settings.startPs());
        }
    }

    private void send() {
        number++;
        long nowPs = stack.clock().nowPs();
        if (isWaitedFor(sentPs[slot(number)], nowPs) && sentPs.length < MOST_OUTSTANDING) {
            makeRoom();
        }
        sentPs[slot(number)] = nowPs;
        sender.sent(nowPs, 1, settings.payloadBytes());
        boolean left =
                stack.icmp()
                        .sendRequest(
                                settings.destination(),
                                identifier,
                                (int) number,
                                settings.payloadBytes(),
                                settings.dontFragment(),
                                settings.flow(),
                                number);
        if (!left) {
            sentPs[slot(number)] = NONE;
        }
        if (number < settings.count()) {
            next.armAfter(settings.everyPs());
        } else {
            sender.doneAt(nowPs + settings.everyPs());
        }
    }

    @Override
    public void replied(int from, int sequence, int payloadBytes) {
        long answered = numberOf(sequence);
        long askedPs = sentPs[slot(answered)];
        if (askedPs == NONE || answered <= number - sentPs.length) {
            latePackets++; // an answer that came twice, or far too late
            return;
        }
        long nowPs = stack.clock().nowPs();
        sentPs[slot(answered)] = NONE;
        if (!isWaitedFor(askedPs, nowPs)) {
            latePackets++;
            return;
        }
        receiver.received(nowPs, answered, payloadBytes, nowPs - askedPs);
    }

    @Override
    public void failed(int sequence, IcmpReport error) {
        errors++;
        lastError = error;
    }

    /** Requests that were to be sent, those the own stack refused included. */
    public FlowSender sender() {
        return sender;
    }

    /** Replies in time, with round-trip times. */
    public FlowReceiver receiver() {
        return receiver;
    }

    /** Replies that came after the timeout, or again. */
    public long latePackets() {
        return latePackets;
    }

    /** ICMP errors that came back for requests. */
    public long errors() {
        return errors;
    }

    /** The last ICMP error that came back, or null. */
    public IcmpReport lastError() {
        return lastError;
    }

    /** The request that a 16-bit sequence number means: the latest that has it. */
    private long numberOf(int sequence) {
        return number - ((number - sequence) & 0xFFFF);
    }

    private int slot(long number) {
        return (int) (number & (sentPs.length - 1));
    }

    private boolean isWaitedFor(long askedPs, long nowPs) {
        return askedPs != NONE && nowPs - askedPs <= settings.timeoutPs();
    }

    private void makeRoom() {
        long[] before = sentPs;
        sentPs = new long[2 * before.length];
        Arrays.fill(sentPs, NONE);
        for (long n = number - before.length; n < number; n++) {
            sentPs[slot(n)] = before[(int) (n & (before.length - 1))];
        }
    }
}
