package org.nvsim.fabric.firewall;

import static org.nvsim.packet.Ipv4.PROTOCOL_GRE;
import static org.nvsim.packet.Ipv4.PROTOCOL_ICMP;
import static org.nvsim.packet.Ipv4.PROTOCOL_TCP;
import static org.nvsim.packet.Ipv4.PROTOCOL_UDP;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nvsim.packet.Ethernet;

/** Rules a firewall can come with: what is met in practice between hosts. */
public enum FirewallPreset {
    ALLOW_ALL("lets every packet pass"),
    DEFAULT_DENY_GRE(
            "lets TCP, UDP and ICMP pass and drops the rest without a word: GRE, IP protocol 47,"
                    + " dies in it, as behind many rule sets that know these three only"),
    REJECT_GRE(
            "lets TCP, UDP and ICMP pass, drops GRE and tells its sender by ICMP 3/13"
                    + " (communication administratively prohibited), drops the rest silently"),
    GRE_PAYLOAD_IP_ONLY(
            "lets TCP, UDP and ICMP pass, and GRE only if it carries IPv4 or IPv6: NVGRE carries"
                    + " Ethernet (0x6558) and is dropped although GRE is allowed"),
    STATEFUL_GRE(
            "lets the side of its first port open TCP, UDP, ICMP and GRE sessions, and the other"
                    + " side answer while one lives: 30 s unanswered, 180 s answered; GRE has one"
                    + " session for all tenants between two hosts"),
    BLOCK_ICMP("drops ICMP of every kind, path-MTU messages included, and lets the rest pass"),
    MTU_CLAMP(
            "drops IPv4 packets longer than 1500 bytes, header included, never sends ICMP about"
                    + " it, and lets the rest pass: a path-MTU black hole"),
    DENY_ALL("drops every IPv4 packet without a word");

    /** What {@link #MTU_CLAMP} lets through, unless told otherwise. */
    public static final int DEFAULT_CLAMP_BYTES = 1500;

    private static final int[] COMMON = {PROTOCOL_TCP, PROTOCOL_UDP, PROTOCOL_ICMP};

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String doc;

    FirewallPreset(String doc) {
        this.doc = doc;
    }

    /** The preset as users write it: {@code default-deny-gre}. */
    public String word() {
        return word;
    }

    /** What it does, to be read after "a firewall that". */
    public String doc() {
        return doc;
    }

    /** Whether the firewall must remember sessions. */
    public boolean isStateful() {
        return this == STATEFUL_GRE;
    }

    /**
     * The preset's rules, new ones at each call.
     *
     * @param definedAt where the preset was chosen, or empty
     */
    public RuleSet rules(String definedAt) {
        return rules(definedAt, DEFAULT_CLAMP_BYTES);
    }

    /**
     * {@link #rules(String)} with another limit for {@link #MTU_CLAMP}.
     *
     * @param clampBytes the longest IP packet it lets through, header included
     */
    public RuleSet rules(String definedAt, int clampBytes) {
        List<FirewallRule> rules = new ArrayList<>();
        switch (this) {
            case ALLOW_ALL, DENY_ALL -> {}
            case BLOCK_ICMP -> rules.add(rule(RuleAction.DENY, PROTOCOL_ICMP, definedAt));
            case MTU_CLAMP -> {
                RuleMatch tooLong = RuleMatch.of(IpProtocol.ANY).longerThan(clampBytes).build();
                rules.add(FirewallRule.of(RuleAction.DENY, tooLong, definedAt));
            }
            case DEFAULT_DENY_GRE -> addCommon(rules, definedAt);
            case REJECT_GRE -> {
                addCommon(rules, definedAt);
                rules.add(rule(RuleAction.REJECT, PROTOCOL_GRE, definedAt));
            }
            case GRE_PAYLOAD_IP_ONLY -> {
                addCommon(rules, definedAt);
                rules.add(allowGreOf(Ethernet.TYPE_IPV4, definedAt));
                rules.add(allowGreOf(Ethernet.TYPE_IPV6, definedAt));
            }
            case STATEFUL_GRE -> {
                for (int protocol : COMMON) {
                    rules.add(allowFromFirstPort(protocol, definedAt));
                }
                rules.add(allowFromFirstPort(PROTOCOL_GRE, definedAt));
            }
        }
        return new RuleSet(rules, defaultAction(), definedAt);
    }

    private RuleAction defaultAction() {
        return switch (this) {
            case ALLOW_ALL, BLOCK_ICMP, MTU_CLAMP -> RuleAction.ALLOW;
            case DEFAULT_DENY_GRE, REJECT_GRE, GRE_PAYLOAD_IP_ONLY, STATEFUL_GRE, DENY_ALL ->
                    RuleAction.DENY;
        };
    }

    private static void addCommon(List<FirewallRule> rules, String definedAt) {
        for (int protocol : COMMON) {
            rules.add(rule(RuleAction.ALLOW, protocol, definedAt));
        }
    }

    private static FirewallRule rule(RuleAction action, int protocol, String definedAt) {
        return FirewallRule.of(action, RuleMatch.of(protocol).build(), definedAt);
    }

    private static FirewallRule allowGreOf(int etherType, String definedAt) {
        RuleMatch match = RuleMatch.of(PROTOCOL_GRE).grePayload(etherType).build();
        return FirewallRule.of(RuleAction.ALLOW, match, definedAt);
    }

    private static FirewallRule allowFromFirstPort(int protocol, String definedAt) {
        RuleMatch match = RuleMatch.of(protocol).inOn(0).build();
        return FirewallRule.of(RuleAction.ALLOW, match, definedAt);
    }
}
