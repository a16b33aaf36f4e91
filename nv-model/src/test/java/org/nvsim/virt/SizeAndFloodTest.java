package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE1;
import static org.nvsim.virt.World.BLUE2;
import static org.nvsim.virt.World.BLUE3;
import static org.nvsim.virt.World.BLUE_BACK;
import static org.nvsim.virt.World.ip;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Tcp;
import org.nvsim.virt.Verdict.Kind;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.LookupRecord;

class SizeAndFloodTest {
    private static final FilterSettings PLAIN = World.plain();

    private static Frame datagram(World world, int ipBytes, int flags) {
        return world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", ipBytes - 28, flags);
    }

    private static Frame broadcast(World world, int ipBytes) {
        long all = MacAddress.BROADCAST;
        return world.udp(BLUE1, "10.0.0.5", all, "255.255.255.255", ipBytes - 28, 0);
    }

    @Test
    void the_largest_inner_packet_is_42_bytes_smaller_than_the_provider_mtu() {
        World world = World.encapsulated();
        world.use(PLAIN, 1500);
        Frame fits = datagram(world, 1458, Ipv4.DONT_FRAGMENT);
        assertThat(world.out1(fits, BLUE).kind()).isEqualTo(Kind.WIRE);
        assertThat(Ipv4.totalLength(fits.bytes(), fits.start() + 14)).isEqualTo(1500);
        assertThat(fits.lengthBytes()).isEqualTo(1514);

        Frame tooBig = datagram(world, 1459, Ipv4.DONT_FRAGMENT);
        String before = World.text(tooBig);
        assertThat(world.out1(tooBig, BLUE).kind()).isEqualTo(Kind.ICMP_TO_VM);
        assertThat(world.verdict.reason()).isEqualTo(DropReason.MTU_EXCEEDED);
        assertThat(world.verdict.innerMtuBytes()).isEqualTo(1458);
        assertThat(World.text(tooBig)).isEqualTo(before);
    }

    @Test
    void the_vm_is_told_the_mtu_by_its_router() {
        World world = World.encapsulated();
        world.use(PLAIN, 1500);
        Frame tooBig = datagram(world, 1500, Ipv4.DONT_FRAGMENT);
        world.out1(tooBig, BLUE);
        Frame message = world.ledger.create(0, 0);
        world.host1.writeIcmp(tooBig, world.verdict, message);

        byte[] b = message.bytes();
        int off = message.start();
        int icmp = off + 34;
        assertThat(Ethernet.destination(b, off)).isEqualTo(BLUE1);
        assertThat(Ethernet.source(b, off)).isEqualTo(FilterSettings.ROUTER_MAC);
        assertThat(Ipv4.source(b, off + 14)).isEqualTo(ip("10.0.0.1"));
        assertThat(Ipv4.destination(b, off + 14)).isEqualTo(ip("10.0.0.5"));
        assertThat(Icmp.type(b, icmp)).isEqualTo(Icmp.UNREACHABLE);
        assertThat(Icmp.code(b, icmp)).isEqualTo(Icmp.FRAGMENTATION_NEEDED);
        assertThat(Icmp.mtu(b, icmp)).isEqualTo(1458);
        assertThat(Icmp.checksumGood(b, icmp, message.end() - icmp)).isTrue();
    }

    @Test
    void a_packet_that_may_be_cut_is_cut_inside_the_tunnel() {
        World world = World.encapsulated();
        world.use(PLAIN, 1500);
        assertThat(world.out1(datagram(world, 1500, 0), BLUE).kind())
                .isEqualTo(Kind.FRAGMENT_INNER);
        world.use(PLAIN.withOversize(Oversize.FRAGMENT_INNER), 1500);
        assertThat(world.out1(datagram(world, 1500, Ipv4.DONT_FRAGMENT), BLUE).kind())
                .isEqualTo(Kind.FRAGMENT_INNER);
        world.use(PLAIN.withOversize(Oversize.DROP), 1500);
        assertThat(world.out1(datagram(world, 1500, 0), BLUE).reason())
                .isEqualTo(DropReason.MTU_EXCEEDED);
    }

    @Test
    void rewrite_costs_nothing_of_the_mtu() {
        World world = World.rewritten();
        world.use(PLAIN, 1500);
        assertThat(world.out1(datagram(world, 1500, Ipv4.DONT_FRAGMENT), BLUE).kind())
                .isEqualTo(Kind.WIRE);
        assertThat(world.out1(datagram(world, 1501, Ipv4.DONT_FRAGMENT), BLUE).kind())
                .isEqualTo(Kind.ICMP_TO_VM);
    }

