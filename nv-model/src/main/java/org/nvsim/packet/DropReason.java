package org.nvsim.packet;

import java.util.Locale;

/**
 * Why a frame went no further. The word of each reason is what users meet in results, captures and
 * explanations; a reason is named once, here.
 *
 * <p>Reasons of {@link Group#MALFORMED} describe bytes that break the rules of their format; they
 * keep their own words and are summed as {@code malformed} in summaries.
 */
public enum DropReason {
    /** Nothing is wrong: what a check of good bytes returns. Never counted, never printed. */
    NONE(Group.NONE),

    FIREWALL_DENIED(Group.POLICY),
    FILTER_UNBOUND(Group.POLICY),
    NO_LOOKUP_RECORD(Group.POLICY),
    OTHER_ROUTING_DOMAIN(Group.POLICY),
    UNKNOWN_VSID(Group.POLICY),
    VSID_MISMATCH(Group.POLICY),
    NO_CUSTOMER_ROUTE(Group.POLICY),
    NO_PROVIDER_ADDRESS(Group.POLICY),
    NO_LOCAL_PORT(Group.POLICY),
    SOURCE_MISMATCH(Group.POLICY),
    UNKNOWN_PROVIDER(Group.POLICY),
    NON_IP(Group.POLICY),
    ARP_UNANSWERED(Group.POLICY),
    BROADCAST_UNSUPPORTED(Group.POLICY),
    REWRITE_UNSUPPORTED(Group.POLICY),
    REWRITE_NO_RECORD(Group.POLICY),
    GATEWAY_NOT_ADDRESSABLE(Group.POLICY),
    NAT_NO_MAPPING(Group.POLICY),
    NAT_PORTS_EXHAUSTED(Group.POLICY),
    VLAN_NOT_ALLOWED(Group.POLICY),

    QUEUE_FULL(Group.NETWORK),
    LINK_DOWN(Group.NETWORK),
    LINK_LOSS(Group.NETWORK),
    NODE_DOWN(Group.NETWORK),
    MTU_EXCEEDED(Group.NETWORK),
    TTL_EXPIRED(Group.NETWORK),
    NO_ROUTE(Group.NETWORK),
    NO_NEIGHBOR(Group.NETWORK),
    ARP_QUEUE_FULL(Group.NETWORK),
    NOT_FOR_US(Group.NETWORK),
    ECN_DROP(Group.NETWORK),
    REASSEMBLY_TIMEOUT(Group.NETWORK),
    CPU_SATURATED(Group.NETWORK),
    VIRTUAL_SWITCH_FULL(Group.NETWORK),
    VM_PAUSED(Group.NETWORK),

    NO_LISTENER(Group.GUEST),
    SOCKET_BUFFER_FULL(Group.GUEST),
    ADDRESS_IN_USE(Group.GUEST),
    BAD_CHECKSUM(Group.GUEST),

    ETH_TRUNCATED(Group.MALFORMED),
    ETH_BAD_SOURCE(Group.MALFORMED),
    ETH_UNKNOWN_TYPE(Group.MALFORMED),
    VLAN_TRUNCATED(Group.MALFORMED),
    VLAN_BAD_ID(Group.MALFORMED),
    ARP_MALFORMED(Group.MALFORMED),
    ARP_SPOOFED(Group.MALFORMED),
    IP_BAD_VERSION(Group.MALFORMED),
    IP_BAD_HEADER_LENGTH(Group.MALFORMED),
    IP_TRUNCATED(Group.MALFORMED),
    IP_BAD_CHECKSUM(Group.MALFORMED),
    IP_BAD_SOURCE(Group.MALFORMED),
    IP_RESERVED_FLAG(Group.MALFORMED),
    IP_BAD_FRAGMENT(Group.MALFORMED),
    NVGRE_FRAGMENTED(Group.MALFORMED),
    GRE_TRUNCATED(Group.MALFORMED),
    GRE_BAD_VERSION(Group.MALFORMED),
    GRE_RESERVED_BITS(Group.MALFORMED),
    GRE_BAD_CHECKSUM(Group.MALFORMED),
    NVGRE_NO_KEY(Group.MALFORMED),
    NVGRE_BAD_FLAGS(Group.MALFORMED),
    NVGRE_BAD_PROTOCOL(Group.MALFORMED),
    INNER_TRUNCATED(Group.MALFORMED),
    INNER_TAGGED(Group.MALFORMED),
    ICMP_TRUNCATED(Group.MALFORMED),
    ICMP_BAD_MTU(Group.MALFORMED),
    UDP_TRUNCATED(Group.MALFORMED),
    UDP_BAD_LENGTH(Group.MALFORMED),
    TCP_TRUNCATED(Group.MALFORMED),
    TCP_BAD_HEADER(Group.MALFORMED);

    /** Who is to blame: the family a summary sums a reason under. */
    public enum Group {
        NONE,
        /** A rule, record or route of policy decided. */
        POLICY,
        /** The physical network could not carry the frame. */
        NETWORK,
        /** The machine at the end had no use for the packet. */
        GUEST,
        /** The bytes break the rules of their format. */
        MALFORMED
    }

    private static final DropReason[] ALL = values();

    private final Group group;
    private final String word;

    DropReason(Group group) {
        this.group = group;
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason as users read it: {@code firewall-denied}. */
    public String word() {
        return word;
    }

    public Group group() {
        return group;
    }

    /** How many constants there are, {@link #NONE} included: the size of a table by ordinal. */
    public static int count() {
        return ALL.length;
    }

    /** The reason with this ordinal. */
    public static DropReason of(int ordinal) {
        return ALL[ordinal];
    }
}
