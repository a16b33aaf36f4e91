package org.nvsim.ip;

import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.agrona.collections.Int2ObjectHashMap;
import org.nvsim.engine.Node;
import org.nvsim.engine.Timer;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.Place;
import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;

/**
 * The neighbours of one interface: which hardware address belongs to which IPv4 address on the link
 * (RFC 826). Frames for an address not known yet wait, up to a number, while it is asked for.
 */
public final class Neighbors {
    /** What decisions of this class are told to be made by. */
    public static final String TABLE = "ARP table";

    /** How long a learned address is believed. */
    static final long LIFETIME_PS = 300_000_000_000_000L; // 5 minutes

    /** Time between two requests for one address. */
    static final long RETRY_PS = 1_000_000_000_000L; // 1 s (RFC 1122 s2.3.2.1)

    static final int ATTEMPTS = 3;

    /** Frames that wait for one address; the oldest goes when another comes (RFC 1122 s2.3.2.2). */
    static final int WAITING_LIMIT = 32;

    private Node node;
    private Place place;
    private final Consumer<Frame> transmit;
    private final OwnAddresses own = new OwnAddresses();
    private Int2ObjectHashMap<Entry> entries; // null until it meets somebody
    private int primaryAddress;
    private long primaryMac;
    private Entry last; // the one used last, which is mostly used next; null at first
    private int waitingFrames;
    private long changes;

    /**
     * @param transmit sends a complete frame out of the interface
     */
    public Neighbors(Node node, Place place, Consumer<Frame> transmit) {
        this.node = Objects.requireNonNull(node);
        this.place = Objects.requireNonNull(place);
        this.transmit = Objects.requireNonNull(transmit);
    }

    /**
     * Answers for {@code address} with {@code mac} from now on. The first one asks the questions.
     */
    public void addAddress(int address, long mac) {
        if (own.isEmpty()) {
            primaryAddress = address;
            primaryMac = mac;
        }
        own.put(address, mac);
    }

    /** Answers for {@code address} no longer. */
    public void removeAddress(int address) {
        own.remove(address);
    }

    /** Whether {@code address} is one of this interface's own. */
    public boolean owns(int address) {
        return own.contains(address);
    }

    /**
     * Sends the frame to the neighbour with address {@code nextHop}: writes its Ethernet
     * destination as soon as it is known. The rest of the frame is complete.
     */
    public void send(int nextHop, Frame frame) {
        if (address(nextHop, frame)) {
            transmit.accept(frame);
        }
    }

    /**
     * As {@link #send}, but leaves the sending to the caller where the neighbour is known.
     *
     * @return whether the frame has its Ethernet destination now; else it waits, and is sent when
     *     the neighbour answers
     */
    public boolean address(int nextHop, Frame frame) {
        Entry entry = entry(nextHop);
        if (entry == null) {
            entry = newEntry(nextHop);
        }
        if (entry.known && entry.validUntilPs > node.nowPs()) {
            entry.address(frame);
            return true;
        }
        entry.hold(frame);
        return false;
    }

    /** Handles an ARP frame (its format checked): learns, answers, and ends the frame. */
    public void receive(Frame frame) {
        byte[] b = frame.bytes();
        int arp = frame.start() + Ethernet.HEADER_BYTES;
        int sender = Arp.senderIp(b, arp);
        long senderMac = Arp.senderMac(b, arp);
        long answer = own.macOf(Arp.targetIp(b, arp));
        if (sender != Ipv4Address.UNSPECIFIED && !own.contains(sender)) {
            learn(sender, senderMac, answer != OwnAddresses.NONE);
        }
        boolean asked = Arp.operation(b, arp) == Arp.REQUEST && answer != OwnAddresses.NONE;
        int target = Arp.targetIp(b, arp);
        place.consume(frame, Decision.NONE);
        if (asked) {
            sendArp(Arp.REPLY, answer, target, senderMac, sender, senderMac);
        }
    }

    /** Tells the link where {@code address} is (gratuitous ARP, RFC 5227 s3). */
    public void announce(int address) {
        long mac = own.macOf(address);
        sendArp(Arp.REQUEST, mac, address, 0, address, MacAddress.BROADCAST);
    }

    /** Stops asking: the machine stands still. What is known stays so. */
    public void pause() {
        if (entries != null) {
            entries.values().forEach(entry -> entry.retry.cancel());
        }
    }

    /** Goes on after {@link #pause}, perhaps in another node; asks again for what is waited for. */
    public void resume(Node newNode, Place newPlace) {
        node = Objects.requireNonNull(newNode);
        place = Objects.requireNonNull(newPlace);
        if (entries != null) {
            entries.values().forEach(Entry::resume);
        }
    }

    /** Frames that wait for an answer. */
    public int waitingFrames() {
        return waitingFrames;
    }

    /** How often what is known of neighbours has changed so far. */
    public long changes() {
        return changes;
    }