    @Test
    void a_large_send_is_told_to_be_cut_smaller_and_numbered_ahead() {
        World world = World.encapsulated();
        world.use(PLAIN, 1500);
        Frame large = world.ledger.create(54, 14_600);
        byte[] b = large.bytes();
        int off = large.start();
        Ethernet.write(b, off, BLUE2, BLUE1, Ethernet.TYPE_IPV4);
        Ipv4.write(
                b,
                off + 14,
                0,
                14_640,
                1,
                Ipv4.DONT_FRAGMENT,
                128,
                6,
                ip("10.0.0.5"),
                ip("10.0.0.7"));
        Tcp.write(b, off + 34, 1, 2, 0, 0, 20, Tcp.ACK, 100);
        large.setSegmentBytes(1460);
        world.host1.setNextIdentification(10);

        assertThat(world.out1(large, BLUE).kind()).isEqualTo(Kind.WIRE);
        assertThat(large.segmentBytes()).isEqualTo(1418);
        assertThat(Ipv4.totalLength(large.bytes(), large.start() + 14)).isEqualTo(14_682);
        Frame next = datagram(world, 100, 0);
        world.out1(next, BLUE);
        int id = Ipv4.identification(next.bytes(), next.start() + 14);
        assertThat(id).isEqualTo(10 + 11);
    }

    @Test
    void a_large_send_that_would_overflow_the_length_field_is_refused() {
        World world = World.encapsulated();
        Frame large = world.udp(BLUE1, "10.0.0.5", BLUE2, "10.0.0.7", 65_507, 0);
        large.setSegmentBytes(1400);
        assertThat(world.out1(large, BLUE).reason()).isEqualTo(DropReason.MTU_EXCEEDED);
    }

    @Test
    void broadcasts_stay_on_a_2012_host_unless_told_otherwise() {
        World world = World.encapsulated();
        assertThat(world.out1(broadcast(world, 100), BLUE).reason())
                .isEqualTo(DropReason.BROADCAST_UNSUPPORTED);
        Frame directed = world.udp(BLUE1, "10.0.0.5", MacAddress.BROADCAST, "10.0.0.255", 10, 0);
        assertThat(world.out1(directed, BLUE).reason()).isEqualTo(DropReason.BROADCAST_UNSUPPORTED);
    }

    @Test
    void a_replicated_broadcast_goes_once_to_each_remote_host_and_to_all_ports_there() {
        World world = World.encapsulated();
        world.use(PLAIN.withBroadcast(Broadcast.REPLICATE), 1600);
        Frame frame = broadcast(world, 100);
        String sent = World.text(frame);
        Verdict flood = world.out1(frame, BLUE);
        assertThat(flood.kind()).isEqualTo(Kind.FLOOD);
        assertThat(flood.floodTargets()).isEqualTo(1);
        assertThat(flood.floodTarget(0)).isEqualTo(ip("192.168.4.22"));
        assertThat(flood.floodsLocally()).isFalse();

        Frame copy = world.ledger.copy(frame);
        Verdict each = new Verdict();
        world.host1.floodTo(copy, flood, 0, each);
        assertThat(each.kind()).isEqualTo(Kind.WIRE);
        assertThat(each.nextHop()).isEqualTo(ip("192.168.4.22"));
        World.fillMacs(copy);
        assertThat(world.in2(copy).kind()).isEqualTo(Kind.FLOOD);
        assertThat(world.verdict.vsid()).isEqualTo(BLUE);
        assertThat(world.verdict.floodsLocally()).isTrue();
        assertThat(World.text(copy)).isEqualTo(sent);
    }

    @Test
    void a_mapped_multicast_group_carries_one_copy() {
        World world = World.encapsulated();
        int group = ip("239.1.1.1");
        world.policy1.setMulticastGroup(BLUE, group);
        world.policy2.setMulticastGroup(BLUE, group);
        world.use(PLAIN.withBroadcast(Broadcast.PA_MULTICAST), 1600);
        Frame frame = broadcast(world, 100);
        Verdict flood = world.out1(frame, BLUE);
        assertThat(flood.floodTargets()).isEqualTo(1);
        Frame copy = world.ledger.copy(frame);
        Verdict each = new Verdict();
        world.host1.floodTo(copy, flood, 0, each);
        assertThat(each.nextHop()).isEqualTo(group);
        World.fillMacs(copy);
        assertThat(world.in2(copy).kind()).isEqualTo(Kind.FLOOD);
    }

    @Test
    void rewrite_carries_no_broadcast_and_nothing_but_ipv4() {
        World world = World.rewritten();
        world.use(PLAIN.withBroadcast(Broadcast.REPLICATE), 1600);
        assertThat(world.out1(broadcast(world, 100), BLUE).reason())
                .isEqualTo(DropReason.BROADCAST_UNSUPPORTED);
        Frame frame = datagram(world, 100, 0);
        org.nvsim.packet.Bytes.put16(frame.bytes(), frame.start() + 12, 0x86DD);
        assertThat(world.out1(frame, BLUE).reason()).isEqualTo(DropReason.NON_IP);
    }

