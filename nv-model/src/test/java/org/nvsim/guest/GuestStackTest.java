package org.nvsim.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.NodeTracePoint;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Arp;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.MacAddress;
import org.nvsim.packet.Prefix;

class GuestStackTest {
    private static final long OWN_MAC = 0x0606_0000_0005L;
    private static final long PEER_MAC = 0x0606_0000_0007L;
    private static final int OWN = Ipv4Address.parse("10.0.0.5");
    private static final int PEER = Ipv4Address.parse("10.0.0.7");
    private static final int GATEWAY = Ipv4Address.parse("10.0.0.1");
    private static final int FAR = Ipv4Address.parse("192.168.9.9");
    private static final int IP = Ethernet.HEADER_BYTES;

    private final Simulation sim = new Simulation(1);
    private final FrameLedger ledger = new FrameLedger(0, new FramePool());
    private final ArrayDeque<Frame> out = new ArrayDeque<>();
    private TracePoint place;
    private GuestStack stack;

    @BeforeEach
    void build() {
        Node node = sim.addNode("vm");
        place = new NodeTracePoint("vm", node, ledger, null);
        Prefix subnet = Prefix.parse("10.0.0.0/24");
        GuestConfig config = GuestConfig.of(OWN_MAC, OWN, subnet, GATEWAY, 1500);
        stack = new GuestStack(node, place, config, out::add);
        sim.runUntil(0);
    }

    private Frame arp(int operation, long senderMac, int sender, long toMac, int target) {
        Frame frame = place.create(IP + Arp.LENGTH_BYTES, 0);
        Ethernet.write(frame.bytes(), frame.start(), toMac, senderMac, Ethernet.TYPE_ARP);
        Arp.write(frame.bytes(), frame.start() + IP, operation, senderMac, sender, toMac, target);
        return frame;
    }

    private Frame echo(long toMac, int from, int to, int type) {
        Frame frame = place.create(IP + 20 + 8, 24);
        byte[] b = frame.bytes();
        int ip = frame.start() + IP;
        Ethernet.write(b, frame.start(), toMac, PEER_MAC, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 52, 9, 0, 128, Ipv4.PROTOCOL_ICMP, from, to);
        Icmp.writeEcho(b, ip + 20, type, 77, 1);
        Icmp.seal(b, ip + 20, 8);
        return frame;
    }

    private int ping(int destination) {
        stack.icmp().sendRequest(destination, 1, 1, 32, false, -1, 0);
        return Arp.targetIp(out.peek().bytes(), out.peek().start() + IP);
    }

    @Test
    void a_neighbour_on_the_link_is_asked_for_by_its_own_address() {
        assertThat(ping(PEER)).isEqualTo(PEER);
        assertThat(Ethernet.destination(out.peek().bytes(), out.peek().start()))
                .isEqualTo(MacAddress.BROADCAST);
        assertThat(stack.heldFrames()).isEqualTo(1);
    }

    @Test
    void everybody_else_is_reached_through_the_gateway() {
        assertThat(ping(FAR)).isEqualTo(GATEWAY);
        out.clear();
        stack.receive(arp(Arp.REPLY, 0x0015_5d00_0001L, GATEWAY, OWN_MAC, OWN));

        Frame sent = out.remove();
        assertThat(Ethernet.destination(sent.bytes(), sent.start())).isEqualTo(0x0015_5d00_0001L);
        assertThat(Ethernet.source(sent.bytes(), sent.start())).isEqualTo(OWN_MAC);
        assertThat(Ipv4.destination(sent.bytes(), sent.start() + IP)).isEqualTo(FAR);
        assertThat(Ipv4.ttl(sent.bytes(), sent.start() + IP)).isEqualTo(128);
    }

    @Test
    void questions_for_the_own_address_are_answered_and_others_are_not() {
        stack.receive(arp(Arp.REQUEST, PEER_MAC, PEER, MacAddress.BROADCAST, GATEWAY));
        assertThat(out).isEmpty();
        stack.receive(arp(Arp.REQUEST, PEER_MAC, PEER, MacAddress.BROADCAST, OWN));

        Frame answer = out.remove();
        int at = answer.start() + IP;
        assertThat(Arp.operation(answer.bytes(), at)).isEqualTo(Arp.REPLY);
        assertThat(Arp.senderMac(answer.bytes(), at)).isEqualTo(OWN_MAC);
        assertThat(Ethernet.destination(answer.bytes(), answer.start())).isEqualTo(PEER_MAC);
    }

