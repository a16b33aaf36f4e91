package org.nvsim.packet.protocol.nd;

import static org.nvsim.packet.NeighborDiscovery.MTU;
import static org.nvsim.packet.NeighborDiscovery.NEIGHBOR_ADVERTISEMENT;
import static org.nvsim.packet.NeighborDiscovery.NEIGHBOR_SOLICITATION;
import static org.nvsim.packet.NeighborDiscovery.NONE;
import static org.nvsim.packet.NeighborDiscovery.PREFIX_INFORMATION;
import static org.nvsim.packet.NeighborDiscovery.REDIRECT;
import static org.nvsim.packet.NeighborDiscovery.ROUTER_ADVERTISEMENT;
import static org.nvsim.packet.NeighborDiscovery.ROUTER_SOLICITATION;
import static org.nvsim.packet.NeighborDiscovery.SOURCE_LINK_ADDRESS;
import static org.nvsim.packet.NeighborDiscovery.TARGET_LINK_ADDRESS;

import java.util.List;
import java.util.stream.IntStream;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Icmpv6;
import org.nvsim.packet.Ipv6;
import org.nvsim.packet.Ipv6Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.NeighborDiscovery;
import org.nvsim.packet.protocol.Announcement;
import org.nvsim.packet.protocol.FieldList;
import org.nvsim.packet.protocol.FlowKey;
import org.nvsim.packet.protocol.Header;
import org.nvsim.packet.protocol.Next;
import org.nvsim.packet.protocol.NumberSpace;
import org.nvsim.packet.protocol.Protocol;

/** Neighbour discovery (RFC 4861), options included. */
public final class NdDissector implements Protocol {
    private static final int LINK_OPTION_BYTES = 8;
    private static final int PREFIX_OPTION_BYTES = 32;

    @Override
    public String word() {
        return "nd";
    }

    @Override
    public String doc() {
        return "Asks who has an IPv6 address, and answers; tells of routers (RFC 4861).";
    }

    @Override
    public String name() {
        return "ND";
    }

    @Override
    public List<Announcement> announcedBy() {
        return IntStream.rangeClosed(ROUTER_SOLICITATION, REDIRECT)
                .mapToObj(type -> new Announcement(NumberSpace.ICMPV6_TYPE, type))
                .toList();
    }

    @Override
    public DropReason defect(Header header) {
        boolean cut = header.before().protocol().word().equals("ipv6-fragment"); // RFC 6980 s5
        return cut
                ? DropReason.ND_MALFORMED
                : NeighborDiscovery.defect(
                        header.bytes(), ip(header), header.offset(), header.available());
    }

    /** Where the fixed IPv6 header stands that carries the message. */
    private static int ip(Header header) {
        Header before = header.before();
        while (!before.protocol().word().equals("ipv6")) {
            before = before.before();
        }
        return before.offset();
    }

    @Override
    public void fields(Header header, FieldList fields) {
        byte[] b = header.bytes();
        int off = header.offset();
        int type = Icmpv6.type(b, off);
        fields.add("type", type, 0, 1);
        fields.add("code", Icmpv6.code(b, off), 1, 1);
        fields.addHex("checksum", Icmpv6.checksum(b, off), 4, 2, 2);
        switch (type) {
            case ROUTER_ADVERTISEMENT -> {
                fields.add("hop limit", Bytes.u8(b, off + 4), 4, 1);
                fields.addHex("flags", Bytes.u8(b, off + 5), 2, 5, 1);
                fields.add("router lifetime", Bytes.u16(b, off + 6) + " s", 6, 2);
                fields.add("reachable time", Bytes.u32(b, off + 8) + " ms", 8, 4);
                fields.add("retransmission timer", Bytes.u32(b, off + 12) + " ms", 12, 4);
            }
            case NEIGHBOR_ADVERTISEMENT ->
                    fields.add("flags", flags(NeighborDiscovery.flags(b, off)), 4, 4);
            default -> fields.addHex("reserved", Bytes.i32(b, off + 4), 8, 4, 4);
        }
        if (NeighborDiscovery.fixedBytes(type) >= NeighborDiscovery.NEIGHBOR_BARE_BYTES) {
            fields.add("target", target(b, off), 8, 16);
        }
        if (type == REDIRECT) {
            fields.add("destination", redirected(b, off), 24, 16);
        }
        options(header, fields, type);
    }

