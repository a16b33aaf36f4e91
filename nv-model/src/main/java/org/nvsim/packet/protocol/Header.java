package org.nvsim.packet.protocol;

import java.util.Objects;
import java.util.Optional;
import org.nvsim.packet.DropReason;

/** One header of a frame, as {@link Dissection} found it. */
public final class Header {
    private final Protocol protocol;
    private final byte[] bytes;
    private final int offset;
    private final int end;
    private final int impliedBytes;
    private final Header before;
    private final String mark;
    private final boolean quoted;
    private DropReason defect = DropReason.NONE;
    private boolean followed;

    private Header(
            Protocol protocol,
            byte[] bytes,
            int offset,
            int end,
            int impliedBytes,
            Header before,
            Next.Nesting nesting) {
        this.protocol = protocol;
        this.bytes = bytes;
        this.offset = offset;
        this.end = end;
        this.impliedBytes = impliedBytes;
        this.before = before;
        this.mark = (before == null ? "" : before.mark) + nesting.mark();
        this.quoted = nesting == Next.Nesting.QUOTED || (before != null && before.quoted);
    }

    static Header first(Protocol protocol, byte[] bytes, int offset, int end, int impliedBytes) {
        return new Header(protocol, bytes, offset, end, impliedBytes, null, Next.Nesting.NONE)
                .judged();
    }

    /** The header that follows this one; null if what follows cannot be read as one. */
    static Header after(Header before, Next next, Protocol announced) {
        Header general = after(announced, before, next);
        Protocol profile = announced.profile(general);
        Header header = profile == announced ? general : after(profile, before, next);
        if (header.quoted && !profile.readsQuote(header)) {
            return null;
        }
        before.followed = true;
        return header.judged();
    }

    private static Header after(Protocol protocol, Header before, Next next) {
        int beyondStored = Math.max(0, next.end() - before.end);
        return new Header(
                protocol,
                before.bytes,
                next.offset(),
                Math.min(before.end, next.end()),
                Math.min(before.impliedBytes, beyondStored),
                before,
                next.nesting());
    }

    private Header judged() {
        defect = quoted ? DropReason.NONE : protocol.defect(this);
        return this;
    }

    /** Who reads it. */
    public Protocol protocol() {
        return protocol;
    }

    /** The array that holds the frame, and more. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where it begins in {@link #bytes}. */
    public int offset() {
        return offset;
    }

    /** Where the stored bytes of its packet end in {@link #bytes}, padding left out. */
    public int end() {
        return end;
    }

    /** Bytes stored from its beginning to the end of its packet; negative if it begins behind. */
    public int available() {
        return end - offset;
    }

    /** Zeros that follow the stored bytes and belong to its packet. */
    public int impliedBytes() {
        return impliedBytes;
    }

    /** The header before it; it must not be the first. */
    public Header before() {
        return Objects.requireNonNull(before, "before");
    }

    /** Its name in the frame: {@code IPv4}, {@code inner IPv4}, {@code quoted IPv4}. */
    public String layer() {
        return mark + protocol.name();
    }

    /** What a payload behind it is called. */
    String payloadLayer(Next payload) {
        return mark + payload.nesting().mark() + "payload";
    }

    /** Whether it stands inside of another frame or in a quote. */
    public boolean isNested() {
        return !mark.isEmpty();
    }

    /** Whether it stands in a packet that an ICMP error quotes. */
    public boolean isQuoted() {
        return quoted;
    }

    /** Whether another header follows, good or bad. */
    public boolean isFollowed() {
        return followed;
    }

    /** What is wrong with it. */
    public DropReason defect() {
        return defect;
    }

    /** What follows after so many bytes is announced by a number, or is payload. */
    public Next next(NumberSpace space, int number, int headerBytes) {
        return new Next(
                Protocols.announced(space, number),
                offset + headerBytes,
                end + impliedBytes,
                Next.Nesting.NONE);
    }

    /** What follows after so many bytes is an Ethernet frame, in a tunnel. */
    public Next frameInside(int headerBytes) {
        return new Next(
                Optional.of(Protocols.first()),
                offset + headerBytes,
                end + impliedBytes,
                Next.Nesting.INSIDE);
    }

    /** What follows after so many bytes is payload. */
    public Next payload(int headerBytes) {
        return Next.payload(offset + headerBytes, end + impliedBytes);
    }

    /** {@code 10.0.0.5 > 10.0.0.7}: between whom the packet goes that carries this header. */
    public String addresses() {
        Header ip = network();
        NetworkProtocol network = (NetworkProtocol) ip.protocol;
        return network.source(ip) + " > " + network.destination(ip);
    }

    /** {@code 10.0.0.5:40000 > 10.0.0.7:9000}. */
    public String ends(int sourcePort, int destinationPort) {
        Header ip = network();
        NetworkProtocol network = (NetworkProtocol) ip.protocol;
        return network.end(network.source(ip), sourcePort)
                + " > "
                + network.end(network.destination(ip), destinationPort);
    }

    /** This header or the nearest before it that has addresses. */
    private Header network() {
        Header header = this;
        while (!(header.protocol instanceof NetworkProtocol)) {
            header = header.before();
        }
        return header;
    }
}
