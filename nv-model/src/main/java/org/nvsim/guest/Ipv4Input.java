package org.nvsim.guest;

import java.util.Arrays;
import java.util.Optional;
import org.nvsim.ip.IcmpErrors;
import org.nvsim.observe.Decision;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Ipv4Reassembler;

/** Takes IPv4 packets in: checks them, puts fragments together, hands each to its protocol. */
final class Ipv4Input {
    private static final Decision NO_SUCH_PORT =
            Decision.of("guest", "no application listens on this port");
    private static final Decision NO_SUCH_PROTOCOL =
            Decision.of("guest", "nothing here speaks this protocol");

    private static final int MAXIMUM_FRAGMENTS = 4096;

    private final GuestConfig config;
    private final int address; // of the config
    private final GuestStack stack;
    private TransportProtocol[] protocols = {}; // by number, up to the highest there is
    private TransportProtocol last; // the one asked for last, which is mostly asked for next
    private int lastNumber;
    private Ipv4Reassembler fragments; // null until the first fragment comes
    private GuestTimer expiry; // likewise
    private boolean forwards;

    Ipv4Input(GuestConfig config, GuestStack stack) {
        this.config = config;
        this.address = config.address();
        this.stack = stack;
    }

    void install(int protocol, TransportProtocol handler) {
        if (protocol >= protocols.length) {
            protocols = Arrays.copyOf(protocols, protocol + 1);
        }
        protocols[protocol] = handler;
        last = handler;
        lastNumber = protocol;
    }

    /** Who takes packets of an IP protocol; null if nobody does. */
    private TransportProtocol protocol(byte[] b, int ip) {
        int number = Ipv4.protocol(b, ip);
        if (number != lastNumber) {
            last = number < protocols.length ? protocols[number] : null;
            lastNumber = number;
        }
        return last;
    }

    /** A frame with an IPv4 packet came in. */
    void receive(Frame frame) {
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        byte[] b = frame.bytes();
        DropReason defect = Ipv4.defect(b, ip, frame.end() - ip, frame.impliedBytes());
        if (defect != DropReason.NONE) {
            stack.place().drop(frame, defect);
            return;
        }
        if (!isForUs(Ipv4.destination(b, ip))) {
            if (forwards) {
                passOn(frame, ip);
            } else {
                stack.place().drop(frame, DropReason.NOT_FOR_US);
            }
            return;
        }
        int lengthBytes = Ethernet.HEADER_BYTES + Ipv4.totalLength(b, ip);
        if (lengthBytes < frame.lengthBytes()) {
            frame.trimTo(lengthBytes); // padding of a short frame
        }
        if (Ipv4.isFragment(b, ip)) {
            reassemble(frame, ip);
        } else {
            dispatch(frame);
        }
    }

    /** Passes packets on that are not for this machine (RFC 1812), from now on. */
    void forward() {
        forwards = true;
    }

    private void passOn(Frame frame, int ip) {
        int sender = Ipv4.source(frame.bytes(), ip);
        if (Ipv4.decrementTtl(frame.bytes(), ip)) {
            stack.output().passOn(frame, ip);
            return;
        }
        error(frame, ip, Icmp.TIME_EXCEEDED, Icmp.TTL_EXCEEDED)
                .ifPresent(e -> stack.output().sendComplete(e, sender));
        stack.place().drop(frame, DropReason.TTL_EXPIRED);
    }

    /** Frames that wait for the rest of their packet. */
    int heldFrames() {
        return fragments == null ? 0 : fragments.heldFrames();
    }

    private void reassemble(Frame frame, int ip) {
        if (fragments == null) {
            fragments = new Ipv4Reassembler(MAXIMUM_FRAGMENTS, Ipv4Reassembler.TIMEOUT_PS);
            expiry = stack.clock().newTimer(this::expire);
        }
        long nowPs = stack.clock().nowPs();
        Optional<Frame> whole = fragments.add(stack.place(), frame, ip, nowPs);
        if (!expiry.isArmed() && fragments.nextExpiryPs() != Ipv4Reassembler.NEVER) {
            expiry.armAt(fragments.nextExpiryPs());
        }
        whole.ifPresent(this::dispatch);
    }

    private void expire() {
        fragments.expire(stack.place(), stack.clock().nowPs(), this::reportExpired);
        if (fragments.nextExpiryPs() != Ipv4Reassembler.NEVER) {
            expiry.armAt(fragments.nextExpiryPs());
        }
    }

    /** Tells the sender that the rest of its packet never came (RFC 792). */
    private void reportExpired(Frame first) {
        int ip = first.start() + Ethernet.HEADER_BYTES;
        error(first, ip, Icmp.TIME_EXCEEDED, Icmp.REASSEMBLY_EXCEEDED)
                .ifPresent(e -> stack.output().sendComplete(e, Ipv4.source(first.bytes(), ip)));
    }

    /** Whether this guest can have sent the packet quoted at {@code ip}. */
    boolean hasSent(byte[] b, int ip) {
        TransportProtocol protocol = protocol(b, ip);
        int transport = ip + Ipv4.headerBytes(b, ip);
        return Ipv4.source(b, ip) == config.address()
                && Ipv4.fragmentOffset(b, ip) == 0
                && protocol != null
                && protocol.hasSent(Ipv4.destination(b, ip), b, transport);
    }

    /** Tells the protocol of the packet quoted at {@code ip} of an error about it. */
    void receiveError(IcmpReport error, byte[] b, int ip) {
        protocol(b, ip).receiveError(error, b, ip + Ipv4.headerBytes(b, ip));
    }

    /** Refuses a packet nobody listens to, telling its sender (RFC 1122 s3.2.2.1). */
    void refuse(Frame frame, int ip, int code) {
        Optional<Frame> error = error(frame, ip, Icmp.UNREACHABLE, code);
        int sender = Ipv4.source(frame.bytes(), ip);
        stack.place().drop(frame, DropReason.NO_LISTENER, nobodyListens(code));
        error.ifPresent(e -> stack.output().sendComplete(e, sender));
    }

    private static Decision nobodyListens(int code) {
        return code == Icmp.PROTOCOL_UNREACHABLE ? NO_SUCH_PROTOCOL : NO_SUCH_PORT;
    }

    private Optional<Frame> error(Frame about, int ip, int type, int code) {
        return isBroadcast(Ipv4.destination(about.bytes(), ip))
                ? Optional.empty()
                : IcmpErrors.about(
                        stack.place(),
                        about,
                        ip,
                        config.address(),
                        type,
                        code,
                        0,
                        stack.output().takeIdentification());
    }

    private void dispatch(Frame frame) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        TransportProtocol protocol = protocol(b, ip);
        if (protocol == null) {
            refuse(frame, ip, Icmp.PROTOCOL_UNREACHABLE);
        } else {
            protocol.receive(frame, ip, ip + Ipv4.headerBytes(b, ip));
        }
    }

    private boolean isForUs(int destination) {
        return destination == address
                || isBroadcast(destination)
                || Ipv4Address.isMulticast(destination);
    }

    boolean isBroadcast(int destination) {
        return destination == Ipv4Address.BROADCAST || config.subnet().isBroadcast(destination);
    }
}
