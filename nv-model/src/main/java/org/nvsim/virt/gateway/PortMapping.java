package org.nvsim.virt.gateway;

import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;

/** One row of the translation table: a tenant's address and port, and the port outside. */
final class PortMapping {
    /** RFC 4787, requirement 5: two minutes at least, five by default. */
    private static final long UDP_LIFETIME_PS = 300_000_000_000_000L;

    /** RFC 5508, requirement 1. */
    private static final long ICMP_LIFETIME_PS = 60_000_000_000_000L;

    /** RFC 5382, requirement 5: two hours and four minutes. */
    private static final long TCP_LIFETIME_PS = 7_440_000_000_000_000L;

    final int tenant;
    final int vsid;
    final int protocol;
    final int inside;
    final int insidePort;
    final int outsidePort;

    /** A rule that somebody wrote: it never expires and lets strangers in. */
    final boolean fixed;

    /** Where the rule was defined; empty for what a packet opened. */
    final String origin;

    private long usedPs;

    PortMapping(
            int tenant,
            int vsid,
            int protocol,
            int inside,
            int insidePort,
            int outsidePort,
            boolean fixed,
            String origin) {
        this.tenant = tenant;
        this.vsid = vsid;
        this.protocol = protocol;
        this.inside = inside;
        this.insidePort = insidePort;
        this.outsidePort = outsidePort;
        this.fixed = fixed;
        this.origin = origin;
    }

    void use(long nowPs) {
        usedPs = nowPs;
    }

    boolean isOver(long nowPs) {
        return !fixed && nowPs - usedPs > lifetimePs();
    }

    private long lifetimePs() {
        return switch (protocol) {
            case Ipv4.PROTOCOL_TCP -> TCP_LIFETIME_PS;
            case Ipv4.PROTOCOL_UDP -> UDP_LIFETIME_PS;
            default -> ICMP_LIFETIME_PS;
        };
    }

    /** For instance {@code VSID 5099 10.0.0.5:49153 <-> port 50000}. */
    String describe() {
        return "VSID "
                + vsid
                + " "
                + Ipv4Address.format(inside)
                + ":"
                + insidePort
                + " <-> port "
                + outsidePort
                + (origin.isEmpty() ? "" : ", from " + origin);
    }
}
