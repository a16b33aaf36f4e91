package org.nvsim.virt;

import java.util.Arrays;
import org.nvsim.packet.Carriage;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FlowHash;
import org.nvsim.virt.overlay.Tunnel;
import org.nvsim.virt.policy.CustomerRoute;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.LookupRecord;
import org.nvsim.virt.policy.ProviderAddress;
import org.nvsim.virt.policy.ProviderRoute;

/**
 * What the filter decided about one frame, and what made it decide so. One object serves any number
 * of frames: every decision overwrites the one before, or is found to be the same again, which is
 * why whoever keeps one for the frames of one VM is answered sooner. Which values are meaningful
 * follows from the {@link Kind}; the others are 0 or null.
 */
public final class Verdict {
    /** What becomes of the frame. */
    public enum Kind {
        /** The filter has nothing to do with it: not virtualized, or for the host itself. */
        PASS,
        /** It goes no further; {@link #reason()} says why. */
        DROP,
        /**
         * It is for a VM of this host: hand it to the port with {@link #vsid()} and {@link
         * #destinationMac()}.
         */
        LOCAL,
        /**
         * The frame is ready for the provider network but for the MAC addresses of its first
         * header: its destination is that of {@link #nextHop()}, its source {@link #wireSource()}
         * or the adapter's own.
         */
        WIRE,
        /** The frame has become the answer; give it back to the port it came from. */
        ARP_REPLY,
        /**
         * Copies go to each {@link #floodTarget(int)} and, if {@link #floodsLocally()}, to the
         * other ports of the virtual subnet.
         */
        FLOOD,
        /**
         * The VM must be told: build the message with {@link FilterDriver#writeIcmp} and give it to
         * the port. The frame itself goes no further, for {@link #reason()}.
         */
        ICMP_TO_VM,
        /**
         * The packet must be cut into fragments of at most {@link #innerMtuBytes()} and each be
         * offered again.
         */
        FRAGMENT_INNER,
        /** The filter used the frame up. */
        CONSUMED
    }

    private static final int[] NO_TARGETS = {};
    private static final long UNKNOWN = -1; // no flow is that

    // First what every packet asks that is decided about as the one before.
    Kind kind = Kind.PASS;
    CustomerRoute route;
    private Object decider; // null: for no other packet; see matches
    DropReason reason = DropReason.NONE;
    int vsid;
    long destinationMac;
    LookupRecord record;
    LookupRecord sourceRecord;
    ProviderAddress providerAddress;
    ProviderRoute providerRoute;
    int source;
    int destination;
    int nextHop;
    int vlan;
    long wireSource;
    int innerMtuBytes;
    int icmpType;
    int icmpCode;
    Tunnel tunnel; // null unless it is in one
    boolean rewritten;
    boolean floodsLocally;
    int[] targets = NO_TARGETS;
    int targetCount;
    Tunnel floodTunnel; // of the copies to targets; null if there are none

    // What else the decision holds for: see matches.
    private long policyChanges;
    private long expiresPs;
    private long fromMac;
    private int fromVsid;
    private int fromAddress;
    private int toAddress;
    private long flow = UNKNOWN; // as FlowHash tells those of two addresses apart
    private int flowHash; // of that flow

    public Verdict() {}

    public Kind kind() {
        return kind;
    }

    /** Why the frame was dropped, or why the VM is told of a failure. */
    public DropReason reason() {
        return reason;
    }

    /** The virtual subnet of the destination: out of band for the switch. */
    public int vsid() {
        return vsid;
    }

    /** MAC address of the VM that the frame is for. */
    public long destinationMac() {
        return destinationMac;
    }

    /** The lookup record that decided; null if none did. */
    public LookupRecord record() {
        return record;
    }

    /** The record of the sending VM; null if none was needed or found. */
    public LookupRecord sourceRecord() {
        return sourceRecord;
    }

    /** The customer route that decided; null if the destination is in the sender's own subnet. */
    public CustomerRoute route() {
        return route;
    }

    /** The host's own provider address that sends: its VLAN, interface and MAC. */
    public ProviderAddress providerAddress() {
        return providerAddress;
    }

    /** The provider route that chose the next hop; null if it is on-link. */
    public ProviderRoute providerRoute() {
        return providerRoute;
    }

    /** Outer, or rewritten, source address. */
    public int source() {
        return source;
    }

    /** Outer, or rewritten, destination address. */
    public int destination() {
        return destination;
    }

    /** Provider address whose MAC the frame goes to; a multicast group has its own. */
    public int nextHop() {
        return nextHop;
    }

