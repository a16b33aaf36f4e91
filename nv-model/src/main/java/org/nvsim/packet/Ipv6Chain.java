package org.nvsim.packet;

/**
 * Walks through the extension headers of an IPv6 packet to its upper layer, as its destination does
 * (RFC 8200 s4). One object serves a machine for ever.
 */
public final class Ipv6Chain {
    /** No ICMPv6 message tells the sender. */
    public static final int SILENT = -1;

    private static final int NO_FRAGMENT = -1;
    private static final int UNIT = 8;
    private static final int AUTHENTICATION_UNIT = 4;
    private static final int SEGMENTS_LEFT = 3;
    private static final int PAD1 = 0;

    private int upper;
    private int protocol;
    private int fragment;
    private int code;
    private int pointer;

    /** Of no packet yet. */
    public Ipv6Chain() {}

    /**
     * Reads a packet whose fixed header has no defect.
     *
     * @param ip where that header begins
     * @param available bytes of the packet that are stored from there on, padding left out
     * @return why its destination must discard it, or {@link DropReason#NONE}
     */
    public DropReason read(byte[] b, int ip, int available) {
        int end = ip + available;
        int namedAt = ip + 6;
        int next = Ipv6.nextHeader(b, ip);
        int at = ip + Ipv6.HEADER_BYTES;
        fragment = NO_FRAGMENT;
        code = SILENT;
        pointer = 0;
        while (isExtension(next)) {
            int length = lengthBytes(b, at, end, next);
            if (length > end - at) {
                return stop(DropReason.IP6_BAD_EXTENSION, at, next);
            }
            DropReason defect = judge(b, ip, at, next, namedAt, length);
            if (defect != DropReason.NONE) {
                return stop(defect, at, next);
            }
            boolean later = next == Ipv6.FRAGMENT && Ipv6Fragment.fragmentOffset(b, at) > 0;
            namedAt = at;
            next = Bytes.u8(b, at);
            at += length;
            if (later) { // what its bytes are only the first fragment tells
                break;
            }
        }
        return stop(DropReason.NONE, at, next);
    }

    private DropReason stop(DropReason defect, int at, int next) {
        upper = at;
        protocol = next;
        return defect;
    }

    private DropReason judge(byte[] b, int ip, int at, int next, int namedAt, int length) {
        switch (next) {
            case Ipv6.HOP_BY_HOP:
                if (at != ip + Ipv6.HEADER_BYTES) {
                    return report(
                            DropReason.IP6_UNKNOWN_NEXT_HEADER,
                            Icmpv6.UNKNOWN_NEXT_HEADER,
                            namedAt - ip);
                }
                return options(b, ip, at, length);
            case Ipv6.DESTINATION_OPTIONS:
                return options(b, ip, at, length);
            case Ipv6.ROUTING:
                return Bytes.u8(b, at + SEGMENTS_LEFT) == 0
                        ? DropReason.NONE
                        : report(
                                DropReason.IP6_ROUTING_HEADER, Icmpv6.ERRONEOUS_FIELD, at + 2 - ip);
            case Ipv6.FRAGMENT:
                fragment = at;
                return fragment(b, ip, at);
            default:
                return DropReason.NONE; // authentication, which nobody here verifies
        }
    }

    private DropReason fragment(byte[] b, int ip, int at) {
        int payload =
                ip + Ipv6.HEADER_BYTES + Ipv6.payloadLength(b, ip) - at - Ipv6Fragment.HEADER_BYTES;
        DropReason defect = Ipv6Fragment.defect(b, at, payload);
        if (defect == DropReason.NONE) {
            return defect;
        }
        boolean pastTheEnd = Ipv6Fragment.fragmentOffset(b, at) + payload > 0xFFFF;
        int toBlame = pastTheEnd ? at + 2 - ip : 4; // its offset, or the packet's length
        return report(defect, Icmpv6.ERRONEOUS_FIELD, toBlame);
    }

    /** Every option: the top two bits of its type say what is to be done if it is not known. */
    private DropReason options(byte[] b, int ip, int at, int length) {
        int end = at + length;
        int option = at + 2;
        while (option < end) {
            int type = Bytes.u8(b, option);
            if (type == PAD1) {
                option++;
                continue;
            }
            if (option + 2 > end || option + 2 + Bytes.u8(b, option + 1) > end) {
                return DropReason.IP6_BAD_EXTENSION;
            }
            switch (type >>> 6) {
                case 0 -> option += 2 + Bytes.u8(b, option + 1);
                case 1 -> {
                    return DropReason.IP6_OPTION;
                }
                case 2 -> {
                    return report(DropReason.IP6_OPTION, Icmpv6.UNKNOWN_OPTION, option - ip);
                }
                default -> {
                    return Ipv6Address.isMulticast(Ipv6.destinationHigh(b, ip))
                            ? DropReason.IP6_OPTION
                            : report(DropReason.IP6_OPTION, Icmpv6.UNKNOWN_OPTION, option - ip);
                }
            }
        }
        return DropReason.NONE;
    }

    private DropReason report(DropReason reason, int code, int pointer) {
        this.code = code;
        this.pointer = pointer;
        return reason;
    }

    /** Whether a next header is one that stands between the fixed header and the upper layer. */
    public static boolean isExtension(int nextHeader) {
        return nextHeader == Ipv6.HOP_BY_HOP
                || nextHeader == Ipv6.ROUTING
                || nextHeader == Ipv6.FRAGMENT
                || nextHeader == Ipv6.AUTHENTICATION
                || nextHeader == Ipv6.DESTINATION_OPTIONS;
    }

    /**
     * Length of an extension header at {@code at}; more than there is if its length does not lie in
     * the stored bytes either.
     */
    public static int lengthBytes(byte[] b, int at, int end, int nextHeader) {
        if (end - at < UNIT) {
            return UNIT;
        }
        return switch (nextHeader) {
            case Ipv6.FRAGMENT -> Ipv6Fragment.HEADER_BYTES;
            case Ipv6.AUTHENTICATION -> (Bytes.u8(b, at + 1) + 2) * AUTHENTICATION_UNIT;
            default -> (Bytes.u8(b, at + 1) + 1) * UNIT;
        };
    }

    /** Where the upper layer begins, or what of it a later fragment holds. */
    public int upper() {
        return upper;
    }

    /** Protocol of the upper layer. */
    public int protocol() {
        return protocol;
    }

    /** Whether there is a fragment header. */
    public boolean hasFragment() {
        return fragment != NO_FRAGMENT;
    }

    /** Where the fragment header stands; only if {@link #hasFragment}. */
    public int fragment() {
        return fragment;
    }

    /** Code of the "parameter problem" that tells the sender of the defect, or {@link #SILENT}. */
    public int code() {
        return code;
    }

    /** Offset in the packet of the byte to blame; only with a {@link #code}. */
    public int pointer() {
        return pointer;
    }
}
