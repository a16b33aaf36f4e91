package org.nvsim.packet;

/**
 * Messages of neighbour discovery (RFC 4861 s4): ICMPv6 of hop limit 255, a fixed part, then
 * options of 8 bytes or a multiple.
 */
public final class NeighborDiscovery {
    public static final int ROUTER_SOLICITATION = 133;
    public static final int ROUTER_ADVERTISEMENT = 134;
    public static final int NEIGHBOR_SOLICITATION = 135;
    public static final int NEIGHBOR_ADVERTISEMENT = 136;
    public static final int REDIRECT = 137;

    public static final int SOURCE_LINK_ADDRESS = 1;
    public static final int TARGET_LINK_ADDRESS = 2;
    public static final int PREFIX_INFORMATION = 3;
    public static final int REDIRECTED_HEADER = 4;
    public static final int MTU = 5;

    /** In Enhanced DAD (RFC 7527). */
    public static final int NONCE = 14;

    /** Flags of an advertisement: the sender is a router, was asked, and is to be believed. */
    public static final int ROUTER = 0x8000_0000;

    public static final int SOLICITED = 0x4000_0000;
    public static final int OVERRIDE = 0x2000_0000;

    /** Whoever receives another knows that the packet came from off the link (s11.2). */
    public static final int HOP_LIMIT = 255;

    /** Solicitation or advertisement with a link-layer address of Ethernet. */
    public static final int NEIGHBOR_BYTES = 32;

    /** The same without options. */
    public static final int NEIGHBOR_BARE_BYTES = 24;

    /** No such option. */
    public static final int NONE = -1;

    private static final int FLAGS = 4;
    private static final int TARGET = 8;
    private static final int REDIRECT_DESTINATION = 24;
    private static final int UNIT = 8;

    private NeighborDiscovery() {}

    /** Whether a type of ICMPv6 is one of these. */
    public static boolean isType(int type) {
        return type >= ROUTER_SOLICITATION && type <= REDIRECT;
    }

    /** Flags of an advertisement: {@link #ROUTER}, {@link #SOLICITED}, {@link #OVERRIDE}. */
    public static int flags(byte[] b, int off) {
        return Bytes.i32(b, off + FLAGS);
    }

    public static long targetHigh(byte[] b, int off) {
        return Bytes.i64(b, off + TARGET);
    }

    public static long targetLow(byte[] b, int off) {
        return Bytes.i64(b, off + TARGET + Long.BYTES);
    }

    /** For whom a redirect names a better first hop. */
    public static long redirectedHigh(byte[] b, int off) {
        return Bytes.i64(b, off + REDIRECT_DESTINATION);
    }

    public static long redirectedLow(byte[] b, int off) {
        return Bytes.i64(b, off + REDIRECT_DESTINATION + Long.BYTES);
    }

    /** Bytes before the options of a message; of a type that is none of these, 8. */
    public static int fixedBytes(int type) {
        return switch (type) {
            case ROUTER_ADVERTISEMENT -> 16;
            case NEIGHBOR_SOLICITATION, NEIGHBOR_ADVERTISEMENT -> NEIGHBOR_BARE_BYTES;
            case REDIRECT -> 40;
            default -> Icmpv6.HEADER_BYTES;
        };
    }

    /**
     * Where the first option of a type begins, or {@link #NONE}; in a message without {@link
     * #defect}.
     *
     * @param lengthBytes of the message
     */
    public static int option(byte[] b, int off, int lengthBytes, int type) {
        int end = off + lengthBytes;
        int at = off + fixedBytes(Icmpv6.type(b, off));
        while (at < end) {
            if (Bytes.u8(b, at) == type) {
                return at;
            }
            at += optionBytes(b, at);
        }
        return NONE;
    }

    /** Length of an option. */
    public static int optionBytes(byte[] b, int at) {
        return Bytes.u8(b, at + 1) * UNIT;
    }

    /** MAC address in a link-layer option. */
    public static long mac(byte[] b, int option) {
        return Bytes.u48(b, option + 2);
    }

    /**
     * Writes a solicitation or an advertisement, checksum zero: {@link Icmpv6#seal} it then.
     *
     * @param flags of an advertisement; 0 of a solicitation
     * @param linkOption {@link #SOURCE_LINK_ADDRESS}, {@link #TARGET_LINK_ADDRESS}, or {@link
     *     #NONE} for a message of {@link #NEIGHBOR_BARE_BYTES}
     */
    public static void writeNeighbor(
            byte[] b, int off, int type, int flags, Ipv6Address target, int linkOption, long mac) {
        Icmpv6.write(b, off, type, 0, flags);
        Bytes.put64(b, off + TARGET, target.high());
        Bytes.put64(b, off + TARGET + Long.BYTES, target.low());
        if (linkOption != NONE) {
            Bytes.put16(b, off + NEIGHBOR_BARE_BYTES, linkOption << 8 | 1);
            Bytes.put48(b, off + NEIGHBOR_BARE_BYTES + 2, mac);
        }
    }

    /**
     * Why a receiver must ignore a message (s6.1, s7.1, s8.1), or {@link DropReason#NONE}. Its
     * checksum is not looked at, nor whether a redirect comes from the first hop, nor whether it
     * came with a fragment header, with which nobody may believe it (RFC 6980 s5).
     *
     * @param ip where the fixed IPv6 header stands
     * @param off where the message begins
     * @param available bytes of it; all are stored
     */
    public static DropReason defect(byte[] b, int ip, int off, int available) {
        int type = available < Icmpv6.HEADER_BYTES ? 0 : Icmpv6.type(b, off);
        if (!isType(type)
                || Ipv6.hopLimit(b, ip) != HOP_LIMIT
                || Icmpv6.code(b, off) != 0
                || available < fixedBytes(type)
                || !optionsWellFormed(b, off + fixedBytes(type), off + available)) {
            return DropReason.ND_MALFORMED;
        }
        return fits(b, ip, off, available, type) ? DropReason.NONE : DropReason.ND_MALFORMED;
    }

    private static boolean optionsWellFormed(byte[] b, int from, int end) {
        int at = from;
        while (at < end) {
            if (end - at < UNIT || optionBytes(b, at) == 0) {
                return false;
            }
            at += optionBytes(b, at);
        }
        return at == end;
    }

    private static boolean fits(byte[] b, int ip, int off, int available, int type) {
        boolean nobody = Ipv6Address.isUnspecified(Ipv6.sourceHigh(b, ip), Ipv6.sourceLow(b, ip));
        long toHigh = Ipv6.destinationHigh(b, ip);
        boolean namesSender = option(b, off, available, SOURCE_LINK_ADDRESS) != NONE;
        return switch (type) {
            case ROUTER_SOLICITATION -> !(nobody && namesSender);
            case ROUTER_ADVERTISEMENT -> Ipv6Address.isLinkLocal(Ipv6.sourceHigh(b, ip));
            case NEIGHBOR_SOLICITATION ->
                    !Ipv6Address.isMulticast(targetHigh(b, off))
                            && (!nobody
                                    || (!namesSender
                                            && Ipv6Address.isSolicitedNode(
                                                    toHigh, Ipv6.destinationLow(b, ip))));
            case NEIGHBOR_ADVERTISEMENT ->
                    !Ipv6Address.isMulticast(targetHigh(b, off))
                            && !(Ipv6Address.isMulticast(toHigh)
                                    && (flags(b, off) & SOLICITED) != 0);
            default ->
                    Ipv6Address.isLinkLocal(Ipv6.sourceHigh(b, ip))
                            && !Ipv6Address.isMulticast(redirectedHigh(b, off));
        };
    }
}
