package org.nvsim.packet.protocol;

/** What may follow a header of IPv6. */
public final class Ipv6Words {
    private Ipv6Words() {}

    /**
     * Name of a next header: {@code UDP}, {@code ICMPv6}; {@code protocol 99} of an unknown one.
     */
    public static String nextHeader(int number) {
        return Protocols.announced(NumberSpace.IPV6_NEXT_HEADER, number)
                .map(Protocol::name)
                .orElseGet(() -> IpProtocols.name(number));
    }

    /** What follows a header after so many bytes, announced as next header. */
    public static Next next(Header header, int number, int headerBytes) {
        Next own = header.next(NumberSpace.IPV6_NEXT_HEADER, number, headerBytes);
        return own.protocol().isPresent()
                ? own
                : header.next(NumberSpace.IP_PROTOCOL, number, headerBytes);
    }
}
