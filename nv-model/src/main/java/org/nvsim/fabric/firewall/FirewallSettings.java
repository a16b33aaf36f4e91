package org.nvsim.fabric.firewall;

import java.util.Objects;

/**
 * How a firewall behaves besides its rules.
 *
 * @param address IPv4 address that its ICMP messages come from; {@link #NO_ADDRESS} to speak as the
 *     destination of the packet refused
 * @param passNonIp whether ARP and other non-IPv4 frames are bridged without asking a rule
 * @param stateful whether answers of allowed sessions pass without asking a rule
 * @param timeouts how long a session lives
 * @param maximumSessions most sessions at one time; packets that would open more are denied
 */
public record FirewallSettings(
        int address,
        boolean passNonIp,
        boolean stateful,
        SessionTimeouts timeouts,
        int maximumSessions) {
    public static final int NO_ADDRESS = 0;

    /** Stateless and without address; non-IP frames pass. */
    public static final FirewallSettings STATELESS =
            new FirewallSettings(NO_ADDRESS, true, false, SessionTimeouts.DEFAULT, 65_536);

    public FirewallSettings {
        Objects.requireNonNull(timeouts);
        if (maximumSessions < 1) {
            throw new IllegalArgumentException("a firewall must have room for a session");
        }
    }

    public FirewallSettings withAddress(int ipv4) {
        return new FirewallSettings(ipv4, passNonIp, stateful, timeouts, maximumSessions);
    }

    public FirewallSettings withPassNonIp(boolean pass) {
        return new FirewallSettings(address, pass, stateful, timeouts, maximumSessions);
    }

    public FirewallSettings withSessions(SessionTimeouts lifetimes) {
        return new FirewallSettings(address, passNonIp, true, lifetimes, maximumSessions);
    }

    public FirewallSettings withMaximumSessions(int maximum) {
        return new FirewallSettings(address, passNonIp, stateful, timeouts, maximum);
    }
}
