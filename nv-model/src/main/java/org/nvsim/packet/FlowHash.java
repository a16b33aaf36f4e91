package org.nvsim.packet;

/**
 * Stable hashes that keep the packets of one flow on one path. Fragments are hashed by addresses
 * and protocol only, all alike, since only the first carries ports. Integer arithmetic alone, so
 * every machine computes the same.
 */
public final class FlowHash {
    private FlowHash() {}

    /**
     * A hash of an IPv4 packet's five-tuple, all 32 bits.
     *
     * @param available bytes stored from the IPv4 header at {@code off} on
     */
    public static int fiveTuple(byte[] b, int off, int available) {
        return fiveTuple(b, off, available, 0);
    }

    /** A hash folded to 8 bits, each decided by four of it. */
    public static int fold(int hash) {
        int half = hash ^ hash >>> 16;
        return (half ^ half >>> 8) & 0xFF;
    }

    /**
     * FlowID of an IPv4 packet for NVGRE (RFC 7637 s3.2): its five-tuple folded to 8 bits.
     *
     * @param available bytes stored from the IPv4 header at {@code off} on
     */
    public static int flowId(byte[] b, int off, int available) {
        return fold(fiveTuple(b, off, available));
    }

    /**
     * What of a packet decides, besides its two addresses, about {@link #fiveTuple}: of packets
     * between the same two, those with the same value have the same hash.
     *
     * @param available bytes stored from the IPv4 header at {@code off} on
     */
    public static long flowOfPair(byte[] b, int off, int available) {
        long protocol = (long) Ipv4.protocol(b, off) << 32;
        return hasPorts(b, off, available)
                ? 1L << 40 | protocol | ports(b, off) & 0xFFFF_FFFFL
                : protocol;
    }

    /**
     * What an equal-cost router hashes: the five-tuple, and of GRE the key (RFC 7637 s4.1), which
     * in NVGRE holds VSID and FlowID.
     *
     * @param available bytes stored from the IPv4 header at {@code off} on
     * @param seed per router, so that routers in a row do not all choose alike
     */
    public static int ecmp(byte[] b, int off, int available, int seed) {
        int hash = fiveTuple(b, off, available, seed);
        if (Ipv4.protocol(b, off) == Ipv4.PROTOCOL_GRE && !Ipv4.isFragment(b, off)) {
            int gre = off + Ipv4.headerBytes(b, off);
            int rest = off + available - gre;
            if (Gre.headerDefect(b, gre, rest) == DropReason.NONE && Gre.hasKey(b, gre)) {
                hash = mix(hash ^ Gre.key(b, gre));
            }
        }
        return hash;
    }

    /** A hash of addresses and protocol: all that a switch blind to ports and GRE keys sees. */
    public static int addresses(byte[] b, int off, int seed) {
        int hash = mix(seed ^ Ipv4.source(b, off));
        hash = mix(hash ^ Ipv4.destination(b, off));
        return mix(hash ^ Ipv4.protocol(b, off));
    }

    private static int fiveTuple(byte[] b, int off, int available, int seed) {
        int hash = addresses(b, off, seed);
        return hasPorts(b, off, available) ? mix(hash ^ ports(b, off)) : hash;
    }

    private static boolean hasPorts(byte[] b, int off, int available) {
        int protocol = Ipv4.protocol(b, off);
        return (protocol == Ipv4.PROTOCOL_TCP || protocol == Ipv4.PROTOCOL_UDP)
                && !Ipv4.isFragment(b, off)
                && Ipv4.headerBytes(b, off) + 4 <= available;
    }

    private static int ports(byte[] b, int off) {
        return Bytes.i32(b, off + Ipv4.headerBytes(b, off));
    }

    /** The finalizer of MurmurHash3 (public domain), with a constant so that 0 does not stay 0. */
    private static int mix(int h) {
        h += 0x9E3779B9;
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }
}
