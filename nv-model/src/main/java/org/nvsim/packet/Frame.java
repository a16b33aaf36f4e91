package org.nvsim.packet;

/**
 * One Ethernet frame: its bytes, who it is, and what those who handle it note about it.
 *
 * <p>A frame has one owner at a time. Who gets it forwards it, or hands it back to its {@link
 * FrameLedger} as delivered, consumed or dropped, and then never touches it again. Views into
 * {@link #bytes()} must not be kept beyond a call: the array can be replaced when the frame grows.
 */
public final class Frame extends FrameBytes implements FrameHolder {
    private long id;
    private int flow;
    private long number;
    private int packets;
    private Shared shared; // null: it alone carries them
    private int domain;
    private int queue;
    private int segmentBytes;
    private boolean checksumPending;
    private int wireFrames;
    private Carriage carriage;
    private int addedBytes;

    Frame() {}

    @Override
    public int heldFrames() {
        return 1;
    }

    /**
     * Identity of this frame, unique in a run and the same in every run: (node, its n-th frame).
     */
    public long id() {
        return id;
    }

    /**
     * Index of the scenario's flow this frame belongs to, or -1. Bookkeeping: no node decides by
     * it.
     */
    public int flow() {
        return flow;
    }

    /**
     * Which packet of its flow this is, from 1; 0 if it belongs to none. Bookkeeping as {@link
     * #flow()}.
     */
    public long number() {
        return number;
    }

    /**
     * Says which flow this frame serves, without carrying a packet of it: a reply, an
     * acknowledgment, an ICMP error.
     *
     * @param number the packet it is about; 0 if none
     */
    public void tag(int flow, long number) {
        tag(flow, number, 0);
    }

    /**
     * Says which packet of which flow this frame carries.
     *
     * @param packets how many packets of the flow that is, as the wire sees them: the segments of a
     *     large send
     */
    public void tag(int flow, long number, int packets) {
        this.flow = flow;
        this.number = number;
        this.packets = packets;
    }

    /**
     * How many packets of its flow this frame carries and nobody has taken: 0 for one that only
     * serves the flow. Bookkeeping as {@link #flow()}: it is entered as delivered or lost when the
     * frame ends.
     */
    public int packets() {
        return packets;
    }

    /** What it carries counts once for each of so many receivers. */
    public void shareAmong(int receivers) {
        shared = Shared.among(receivers);
    }

    /** How it carries its packets together with other frames; null if it does not. */
    Shared shared() {
        return shared;
    }

    void carry(int newPackets, Shared newShared) {
        packets = newPackets;
        shared = newShared;
    }

    /**
     * Number of the routing domain whose machine sent this frame, from 1; 0 if it comes from none.
     * Bookkeeping as {@link #flow()}: the checker at the receiving port compares it, nothing else.
     */
    public int domain() {
        return domain;
    }

    public void setDomain(int domain) {
        this.domain = domain;
    }

    /**
     * Which queue of the host that has it works on it, as that host said; -1 if none did.
     * Bookkeeping of a host, like the queue mapping of a packet in an operating system.
     */
    public int queue() {
        return queue;
    }

    public void setQueue(int queue) {
        this.queue = queue;
    }

    /**
     * Payload bytes of each real segment, if this frame is a large send that an adapter or the host
     * must still cut (large send offload); 0 for an ordinary frame.
     */
    public int segmentBytes() {
        return segmentBytes;
    }

    public void setSegmentBytes(int segmentBytes) {
        this.segmentBytes = segmentBytes;
    }

    /**
     * True while the transport checksum field holds only the pseudo-header sum (checksum offload).
     */
    public boolean checksumPending() {
        return checksumPending;
    }

    public void setChecksumPending(boolean pending) {
        this.checksumPending = pending;
    }

    /**
     * How many frames of the wire an adapter joined into this one (receive coalescing), itself
     * included: 1 for an ordinary frame.
     */
    public int wireFrames() {
        return wireFrames;
    }

    /** Another frame of the wire was joined to this one. */
    void joined(Frame next) {
        wireFrames += next.wireFrames;
    }

    /**
     * How this frame is to travel, from the decision of a filter until the link takes it.
     * Bookkeeping as {@link #flow()}: nothing decides by it.
     */
    public Carriage carriage() {
        return carriage;
    }

    /**
     * Bytes of tunnel headers and VLAN tags in this frame, or, of a large send, in each frame it is
     * cut into. Bookkeeping as {@link #carriage()}.
     */
    public int addedBytes() {
        return addedBytes;
    }

    /** Says how this frame is to travel and how many of the bytes were added for that. */
    public void setCarriage(Carriage carriage, int addedBytes) {
        this.carriage = carriage;
        this.addedBytes = addedBytes;
    }

    /** Whether an adapter has nothing left to do to it: neither to cut it nor to sum it. */
    public boolean isComplete() {
        return segmentBytes == 0 && !checksumPending;
    }

    /**
     * Makes this an empty frame with {@code storedBytes} of undefined content to be written and
     * {@code impliedBytes} zeros behind.
     */
    public void reset(int storedBytes, int impliedBytes) {
        resetBytes(storedBytes, impliedBytes);
        segmentBytes = 0;
        checksumPending = false;
    }

    /**
     * Replaces content and bookkeeping by that of {@code other}, but for the identity and for the
     * packets of its flow, which stay with {@code other}.
     */
    void copyFrom(Frame other) {
        copyBytes(other);
        flow = other.flow;
        number = other.number;
        domain = other.domain;
        queue = other.queue;
        segmentBytes = other.segmentBytes;
        checksumPending = other.checksumPending;
        wireFrames = other.wireFrames;
        carriage = other.carriage;
        addedBytes = other.addedBytes;
    }

    /**
     * Makes this the first {@code head} bytes of {@code other}, followed by {@code length} bytes of
     * it from {@code from} on: for pieces of a packet. The head must be stored. Who cuts says what
     * packets the piece carries.
     */
    void copyPiece(Frame other, int head, int from, int length) {
        copyBytes(other, head, from, length);
        segmentBytes = 0;
        checksumPending = false;
        flow = other.flow;
        number = other.number;
        domain = other.domain;
        queue = other.queue;
        carriage = other.carriage;
        addedBytes = other.addedBytes;
    }

    void identify(long id) {
        this.id = id;
        this.flow = -1;
        this.number = 0;
        carry(0, null);
        this.domain = 0;
        this.queue = -1;
        this.wireFrames = 1;
        this.carriage = Carriage.OWN;
        this.addedBytes = 0;
    }

    @Override
    public String toString() {
        return "frame "
                + (id >>> 40)
                + "/"
                + (id & 0xFF_FFFF_FFFFL)
                + ", "
                + lengthBytes()
                + " bytes";
    }
}
