package org.nvsim.packet.protocol;

/** A field by which a header names what follows it. */
public enum NumberSpace {
    /** Type of an Ethernet frame (IEEE 802.3). */
    ETHER_TYPE,
    /** Protocol of an IPv4 packet (RFC 791 s3.1). */
    IP_PROTOCOL,
    /** Destination port of a UDP datagram (RFC 768). */
    UDP_PORT,
    /**
     * Protocol type of a GRE header with a key (RFC 2890): a protocol announced here reads the GRE
     * header itself.
     */
    KEYED_GRE_TYPE,
    /** Next header that only IPv6 has: its extension headers, ICMPv6 (RFC 8200). */
    IPV6_NEXT_HEADER,
    /** Type of an ICMPv6 message with a name of its own (RFC 4443). */
    ICMPV6_TYPE
}