    /** VLAN of the provider network, 1 to 4094; 0 for none. */
    public int vlan() {
        return vlan;
    }

    /** MAC address to send from on the wire; 0 means the adapter's own. */
    public long wireSource() {
        return wireSource;
    }

    /** Largest inner IPv4 packet that fits, in bytes. */
    public int innerMtuBytes() {
        return innerMtuBytes;
    }

    /** Whether the frame was put into, or taken out of, a tunnel. */
    public boolean encapsulated() {
        return tunnel != null;
    }

    /** Bytes that were put before the frame, or taken off; 0 if none were. */
    int overheadBytes() {
        return tunnel == null ? 0 : tunnel.overheadBytes();
    }

    /** Whether addresses were replaced. */
    public boolean rewritten() {
        return rewritten;
    }

    /** How the frame travels over the provider's network. */
    public Carriage carriage() {
        return tunnel != null
                ? Carriage.ENCAPSULATED
                : rewritten ? Carriage.REWRITTEN : Carriage.PLAIN;
    }

    /** Whether the other ports of the virtual subnet on this host get a copy. */
    public boolean floodsLocally() {
        return floodsLocally;
    }

    /** How many copies go to the provider network. */
    public int floodTargets() {
        return targetCount;
    }

    /** Provider address of the {@code i}-th copy. */
    public int floodTarget(int i) {
        return targets[i];
    }

    /**
     * Makes the decision hold for more packets like the one it was made about, as long as the
     * policy does not change.
     *
     * @param by who decides
     * @param from customer address of the sender
     * @param to customer address of the destination
     */
    void stand(Object by, HostPolicy policy, int from, int to) {
        decider = by;
        policyChanges = policy.changes();
        expiresPs = policy.records().nextExpiryPs();
        fromAddress = from;
        toAddress = to;
        flow = UNKNOWN;
    }

    /** Hash of a packet that the decision holds for; computed once for packets of one flow. */
    int flowHash(byte[] b, int ip, int available) {
        long asked = FlowHash.flowOfPair(b, ip, available);
        if (flow != asked) {
            flow = asked;
            flowHash = FlowHash.fiveTuple(b, ip, available);
        }
        return flowHash;
    }

    /** Likewise for packets of one sender only, known by its virtual subnet and MAC address. */
    void stand(Object by, HostPolicy policy, int from, int to, int vsidOfSender, long mac) {
        stand(by, policy, from, to);
        fromVsid = vsidOfSender;
        fromMac = mac;
    }

    /** Whether {@code by} would decide about such a packet as it is decided here. */
    boolean matches(Object by, HostPolicy policy, long nowPs, int from, int to) {
        return fromAddress == from
                && toAddress == to
                && decider == by
                && policyChanges == policy.changes()
                && nowPs < expiresPs;
    }

    /** Whether it stands, but for packets between other addresses. */
    boolean matchesOthersThan(int from, int to) {
        return decider != null && (fromAddress != from || toAddress != to);
    }

    int fromAddress() {
        return fromAddress;
    }

    int toAddress() {
        return toAddress;
    }

    /** Whether it stands for this sender. */
    boolean matchesSender(int vsidOfSender, long mac) {
        return fromVsid == vsidOfSender && fromMac == mac;
    }

    void clear() {
        decider = null;
        flow = UNKNOWN;
        kind = Kind.PASS;
        reason = DropReason.NONE;
        vsid = 0;
        destinationMac = 0;
        record = null;
        sourceRecord = null;
        route = null;
        providerAddress = null;
        providerRoute = null;
        source = 0;
        destination = 0;
        nextHop = 0;
        vlan = 0;
        wireSource = 0;
        innerMtuBytes = 0;
        icmpType = 0;
        icmpCode = 0;
        tunnel = null;
        floodTunnel = null;
        rewritten = false;
        floodsLocally = false;
        targetCount = 0;
    }

    void setProviderAddress(ProviderAddress own) {
        providerAddress = own;
        vlan = own == null ? 0 : own.vlan();
    }

    void drop(DropReason why) {
        kind = Kind.DROP;
        reason = why;
    }

    void tell(DropReason why, int type, int code) {
        kind = Kind.ICMP_TO_VM;
        reason = why;
        icmpType = type;
        icmpCode = code;
    }

    void addTarget(int provider) {
        if (targetCount == targets.length) {
            targets = Arrays.copyOf(targets, Math.max(8, targetCount * 2));
        }
        targets[targetCount++] = provider;
    }
}
