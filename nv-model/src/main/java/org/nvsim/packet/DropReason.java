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
    NONE(Group.NONE, "nothing is wrong", "never counted"),

    FIREWALL_DENIED(
            Group.POLICY,
            "a firewall's rule, or its default, denied the packet by its outer header",
            "a firewall that permits tcp, udp and icmp but not IP protocol 47"),
    FILTER_UNBOUND(
            Group.POLICY,
            "the filter driver that virtualizes is not bound to the host's adapter",
            "`Enable-NetAdapterBinding -ComponentID ms_netwnv` was left out of a script"),
    NO_LOOKUP_RECORD(
            Group.POLICY,
            "the host has no lookup record of the destination",
            "a VM was added or moved and this host was not told"),
    OTHER_ROUTING_DOMAIN(
            Group.POLICY,
            "the destination exists in another routing domain only",
            "isolation at work: two tenants cannot reach each other"),
    UNKNOWN_VSID(
            Group.POLICY,
            "the machine knows nothing of the virtual subnet",
            "no VM of the subnet is here any more, or a VSID is mistyped"),
    VSID_MISMATCH(
            Group.POLICY,
            "the VM with that address is plugged into another virtual subnet",
            "a port's VSID and the lookup record disagree"),
    NO_CUSTOMER_ROUTE(
            Group.POLICY,
            "no customer route of the routing domain leads to the destination",
            "a second subnet without its customer route"),
    NO_PROVIDER_ADDRESS(
            Group.POLICY,
            "the host has no provider address to send from",
            "a script without `New-NetVirtualizationProviderAddress`"),
    NO_LOCAL_PORT(
            Group.POLICY,
            "policy says that the VM is here, and it is not",
            "a stale record after a migration"),
    SOURCE_MISMATCH(
            Group.POLICY,
            "the sender is not believed: its address, MAC and place do not fit its lookup record",
            "a VM with another address than its record, or a forged one"),
    UNKNOWN_PROVIDER(
            Group.POLICY,
            "the packet's provider address is not the one that the record of its sender names",
            "`verify-source` and a sender that moved, or a forged one"),
    NON_IP(
            Group.POLICY,
            "neither IPv4 nor ARP, and only these cross",
            "a protocol of its own inside a VM, IPv6"),
    ARP_UNANSWERED(
            Group.POLICY,
            "a guest asks for an address that no policy knows",
            "a VM that does not exist, or without a lookup record"),
    BROADCAST_UNSUPPORTED(
            Group.POLICY,
            "a broadcast or multicast of a guest, which this mechanism or release does not carry",
            "discovery protocols under Windows Server 2012"),
    REWRITE_UNSUPPORTED(
            Group.POLICY,
            "IP rewrite cannot translate this packet",
            "fragments, protocols other than tcp, udp and icmp"),
    REWRITE_NO_RECORD(
            Group.POLICY,
            "a rewritten packet came from a provider address that no record names",
            "a stale record under IP rewrite"),
    GATEWAY_NOT_ADDRESSABLE(
            Group.POLICY,
            "the packet is for the virtual subnet's own router, which answers nothing but what `router-icmp` allows",
            "a ping to the default gateway of a VM"),
    NAT_NO_MAPPING(
            Group.POLICY,
            "a NAT gateway knows no connection that this packet belongs to",
            "somebody outside who begins, or a mapping that timed out"),
    NAT_PORTS_EXHAUSTED(
            Group.POLICY,
            "a NAT gateway has no port left for a new connection",
            "many connections to one destination"),
    VLAN_NOT_ALLOWED(
            Group.POLICY,
            "the port does not carry this VLAN",
            "a VM moved and the switch was not configured"),

    QUEUE_FULL(
            Group.NETWORK,
            "the buffer of a port had no room",
            "more comes in than the link carries"),
    LINK_DOWN(
            Group.NETWORK,
            "the link was down when the frame was sent, or went down with the frame on it",
            "a timeline action or a flap"),
    LINK_LOSS(Group.NETWORK, "a bad link lost it", "a fault with `loss`"),
    NODE_DOWN(Group.NETWORK, "the machine it came to had stopped", "a timeline action"),
    MTU_EXCEEDED(
            Group.NETWORK,
            "larger than the next link carries, and fragmentation was forbidden or impossible",
            "a tunnel's header on top of full packets at MTU 1500"),
    TTL_EXPIRED(
            Group.NETWORK, "it passed as many routers as it may", "routes that lead in a circle"),
    NO_ROUTE(
            Group.NETWORK,
            "the machine has no route to the destination",
            "a prefix that nobody announced"),
    NO_NEIGHBOR(
            Group.NETWORK,
            "the next machine did not answer ARP in 3 attempts",
            "a machine that is not there or is down"),
    ARP_QUEUE_FULL(
            Group.NETWORK,
            "32 packets waited for the same ARP answer; this one, the oldest, made room",
            "much traffic to a machine whose ARP answer is not there yet"),
    NOT_FOR_US(
            Group.NETWORK,
            "a frame came to a machine with another's address",
            "a switch that does not know where an address is and sends it everywhere"),
    ECN_DROP(
            Group.NETWORK,
            "the tunnel says that the network was congested, and the packet inside cannot carry the mark (RFC 6040)",
            "ECN marking with senders that do not take part"),
    REASSEMBLY_TIMEOUT(
            Group.NETWORK,
            "the other fragments of the datagram did not come in time",
            "one fragment was lost"),
    CPU_SATURATED(
            Group.NETWORK,
            "the host's cores were too busy to take it in",
            "tunnels that cost an adapter its offloads"),
    VIRTUAL_SWITCH_FULL(
            Group.NETWORK,
            "the buffer of a host's virtual switch towards a VM had no room",
            "more comes in than the virtual switch carries"),
    VM_PAUSED(Group.NETWORK, "the VM stood still", "a migration's downtime"),

    NO_LISTENER(
            Group.GUEST,
            "no application of the machine takes it",
            "a wrong port, or an application that has stopped"),
    SOCKET_BUFFER_FULL(
            Group.GUEST, "the application was too slow to take it", "a burst into one receiver"),
    ADDRESS_IN_USE(
            Group.GUEST,
            "the sender had no port of its own left for it",
            "more connections to one destination than ports"),
    BAD_CHECKSUM(Group.GUEST, "a checksum is wrong", "a fault with `corruption`"),

    ETH_TRUNCATED(Group.MALFORMED, "shorter than an Ethernet header", "a corrupted length"),
    ETH_BAD_SOURCE(
            Group.MALFORMED, "the source MAC is a group address (IEEE 802.3)", "a forged frame"),
    ETH_UNKNOWN_TYPE(Group.MALFORMED, "an EtherType that nobody here speaks", "a corrupted frame"),
    VLAN_TRUNCATED(Group.MALFORMED, "shorter than its VLAN tag", "a corrupted length"),
    VLAN_BAD_ID(
            Group.MALFORMED, "VLAN 4095, which no frame may have (IEEE 802.1Q)", "a forged tag"),
    ARP_MALFORMED(
            Group.MALFORMED,
            "not an ARP message for IPv4 over Ethernet (RFC 826)",
            "a corrupted frame"),
    ARP_SPOOFED(
            Group.MALFORMED,
            "an ARP message claims an address that policy gives to another MAC",
            "a VM that pretends to be another"),
    IP_BAD_VERSION(Group.MALFORMED, "the IP version is not 4", "a corrupted header"),
    IP_BAD_HEADER_LENGTH(
            Group.MALFORMED,
            "the IPv4 header's length is less than 20 bytes or more than the packet",
            "a corrupted header"),
    IP_TRUNCATED(Group.MALFORMED, "fewer bytes than the IPv4 header says", "a corrupted length"),
    IP_BAD_CHECKSUM(
            Group.MALFORMED, "the IPv4 header's checksum is wrong", "a fault with `corruption`"),
    IP_BAD_SOURCE(
            Group.MALFORMED,
            "a source address that no machine may send from (RFC 1122 s3.2.1.3)",
            "a forged packet"),
    IP_RESERVED_FLAG(
            Group.MALFORMED, "the reserved flag of IPv4 is set (RFC 791)", "a forged packet"),
    IP_BAD_FRAGMENT(
            Group.MALFORMED, "a fragment that cannot be part of any datagram", "a forged packet"),
    NVGRE_FRAGMENTED(
            Group.MALFORMED,
            "a fragment of a tunnel packet, which receivers do not join",
            "a link below the tunnel's MTU and a sender that allows fragments"),
    GRE_TRUNCATED(Group.MALFORMED, "shorter than its GRE header", "a corrupted length"),
    GRE_BAD_VERSION(
            Group.MALFORMED, "the GRE version is not 0 (RFC 2784)", "a forged packet, PPTP"),
    GRE_RESERVED_BITS(
            Group.MALFORMED, "reserved bits of GRE are set (RFC 2784 s2.3)", "a forged packet"),
    GRE_BAD_CHECKSUM(Group.MALFORMED, "the GRE checksum is wrong", "a corrupted packet"),
    NVGRE_NO_KEY(
            Group.MALFORMED,
            "GRE without a key, which holds the VSID (RFC 7637 s3.2)",
            "another use of GRE"),
    NVGRE_BAD_FLAGS(
            Group.MALFORMED,
            "GRE with a checksum or sequence number, which NVGRE does not have (RFC 7637 s3.2)",
            "another use of GRE"),
    NVGRE_BAD_PROTOCOL(
            Group.MALFORMED,
            "GRE that carries no Ethernet frame (RFC 7637 s3.2)",
            "another use of GRE"),
    INNER_TRUNCATED(
            Group.MALFORMED,
            "the frame inside the tunnel is shorter than its header",
            "a corrupted length"),
    INNER_TAGGED(
            Group.MALFORMED,
            "the frame inside has a VLAN tag, which it must not (RFC 7637 s3.3)",
            "a VM that tags"),
    ICMP_TRUNCATED(Group.MALFORMED, "shorter than its ICMP header", "a corrupted length"),
    ICMP_BAD_MTU(
            Group.MALFORMED, "a 'fragmentation needed' with an impossible MTU", "a forged message"),
    UDP_TRUNCATED(Group.MALFORMED, "shorter than its UDP header", "a corrupted length"),
    UDP_BAD_LENGTH(
            Group.MALFORMED,
            "the UDP length does not fit the packet (RFC 768)",
            "a corrupted length"),
    TCP_TRUNCATED(Group.MALFORMED, "shorter than its TCP header", "a corrupted length"),
    TCP_BAD_HEADER(
            Group.MALFORMED,
            "the TCP header's length is impossible (RFC 9293 s3.1)",
            "a corrupted header"),
    IP6_BAD_EXTENSION(
            Group.MALFORMED,
            "an extension header of IPv6, or an option in it, is longer than the packet",
            "a corrupted length"),
    IP6_UNKNOWN_NEXT_HEADER(
            Group.MALFORMED,
            "a next header that cannot stand in its place in an IPv6 packet (RFC 8200 s4)",
            "a forged packet"),
    IP6_OPTION(
            Group.MALFORMED,
            "an option that is not known and says that it must be (RFC 8200 s4.2)",
            "a forged packet"),
    IP6_ROUTING_HEADER(
            Group.MALFORMED,
            "a routing header with segments left, which nobody here follows (RFC 8200 s4.4)",
            "a forged packet, segment routing"),
    ICMP6_TRUNCATED(Group.MALFORMED, "shorter than its ICMPv6 header", "a corrupted length"),
    ND_MALFORMED(
            Group.MALFORMED,
            "a message of neighbour discovery that nobody may believe (RFC 4861)",
            "a message from off the link, a forged one");

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
    private final String doc;
    private final String usualCause;

    DropReason(Group group, String doc, String usualCause) {
        this.group = group;
        this.doc = doc;
        this.usualCause = usualCause;
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason as users read it: {@code firewall-denied}. */
    public String word() {
        return word;
    }

    /** What happened, as a part of a sentence. */
    public String doc() {
        return doc;
    }

    /** What is behind it most often, as a part of a sentence. */
    public String usualCause() {
        return usualCause;
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