    /** Shows every neighbour, in ascending order of address. */
    public void forEach(Visitor visitor) {
        if (entries == null) {
            return;
        }
        TreeMap<Long, Entry> sorted = new TreeMap<>();
        entries.forEach((address, entry) -> sorted.put(Integer.toUnsignedLong(address), entry));
        for (Entry entry : sorted.values()) {
            visitor.neighbor(entry.address, entry.known, entry.mac);
        }
    }

    /** Who is shown the neighbours. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param known whether its hardware address is known, or else being asked for
         */
        void neighbor(int address, boolean known, long mac);
    }

    /** RFC 826: a known sender is updated always, an unknown one is added only if it wants us. */
    private void learn(int sender, long mac, boolean wantsUs) {
        Entry entry = entry(sender);
        if (entry == null) {
            if (!wantsUs) {
                return;
            }
            entry = newEntry(sender);
        }
        entry.resolve(mac);
    }

    private Entry entry(int address) {
        if (last != null && last.address == address) {
            return last;
        }
        Entry entry = entries == null ? null : entries.get(address);
        last = entry == null ? last : entry;
        return entry;
    }

    private Entry newEntry(int address) {
        if (entries == null) {
            entries = new Int2ObjectHashMap<>();
        }
        changes++;
        Entry entry = new Entry(address);
        entries.put(address, entry);
        return entry;
    }

    private void sendArp(
            int operation, long mac, int address, long targetMac, int target, long to) {
        Frame frame = place.create(Ethernet.HEADER_BYTES + Arp.LENGTH_BYTES, 0);
        byte[] b = frame.bytes();
        Ethernet.write(b, frame.start(), to, mac, Ethernet.TYPE_ARP);
        Arp.write(
                b,
                frame.start() + Ethernet.HEADER_BYTES,
                operation,
                mac,
                address,
                targetMac,
                target);
        place.created(frame);
        transmit.accept(frame);
    }

    /** One neighbour: known, being asked for, or given up until somebody wants it again. */
    private final class Entry {
        private static final Frame[] NOBODY = {};

        private final int address;
        private Timer retry = node.newTimer(this::retry);
        private boolean known;
        private long mac;
        private long validUntilPs;
        private Frame[] waiting = NOBODY;
        private int waitingCount;
        private int attempts;

        Entry(int address) {
            this.address = address;
        }

        void hold(Frame frame) {
            if (waiting.length == 0) {
                waiting = new Frame[WAITING_LIMIT];
            }
            if (waitingCount == WAITING_LIMIT) {
                Frame oldest = waiting[0];
                System.arraycopy(waiting, 1, waiting, 0, --waitingCount);
                waitingFrames--;
                giveUp(oldest);
            }
            waiting[waitingCount++] = frame;
            waitingFrames++;
            if (place.watched()) {
                place.report(-1, Action.HELD, frame, decision("not known yet"));
            }
            if (!retry.isArmed()) {
                attempts = 0;
                ask();
            }
        }

        void resolve(long newMac) {
            changes += known && mac == newMac ? 0 : 1;
            known = true;
            mac = newMac;
            validUntilPs = node.nowPs() + LIFETIME_PS;
            retry.cancel();
            int count = waitingCount;
            waitingCount = 0;
            waitingFrames -= count;
            for (int i = 0; i < count; i++) {
                Frame frame = waiting[i];
                waiting[i] = null;
                address(frame);
                transmit.accept(frame);
            }
            waiting = NOBODY;
        }

        void address(Frame frame) {
            Ethernet.setDestination(frame.bytes(), frame.start(), mac);
            if (place.watched()) {
                String where = "is at " + MacAddress.format(mac);
                place.report(-1, Action.ADDRESSED, frame, decision(where));
            }
        }

        void resume() {
            retry = node.newTimer(this::retry);
            if (waitingCount > 0) {
                retry.armAfter(RETRY_PS);
            }
        }

        private void ask() {
            attempts++;
            retry.armAfter(RETRY_PS);
            sendArp(Arp.REQUEST, primaryMac, primaryAddress, 0, address, MacAddress.BROADCAST);
        }

        private void retry() {
            if (attempts < ATTEMPTS) {
                ask();
                return;
            }
            changes += known ? 1 : 0;
            known = false;
            for (int i = 0; i < waitingCount; i++) {
                giveUp(waiting[i]);
                waiting[i] = null;
            }
            waitingFrames -= waitingCount;
            waitingCount = 0;
        }

        private void giveUp(Frame frame) {
            place.drop(
                    frame,
                    DropReason.NO_NEIGHBOR,
                    place.watched()
                            ? decision("not answered in " + ATTEMPTS + " attempts")
                            : Decision.NONE);
        }

        private Decision decision(String state) {
            return Decision.of(TABLE, Ipv4Address.format(address) + " " + state);
        }
    }
}
