package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Neighbour discovery, by frames that tshark found good and cases that Linux was seen to judge. */
class NeighborDiscoveryTest {
    private static final int IP = 14;
    private static final int ND = IP + Ipv6.HEADER_BYTES;
    private static final Ipv6Address V5 = Ipv6Address.parse("2001:db8:ba::5");
    private static final Ipv6Address V7 = Ipv6Address.parse("2001:db8:ba::7");
    private static final long MAC5 = 0x0606_0000_0005L;
    private static final long MAC7 = 0x0606_0000_0007L;

    private static final String SOLICITATION =
            "3333ff00000706060000000586dd6000000000203aff20010db800ba00000000000000000005"
                    + "ff0200000000000000000001ff0000078700169b0000000020010db800ba0000000000000000"
                    + "00070101060600000005";
    private static final String ADVERTISEMENT =
            "06060000000506060000000786dd6000000000203aff20010db800ba00000000000000000007"
                    + "20010db800ba000000000000000000058800842a6000000020010db800ba0000000000000000"
                    + "00070201060600000007";
    private static final String PROBE =
            "3333ff00000506060000000586dd6000000000183aff00000000000000000000000000000000"
                    + "ff0200000000000000000001ff00000587004c2b0000000020010db800ba0000000000000000"
                    + "0005";

    @Test
    void a_solicitation_an_answer_and_a_probe_are_written_as_on_the_wire() {
        Ipv6Address group7 = V7.solicitedNode();
        int ask = NeighborDiscovery.NEIGHBOR_SOLICITATION;
        int answer = NeighborDiscovery.NEIGHBOR_ADVERTISEMENT;
        int believed = NeighborDiscovery.SOLICITED | NeighborDiscovery.OVERRIDE;
        assertThat(message(MAC5, V5, group7, ask, 0, V7, NeighborDiscovery.SOURCE_LINK_ADDRESS))
                .isEqualTo(SOLICITATION);
        assertThat(
                        message(
                                MAC7,
                                V7,
                                V5,
                                answer,
                                believed,
                                V7,
                                NeighborDiscovery.TARGET_LINK_ADDRESS))
                .isEqualTo(ADVERTISEMENT);
        assertThat(
                        message(
                                MAC5,
                                Ipv6Address.UNSPECIFIED,
                                V5.solicitedNode(),
                                ask,
                                0,
                                V5,
                                NeighborDiscovery.NONE))
                .isEqualTo(PROBE);
    }

    @Test
    void good_messages_are_believed() {
        for (String good : new String[] {SOLICITATION, ADVERTISEMENT, PROBE}) {
            byte[] b = Hex.bytes(good);
            assertThat(defect(b)).isEqualTo(DropReason.NONE);
            int bytes = b.length - ND;
            assertThat(Ipv6.checksumGood(b, IP, 58, ND, bytes, bytes)).isTrue();
        }
        assertThat(spoilt(SOLICITATION, b -> Bytes.put8(b, ND + 24, 200))) // unknown option
                .isEqualTo(DropReason.NONE);
    }

    @Test
    void options_are_found() {
        byte[] b = Hex.bytes(ADVERTISEMENT);
        int option = NeighborDiscovery.option(b, ND, 32, NeighborDiscovery.TARGET_LINK_ADDRESS);
        assertThat(NeighborDiscovery.mac(b, option)).isEqualTo(MAC7);
        assertThat(NeighborDiscovery.option(b, ND, 32, NeighborDiscovery.MTU))
                .isEqualTo(NeighborDiscovery.NONE);
    }

    @Test
    void what_linux_dropped_nobody_believes() {
        bad(SOLICITATION, b -> Bytes.put8(b, IP + 7, 254)); // hop limit
        bad(SOLICITATION, b -> Bytes.put8(b, ND + 1, 1)); // code
        bad(SOLICITATION, b -> Bytes.put8(b, ND + 25, 0)); // option of no length
        bad(SOLICITATION, b -> Bytes.put8(b, ND + 25, 2)); // option longer than the message
        bad(SOLICITATION, b -> Bytes.put8(b, ND + 8, 0xFF)); // multicast target
        bad(SOLICITATION, b -> Ipv6.setSource(b, IP, 0, 0)); // :: with a MAC address
        bad(PROBE, b -> Ipv6.setDestination(b, IP, V5.high(), V5.low())); // :: to one machine
        bad(PROBE, b -> Ipv6.setDestination(b, IP, 0xFF02L << 48, 1)); // :: to all
        byte[] cut = Hex.bytes(SOLICITATION);
        for (int bytes = 0; bytes < 32; bytes++) {
            boolean whole = bytes == NeighborDiscovery.NEIGHBOR_BARE_BYTES;
            assertThat(NeighborDiscovery.defect(cut, IP, ND, bytes))
                    .as("%d bytes", bytes)
                    .isEqualTo(whole ? DropReason.NONE : DropReason.ND_MALFORMED);
        }
    }

    @Test
    void an_answer_to_all_was_asked_by_nobody() {
        bad(ADVERTISEMENT, b -> Ipv6.setDestination(b, IP, 0xFF02L << 48, 1));
        assertThat(
                        spoilt(
                                ADVERTISEMENT,
                                b -> {
                                    Ipv6.setDestination(b, IP, 0xFF02L << 48, 1);
                                    Bytes.put32(b, ND + 4, NeighborDiscovery.OVERRIDE);
                                }))
                .isEqualTo(DropReason.NONE);
    }

    @Test
    void routers_speak_from_their_link_local_address() {
        byte[] b = new byte[ND + 16];
        Ipv6Address router = Ipv6Address.parse("fe80::1");
        Ipv6.write(b, IP, 0, 0, 16, 58, 255, router, Ipv6Address.ALL_NODES);
        Icmpv6.write(b, ND, NeighborDiscovery.ROUTER_ADVERTISEMENT, 0, 0);
        assertThat(defect(b)).isEqualTo(DropReason.NONE);
        Ipv6.setSource(b, IP, V5.high(), V5.low());
        assertThat(defect(b)).isEqualTo(DropReason.ND_MALFORMED);
    }

    private static String message(
            long mac,
            Ipv6Address from,
            Ipv6Address to,
            int type,
            int flags,
            Ipv6Address target,
            int option) {
        int bytes =
                option == NeighborDiscovery.NONE
                        ? NeighborDiscovery.NEIGHBOR_BARE_BYTES
                        : NeighborDiscovery.NEIGHBOR_BYTES;
        byte[] b = new byte[ND + bytes];
        long toMac = to.equals(V5) ? MAC5 : Ipv6Address.multicastMac(to.low());
        Ethernet.write(b, 0, toMac, mac, Ethernet.TYPE_IPV6);
        Ipv6.write(b, IP, 0, 0, bytes, Ipv6.ICMPV6, NeighborDiscovery.HOP_LIMIT, from, to);
        NeighborDiscovery.writeNeighbor(b, ND, type, flags, target, option, mac);
        Icmpv6.seal(b, IP, ND, bytes, bytes);
        return Hex.of(b, 0, b.length);
    }

    private static void bad(String frame, Consumer<byte[]> spoiling) {
        assertThat(spoilt(frame, spoiling)).isEqualTo(DropReason.ND_MALFORMED);
    }

    private static DropReason spoilt(String frame, Consumer<byte[]> spoiling) {
        byte[] b = Hex.bytes(frame);
        spoiling.accept(b);
        return defect(b);
    }

    private static DropReason defect(byte[] b) {
        return NeighborDiscovery.defect(b, IP, ND, b.length - ND);
    }
}
