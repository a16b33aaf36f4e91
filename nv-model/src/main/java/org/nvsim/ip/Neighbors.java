package org.nvsim.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.nvsim.engine.Node;
import org.nvsim.engine.Timer;
import org.nvsim.observe.Action;
import org.nvsim.observe.Decision;
import org.nvsim.observe.TracePoint;
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

    /** In place of a hardware address. */
    public static final long UNKNOWN = -1;

    /** How long a learned address is believed: 5 minutes, a chosen number. */
    static final long LIFETIME_PS = 300_000_000_000_000L;

    /** Time between two requests for one address: the second that RFC 1122 s2.3.2.1 recommends. */
    static final long RETRY_PS = 1_000_000_000_000L;

    /** Requests before an address is given up: a chosen number, as RFC 1122 names none. */
    static final int ATTEMPTS = 3;

    private static final Neighbor[] NOBODY = {null};

    /**
     * Frames that wait for one address; the oldest goes when another comes. RFC 1122 s2.3.2.2 asks
     * for the latest one at least; 32 is a chosen number.
     */
    static final int WAITING_LIMIT = 32;

    private Node node;
    private TracePoint place;
    private final Consumer<Frame> transmit;
    private final OwnAddresses own = new OwnAddresses();
    private Neighbor[] slots =
            NOBODY; // by address, one at most three quarters full; probed linearly
    private int count;
    private int primaryAddress;
    private long primaryMac;
    private int waitingFrames;
    private long changes;

    /**
     * @param transmit sends a complete frame out of the interface
     */
    public Neighbors(Node node, TracePoint place, Consumer<Frame> transmit) {
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
        Neighbor neighbor = of(nextHop);
        if (neighbor.macAt(node.nowPs()) != UNKNOWN) {
            neighbor.address(frame);
            transmit.accept(frame);
        } else {
            neighbor.hold(frame);
        }
    }

    /** Who has this address on the link; worth keeping by whoever sends there often. */
    public Neighbor of(int address) {
        Neighbor known = find(address);
        return known != null ? known : meet(address);
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
        for (Neighbor neighbor : slots) {
            if (neighbor != null) {
                neighbor.retry.cancel();
            }
        }
    }

    /** Goes on after {@link #pause}, perhaps in another node; asks again for what is waited for. */
    public void resume(Node newNode, TracePoint newPlace) {
        node = Objects.requireNonNull(newNode);
        place = Objects.requireNonNull(newPlace);
        for (Neighbor neighbor : inOrder()) {
            neighbor.resume();
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
        for (Neighbor neighbor : inOrder()) {
            visitor.neighbor(neighbor.address, neighbor.known, neighbor.mac);
        }
    }

    private List<Neighbor> inOrder() {
        List<Neighbor> all = new ArrayList<>(count);
        for (Neighbor neighbor : slots) {
            if (neighbor != null) {
                all.add(neighbor);
            }
        }
        all.sort((a, b) -> Integer.compareUnsigned(a.address, b.address));
        return all;
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
        if (wantsUs || find(sender) != null) {
            of(sender).resolve(mac);
        }
    }

    private Neighbor find(int address) {
        int i = home(address);
        while (slots[i] != null && slots[i].address != address) {
            i = (i + 1) & (slots.length - 1);
        }
        return slots[i];
    }

    private Neighbor meet(int address) {
        if ((count + 1) * 4 > slots.length * 3) {
            Neighbor[] before = slots;
            slots = new Neighbor[Math.max(4, slots.length * 2)];
            for (Neighbor each : before) {
                if (each != null) {
                    place(each);
                }
            }
        }
        count++;
        changes++;
        Neighbor neighbor = new Neighbor(address);
        place(neighbor);
        return neighbor;
    }

    private void place(Neighbor neighbor) {
        int i = home(neighbor.address);
        while (slots[i] != null) {
            i = (i + 1) & (slots.length - 1);
        }
        slots[i] = neighbor;
    }

    /** Fibonacci hashing: neighbouring addresses spread over the whole table. */
    private int home(int address) {
        return (address * 0x9E37_79B9) >>> 16 & (slots.length - 1);
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
    public final class Neighbor {
        private static final Frame[] NONE = {};

        private final int address;
        private Timer retry = node.newTimer(this::retry);
        private boolean known;
        private long mac;
        private long validUntilPs;
        private Frame[] waiting = NONE;
        private int waitingCount;
        private int attempts;

        private Neighbor(int address) {
            this.address = address;
        }

        /** Its hardware address if that is known at {@code nowPs}, else {@link #UNKNOWN}. */
        public long macAt(long nowPs) {
            return known && validUntilPs > nowPs ? mac : UNKNOWN;
        }

        private void hold(Frame frame) {
            if (waiting.length == 0) {
                waiting = new Frame[WAITING_LIMIT];
            }
            if (waitingCount == WAITING_LIMIT) {
                Frame oldest = waiting[0];
                System.arraycopy(waiting, 1, waiting, 0, --waitingCount);
                waitingFrames--;
                place.drop(
                        oldest,
                        DropReason.ARP_QUEUE_FULL,
                        place.isTraced()
                                ? decision(
                                        "not known yet, and "
                                                + WAITING_LIMIT
                                                + " newer frames wait for it")
                                : Decision.NONE);
            }
            waiting[waitingCount++] = frame;
            waitingFrames++;
            if (place.isTraced()) {
                place.report(-1, Action.HELD, frame, decision("not known yet"));
            }
            if (!retry.isArmed()) {
                attempts = 0;
                ask();
            }
        }

        private void resolve(long newMac) {
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
            waiting = NONE;
        }

        private void address(Frame frame) {
            Ethernet.setDestination(frame.bytes(), frame.start(), mac);
            if (place.isTraced()) {
                String where = "is at " + MacAddress.format(mac);
                place.report(-1, Action.ADDRESSED, frame, decision(where));
            }
        }

        private void resume() {
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
                    place.isTraced()
                            ? decision("not answered in " + ATTEMPTS + " attempts")
                            : Decision.NONE);
        }

        private Decision decision(String state) {
            return Decision.of(TABLE, Ipv4Address.format(address) + " " + state);
        }
    }
}
