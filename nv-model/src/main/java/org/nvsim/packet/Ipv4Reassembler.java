package org.nvsim.packet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts fragments of one machine together again (RFC 791 s3.2). Fragments that overlap or disagree
 * about the end condemn their whole datagram, later fragments included, as RFC 5722 demands of
 * IPv6. It holds a bounded number of fragments, giving up the oldest datagram when full. It knows
 * no clock: the caller passes the time and calls {@link #expire}.
 */
public final class Ipv4Reassembler implements FrameHolder {
    /** How long a machine waits for the rest: 60 s, the least of RFC 1122 s3.3.2. */
    public static final long TIMEOUT_PS = 60_000_000_000_000L;

    /** What {@link #nextExpiryPs} answers if nothing waits. */
    public static final long NEVER = Long.MAX_VALUE;

    private record Key(int source, int destination, int protocol, int identification) {}

    /** In order of age, which is the order of expiry: the timeout is the same for all. */
    private final LinkedHashMap<Key, PartialDatagram> datagrams = new LinkedHashMap<>();

    private final int maximumFragments;
    private final long timeoutPs;
    private int held;

    /**
     * @param maximumFragments how many fragments it holds at most, at least 1
     * @param timeoutPs how long after its first arrival an incomplete datagram is given up
     */
    public Ipv4Reassembler(int maximumFragments, long timeoutPs) {
        if (maximumFragments < 1 || timeoutPs < 1) {
            throw new IllegalArgumentException("a reassembler needs room and time");
        }
        this.maximumFragments = maximumFragments;
        this.timeoutPs = timeoutPs;
    }

    /**
     * Takes a fragment, and with it the ownership of its frame; gives the whole packet if this was
     * the last one missing. The whole is the frame of the first fragment, grown, with its headers;
     * the others are consumed. Packets that are no fragments come straight back.
     *
     * @param ipOffset where the IPv4 header, without {@link Ipv4#defect}, stands in the array
     */
    public Optional<Frame> add(FrameKeeper keeper, Frame frame, int ipOffset, long nowPs) {
        byte[] b = frame.bytes();
        if (!Ipv4.isFragment(b, ipOffset)) {
            return Optional.of(frame);
        }
        Key key =
                new Key(
                        Ipv4.source(b, ipOffset),
                        Ipv4.destination(b, ipOffset),
                        Ipv4.protocol(b, ipOffset),
                        Ipv4.identification(b, ipOffset));
        PartialDatagram datagram = datagrams.get(key);
        if (datagram == null) {
            datagram = new PartialDatagram(nowPs + timeoutPs);
            datagrams.put(key, datagram);
        }
        held -= datagram.weight();
        boolean whole = datagram.add(keeper, frame, ipOffset);
        if (whole) {
            datagrams.remove(key);
            return Optional.of(datagram.assemble(keeper));
        }
        held += datagram.weight();
        makeRoom(keeper);
        return Optional.empty();
    }

    /**
     * Gives up every datagram whose time has passed. Before its frames are dropped, the first
     * fragment of each, if it ever came, is shown to {@code report}, for an ICMP time exceeded.
     */
    public void expire(FrameKeeper keeper, long nowPs, Consumer<Frame> report) {
        Iterator<PartialDatagram> oldest = datagrams.values().iterator();
        while (oldest.hasNext()) {
            PartialDatagram datagram = oldest.next();
            if (datagram.expiryPs() > nowPs) {
                return;
            }
            oldest.remove();
            held -= datagram.weight();
            datagram.giveUp(keeper, report);
        }
    }

    /** When {@link #expire} next has something to do, or {@link #NEVER}. */
    public long nextExpiryPs() {
        return datagrams.isEmpty() ? NEVER : datagrams.values().iterator().next().expiryPs();
    }

    @Override
    public int heldFrames() {
        int frames = 0;
        for (PartialDatagram datagram : datagrams.values()) {
            frames += datagram.frames();
        }
        return frames;
    }

    private void makeRoom(FrameKeeper keeper) {
        Iterator<PartialDatagram> oldest = datagrams.values().iterator();
        while (held > maximumFragments) {
            PartialDatagram datagram = oldest.next();
            oldest.remove();
            held -= datagram.weight();
            datagram.giveUp(keeper, first -> {});
        }
    }
}