    @Test
    void arp_is_answered_for_the_router_and_for_nobody_unknown() {
        World world = World.encapsulated();
        assertThat(world.out1(world.arp(BLUE1, "10.0.0.5", "10.0.0.1"), BLUE).kind())
                .isEqualTo(Kind.ARP_REPLY);
        assertThat(world.verdict.route()).isNotNull();
        assertThat(world.out1(world.arp(BLUE1, "10.0.0.5", "10.0.0.99"), BLUE).reason())
                .isEqualTo(DropReason.ARP_UNANSWERED);
        assertThat(world.out1(world.arp(BLUE1, "10.0.0.5", "10.0.1.1"), BLUE).reason())
                .isEqualTo(DropReason.ARP_UNANSWERED);
        assertThat(world.out1(world.arp(BLUE1, "10.0.0.5", "10.0.0.5"), BLUE).kind())
                .isEqualTo(Kind.CONSUMED);
        assertThat(world.out1(world.arp(BLUE1, "0.0.0.0", "10.0.0.5"), BLUE).kind())
                .isEqualTo(Kind.CONSUMED);
    }

    @Test
    void a_local_vm_answers_arp_itself_in_2012_and_the_filter_does_in_r2() {
        World world = World.encapsulated();
        Frame frame = world.arp(BLUE3, "10.0.1.7", "10.0.1.8");
        world.policy2
                .records()
                .set(
                        world.policy2
                                .records()
                                .find(BLUE_BACK, ip("10.0.1.8"))
                                .movedTo(ip("192.168.4.22"), "moved"));
        world.host2.outbound(frame, BLUE_BACK, 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.CONSUMED);

        World later = new World(Generation.WINDOWS_2012R2, PLAIN);
        later.policy2
                .records()
                .set(
                        later.policy2
                                .records()
                                .find(BLUE_BACK, ip("10.0.1.8"))
                                .movedTo(ip("192.168.4.22"), "moved"));
        later.host2.outbound(later.arp(BLUE3, "10.0.1.7", "10.0.1.8"), BLUE_BACK, 0, later.verdict);
        assertThat(later.verdict.kind()).isEqualTo(Kind.ARP_REPLY);
    }

    @Test
    void the_later_generation_floods_to_local_ports_itself() {
        World later = new World(Generation.WINDOWS_2012R2, PLAIN.withBroadcast(Broadcast.DROP));
        Verdict flood = later.out1(broadcast(later, 100), BLUE);
        assertThat(flood.kind()).isEqualTo(Kind.FLOOD);
        assertThat(flood.floodsLocally()).isTrue();
        assertThat(flood.floodTargets()).isZero();
    }

    @Test
    void a_rewritten_packet_can_keep_the_vms_mac_on_the_wire() {
        World world = World.rewritten();
        LookupRecord blue1 = world.policy1.records().find(BLUE, ip("10.0.0.5"));
        assertThat(world.policy1.records().set(blue1.withUseVmMac(true))).isEmpty();
        world.out1(datagram(world, 100, 0), BLUE);
        assertThat(world.verdict.wireSource()).isEqualTo(BLUE1);
    }

    @Test
    void a_record_without_translation_sends_the_packet_as_it_is() {
        World world = World.encapsulated();
        int address = ip("10.0.0.50");
        LookupRecord plain =
                LookupRecord.of(BLUE, address, 2, ip("192.168.4.50"), Overlay.called("none"), "");
        assertThat(world.policy1.records().add(plain)).isEmpty();
        Frame frame = world.udp(BLUE1, "10.0.0.5", 2, "10.0.0.50", 10, 0);
        String sent = World.text(frame);
        assertThat(world.out1(frame, BLUE).kind()).isEqualTo(Kind.WIRE);
        assertThat(world.verdict.encapsulated()).isFalse();
        assertThat(World.text(frame)).isEqualTo(sent);
    }

    @Test
    void the_dscp_is_copied_outwards_if_asked() {
        World world = World.encapsulated();
        world.use(PLAIN.withCopyDscp(true), 1600);
        Frame frame = datagram(world, 28, 0);
        int source = ip("10.0.0.5");
        Ipv4.write(
                frame.bytes(), frame.start() + 14, 0xB9, 28, 1, 0, 64, 17, source, ip("10.0.0.7"));
        world.out1(frame, BLUE);
        assertThat(Ipv4.trafficClass(frame.bytes(), frame.start() + 14)).isEqualTo(0xB9);
    }
}