    @Test
    void an_echo_is_answered_to_its_sender() {
        stack.receive(arp(Arp.REQUEST, PEER_MAC, PEER, OWN_MAC, OWN));
        out.clear();
        stack.receive(echo(OWN_MAC, PEER, OWN, Icmp.ECHO_REQUEST));

        Frame reply = out.remove();
        int icmp = reply.start() + IP + 20;
        assertThat(reply.lengthBytes()).isEqualTo(IP + 52);
        assertThat(Icmp.type(reply.bytes(), icmp)).isEqualTo(Icmp.ECHO_REPLY);
        assertThat(Icmp.identifier(reply.bytes(), icmp)).isEqualTo(77);
        assertThat(Icmp.checksumGood(reply.bytes(), icmp, 8)).isTrue();
        assertThat(ledger.delivered()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "06:06:00:00:00:05, 10.0.0.5,        8, NONE",
        "06:06:00:00:00:09, 10.0.0.5,        8, NOT_FOR_US",
        "06:06:00:00:00:05, 10.0.0.9,        8, NOT_FOR_US",
        "ff:ff:ff:ff:ff:ff, 255.255.255.255, 8, NO_LISTENER",
        "ff:ff:ff:ff:ff:ff, 10.0.0.255,      8, NO_LISTENER",
        "06:06:00:00:00:05, 10.0.0.5,        0, NO_LISTENER",
        "06:06:00:00:00:05, 10.0.0.5,       13, NO_LISTENER",
    })
    void what_an_echo_to_each_address_comes_to(
            String mac, String to, int type, DropReason expected) {
        stack.receive(echo(MacAddress.parse(mac), PEER, Ipv4Address.parse(to), type));

        for (int i = 1; i < DropReason.count(); i++) {
            DropReason reason = DropReason.of(i);
            assertThat(ledger.dropped(reason))
                    .as("%s", reason)
                    .isEqualTo(reason == expected ? 1 : 0);
        }
    }

    @Test
    void a_packet_of_a_protocol_nobody_speaks_is_refused_by_icmp() {
        stack.receive(arp(Arp.REQUEST, PEER_MAC, PEER, OWN_MAC, OWN));
        out.clear();
        Frame frame = echo(OWN_MAC, PEER, OWN, Icmp.ECHO_REQUEST);
        Ipv4.write(frame.bytes(), frame.start() + IP, 0, 52, 9, 0, 128, 132, PEER, OWN);
        stack.receive(frame);

        Frame error = out.remove();
        int icmp = error.start() + IP + 20;
        assertThat(Icmp.type(error.bytes(), icmp)).isEqualTo(Icmp.UNREACHABLE);
        assertThat(Icmp.code(error.bytes(), icmp)).isEqualTo(Icmp.PROTOCOL_UNREACHABLE);
        assertThat(ledger.dropped(DropReason.NO_LISTENER)).isEqualTo(1);
    }

    @Test
    void padding_of_a_short_frame_is_no_part_of_its_packet() {
        stack.receive(arp(Arp.REQUEST, PEER_MAC, PEER, OWN_MAC, OWN));
        out.clear();
        Frame frame = place.create(60, 0);
        byte[] b = frame.bytes();
        java.util.Arrays.fill(b, frame.start(), frame.end(), (byte) 0xEE);
        int ip = frame.start() + IP;
        Ethernet.write(b, frame.start(), OWN_MAC, PEER_MAC, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 30, 9, 0, 128, Ipv4.PROTOCOL_ICMP, PEER, OWN);
        Icmp.writeEcho(b, ip + 20, Icmp.ECHO_REQUEST, 5, 6);
        Icmp.seal(b, ip + 20, 10);
        stack.receive(frame);

        assertThat(out.remove().lengthBytes()).isEqualTo(IP + 30);
    }

    @Test
    void every_cut_and_every_changed_byte_of_an_echo_ends_in_the_ledger() {
        for (int i = 0; i < IP + 28; i++) {
            Frame cut = echo(OWN_MAC, PEER, OWN, Icmp.ECHO_REQUEST);
            cut.trimTo(i);
            stack.receive(cut);
            for (int bit = 0; bit < 8; bit++) {
                Frame changed = echo(OWN_MAC, PEER, OWN, Icmp.ECHO_REQUEST);
                changed.bytes()[changed.start() + i] ^= (byte) (1 << bit);
                stack.receive(changed);
            }
        }
        sim.runUntil(200_000_000_000_000L); // questions and fragments time out
        long ended = ledger.delivered() + ledger.consumed() + out.size();
        for (int r = 1; r < DropReason.count(); r++) {
            ended += ledger.dropped(DropReason.of(r));
        }
        assertThat(ended).isEqualTo(ledger.sent() + ledger.copied());
        assertThat(stack.heldFrames()).isZero();
    }

    @Test
    void what_routers_say_about_the_path_is_forgotten_after_ten_minutes() {
        PathMtu path = new PathMtu(1500);

        assertThat(path.refused(FAR, 1500, 1458, 0)).isTrue();
        assertThat(path.refused(FAR, 1500, 1458, 1)).isFalse();
        assertThat(path.refused(FAR, 1500, 1499, 1)).isFalse();
        assertThat(path.bytesTo(FAR, 599_000_000_000_000L)).isEqualTo(1458);
        assertThat(path.bytesTo(FAR, 600_000_000_000_000L)).isEqualTo(1500);
        assertThat(path.bytesTo(PEER, 1)).isEqualTo(1500);
        assertThat(path.refused(PEER, 1500, 0, 1)).isTrue();
        assertThat(path.bytesTo(PEER, 1)).isEqualTo(1492);
    }

    @Test
    void addresses_that_no_machine_can_have_are_refused() {
        Prefix subnet = Prefix.parse("10.0.0.0/24");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuestConfig.of(MacAddress.BROADCAST, OWN, subnet, 0, 1500));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuestConfig.of(OWN_MAC, Ipv4Address.BROADCAST, subnet, 0, 1500));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuestConfig.of(OWN_MAC, OWN, subnet, 0, 67));
    }
}