    private static void options(Header header, FieldList fields, int message) {
        byte[] b = header.bytes();
        int at = header.offset() + NeighborDiscovery.fixedBytes(message);
        while (at < header.end()) {
            int length = NeighborDiscovery.optionBytes(b, at);
            int type = Bytes.u8(b, at);
            int place = at - header.offset();
            if (type == SOURCE_LINK_ADDRESS && length == LINK_OPTION_BYTES) {
                fields.add("source MAC", mac(b, at), place, length);
            } else if (type == TARGET_LINK_ADDRESS && length == LINK_OPTION_BYTES) {
                fields.add("target MAC", mac(b, at), place, length);
            } else if (type == MTU && length == LINK_OPTION_BYTES) {
                fields.add("MTU", String.valueOf(Bytes.u32(b, at + 4)), place, length);
            } else if (type == PREFIX_INFORMATION && length == PREFIX_OPTION_BYTES) {
                String prefix = Ipv6Address.format(Bytes.i64(b, at + 16), Bytes.i64(b, at + 24));
                fields.add("prefix", prefix + "/" + Bytes.u8(b, at + 2), place, length);
            } else {
                fields.add("option " + type, length + " bytes", place, length);
            }
            at += length;
        }
    }

    private static String mac(byte[] b, int option) {
        return MacAddress.format(NeighborDiscovery.mac(b, option));
    }

    private static String target(byte[] b, int off) {
        return Ipv6Address.format(
                NeighborDiscovery.targetHigh(b, off), NeighborDiscovery.targetLow(b, off));
    }

    private static String redirected(byte[] b, int off) {
        return Ipv6Address.format(
                NeighborDiscovery.redirectedHigh(b, off), NeighborDiscovery.redirectedLow(b, off));
    }

    private static String flags(int flags) {
        String text =
                ((flags & NeighborDiscovery.ROUTER) == 0 ? "" : "router ")
                        + ((flags & NeighborDiscovery.SOLICITED) == 0 ? "" : "solicited ")
                        + ((flags & NeighborDiscovery.OVERRIDE) == 0 ? "" : "override ");
        return text.isEmpty() ? "none" : text.trim();
    }

    /** A message ends with its packet. */
    @Override
    public Next next(Header header) {
        return Next.payload(header.end(), header.end());
    }

    @Override
    public String line(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        return switch (Icmpv6.type(b, off)) {
            case ROUTER_SOLICITATION -> "ND " + header.addresses() + " router solicitation";
            case ROUTER_ADVERTISEMENT -> "ND " + header.addresses() + " router advertisement";
            case NEIGHBOR_SOLICITATION -> solicitation(header);
            case NEIGHBOR_ADVERTISEMENT -> advertisement(header);
            default ->
                    "ND "
                            + header.addresses()
                            + " redirect of "
                            + redirected(b, off)
                            + " to "
                            + target(b, off);
        };
    }

    private static String solicitation(Header header) {
        byte[] b = header.bytes();
        int ip = ip(header);
        long high = Ipv6.sourceHigh(b, ip);
        long low = Ipv6.sourceLow(b, ip);
        String target = target(b, header.offset());
        return Ipv6Address.isUnspecified(high, low)
                ? "ND probe for " + target
                : "ND who has " + target + "? tell " + Ipv6Address.format(high, low);
    }

    private static String advertisement(Header header) {
        byte[] b = header.bytes();
        int off = header.offset();
        int option = NeighborDiscovery.option(b, off, header.available(), TARGET_LINK_ADDRESS);
        String target = target(b, off);
        boolean readable =
                option != NONE && NeighborDiscovery.optionBytes(b, option) == LINK_OPTION_BYTES;
        return readable ? "ND " + target + " is at " + mac(b, option) : "ND " + target + " is here";
    }

    @Override
    public void addTo(FlowKey key, Header header) {
        // it has no ports
    }
}
