package org.nvsim.virt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.IcmpError;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Transport;
import org.nvsim.packet.Udp;

class NatGatewayTest {
    private static final int BLUE = 5099;
    private static final int RED = 6099;
    private static final int PUBLIC = Ipv4Address.parse("198.51.100.1");
    private static final int SERVER = Ipv4Address.parse("203.0.113.9");
    private static final int VM = Ipv4Address.parse("10.0.0.5");
    private static final long MINUTE_PS = 60_000_000_000_000L;

    private final FrameLedger ledger = new FrameLedger(1, new FramePool());
    private final NatGateway gateway = new NatGateway(PUBLIC);

    @BeforeEach
    void addTenants() {
        gateway.addTenant(BLUE);
        gateway.addTenant(RED);
    }

    private Frame udp(int from, int fromPort, int to, int toPort) {
        Frame frame = ledger.create(14 + 28 + 4, 100);
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        Ethernet.write(b, frame.start(), 1L << 41, 2L << 41, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 132, 1, 0, 64, 17, from, to);
        Udp.write(b, ip + 20, fromPort, toPort, 112);
        Bytes.put32(b, ip + 28, 0xCAFEBABE);
        Udp.seal(b, ip + 20, 12, from, to);
        return frame;
    }

    private Frame tcp(int from, int fromPort, int to, int toPort) {
        Frame frame = ledger.create(14 + 40, 0);
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        Ethernet.write(b, frame.start(), 1L << 41, 2L << 41, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 40, 1, 0, 64, 6, from, to);
        Tcp.write(b, ip + 20, fromPort, toPort, 7, 0, 20, Tcp.SYN, 100);
        Tcp.seal(b, ip + 20, 20, 20, from, to);
        return frame;
    }

    private Frame echo(int from, int to, int type, int identifier) {
        Frame frame = ledger.create(14 + 28, 56);
        byte[] b = frame.bytes();
        int ip = frame.start() + 14;
        Ethernet.write(b, frame.start(), 1L << 41, 2L << 41, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, 84, 1, 0, 64, 1, from, to);
        Icmp.writeEcho(b, ip + 20, type, identifier, 1);
        Icmp.seal(b, ip + 20, 8);
        return frame;
    }

    private Frame error(Frame cause, int from, int code) {
        int causeIp = cause.start() + 14;
        Frame frame = ledger.create(14 + IcmpError.packetBytes(cause.bytes(), causeIp), 0);
        Ethernet.write(frame.bytes(), frame.start(), 1L << 41, 2L << 41, Ethernet.TYPE_IPV4);
        int ip = frame.start() + 14;
        IcmpError.write(frame.bytes(), ip, cause, causeIp, from, 1, Icmp.UNREACHABLE, code, 1400);
        return frame;
    }

    private static int ip(Frame frame) {
        return frame.start() + 14;
    }

    private static void assertSound(Frame frame) {
        assertThat(Ipv4.defect(frame.bytes(), ip(frame), frame.end() - ip(frame), 100))
                .isEqualTo(DropReason.NONE);
        assertThat(Transport.checksumGood(frame, ip(frame))).isTrue();
    }

    @Test
    void tenants_with_equal_addresses_get_ports_of_their_own_and_their_own_answers() {
        Frame blue = udp(VM, 5000, SERVER, 53);
        Frame red = udp(VM, 5000, SERVER, 53);
        assertThat(gateway.toOutside(blue, BLUE, 0)).isEqualTo(DropReason.NONE);
        assertThat(gateway.toOutside(red, RED, 0)).isEqualTo(DropReason.NONE);
        assertSound(blue);
        assertSound(red);
        assertThat(Ipv4.source(red.bytes(), ip(red))).isEqualTo(PUBLIC);
        int bluePort = Udp.sourcePort(blue.bytes(), ip(blue) + 20);
        int redPort = Udp.sourcePort(red.bytes(), ip(red) + 20);
        assertThat(bluePort).isEqualTo(49_152);
        assertThat(redPort).isEqualTo(49_153);
        assertThat(Ipv4.ttl(red.bytes(), ip(red))).isEqualTo(63);

        Frame answer = udp(SERVER, 53, PUBLIC, redPort);
        assertThat(gateway.toInside(answer, 0)).isEqualTo(DropReason.NONE);
        assertSound(answer);
        assertThat(gateway.vsid()).isEqualTo(RED);
        assertThat(Ipv4.destination(answer.bytes(), ip(answer))).isEqualTo(VM);
        assertThat(Udp.destinationPort(answer.bytes(), ip(answer) + 20)).isEqualTo(5000);
        assertThat(gateway.decision())
                .isEqualTo("198.51.100.1, VSID 6099 10.0.0.5:5000 <-> port 49153");
    }

    @Test
    void one_flow_keeps_its_port() {
        Frame first = tcp(VM, 6000, SERVER, 80);
        Frame second = tcp(VM, 6000, SERVER, 443);
        gateway.toOutside(first, BLUE, 0);
        gateway.toOutside(second, BLUE, MINUTE_PS);
        assertSound(second);
        assertThat(Tcp.sourcePort(second.bytes(), ip(second) + 20))
                .isEqualTo(Tcp.sourcePort(first.bytes(), ip(first) + 20));
        assertThat(gateway.mappings()).isEqualTo(1);
    }

    @Test
    void an_echo_is_told_apart_by_its_identifier() {
        Frame ping = echo(VM, SERVER, Icmp.ECHO_REQUEST, 7);
        assertThat(gateway.toOutside(ping, RED, 0)).isEqualTo(DropReason.NONE);
        assertSound(ping);
        int identifier = Icmp.identifier(ping.bytes(), ip(ping) + 20);
        Frame pong = echo(SERVER, PUBLIC, Icmp.ECHO_REPLY, identifier);
        assertThat(gateway.toInside(pong, 0)).isEqualTo(DropReason.NONE);
        assertSound(pong);
        assertThat(Icmp.identifier(pong.bytes(), ip(pong) + 20)).isEqualTo(7);
        assertThat(gateway.vsid()).isEqualTo(RED);
        Frame stranger = echo(SERVER, PUBLIC, Icmp.ECHO_REQUEST, identifier);
        assertThat(gateway.toInside(stranger, 0)).isEqualTo(DropReason.NAT_NO_MAPPING);
    }

    @Test
    void an_error_from_outside_reaches_the_vm_with_its_own_addresses_in_the_quote() {
        for (Frame sent : new Frame[] {udp(VM, 5000, SERVER, 53), tcp(VM, 6000, SERVER, 80)}) {
            byte[] original = java.util.Arrays.copyOf(sent.toByteArray(), 42);
            gateway.toOutside(sent, BLUE, 0);
            int router = Ipv4Address.parse("192.0.2.1");
            Frame error = error(sent, router, Icmp.FRAGMENTATION_NEEDED);
            assertThat(gateway.toInside(error, 0)).isEqualTo(DropReason.NONE);
            assertSound(error);
            byte[] b = error.bytes();
            int quote = ip(error) + 28;
            assertThat(Ipv4.destination(b, ip(error))).isEqualTo(VM);
            assertThat(Ipv4.source(b, ip(error))).isEqualTo(router);
            assertThat(Ipv4.source(b, quote)).isEqualTo(VM);
            // But for the TTL that was spent and the checksum over it, what the VM sent.
            Ipv4.write(
                    original,
                    14,
                    0,
                    Ipv4.totalLength(original, 14),
                    1,
                    0,
                    63,
                    Ipv4.protocol(original, 14),
                    VM,
                    SERVER);
            byte[] quoted = java.util.Arrays.copyOfRange(b, quote, quote + 28);
            assertThat(quoted).isEqualTo(java.util.Arrays.copyOfRange(original, 14, 42));
        }
    }

    @Test
    void an_error_of_a_vm_leaves_with_the_outside_address_in_the_quote() {
        assertThat(gateway.addInboundRule(BLUE, 17, 53, VM, 5353, "x.yaml:3")).isEmpty();
        Frame question = udp(SERVER, 4000, PUBLIC, 53);
        assertThat(gateway.toInside(question, 0)).isEqualTo(DropReason.NONE);
        assertSound(question);
        Frame error = error(question, VM, Icmp.PORT_UNREACHABLE);
        assertThat(gateway.toOutside(error, BLUE, 0)).isEqualTo(DropReason.NONE);
        assertSound(error);
        byte[] b = error.bytes();
        int quote = ip(error) + 28;
        assertThat(Ipv4.source(b, ip(error))).isEqualTo(PUBLIC);
        assertThat(Ipv4.destination(b, quote)).isEqualTo(PUBLIC);
        assertThat(Udp.destinationPort(b, quote + 20)).isEqualTo(53);
    }

    @Test
    void strangers_and_what_has_no_ports_are_refused() {
        assertThat(gateway.toInside(udp(SERVER, 53, PUBLIC, 50_000), 0))
                .isEqualTo(DropReason.NAT_NO_MAPPING);
        assertThat(gateway.toInside(udp(SERVER, 53, SERVER, 50_000), 0))
                .isEqualTo(DropReason.NOT_FOR_US);
        assertThat(gateway.toOutside(udp(VM, 5000, SERVER, 53), 7000, 0))
                .isEqualTo(DropReason.UNKNOWN_VSID);
        Frame fragment = udp(VM, 5000, SERVER, 53);
        Ipv4.setFragment(fragment.bytes(), ip(fragment), Ipv4.MORE_FRAGMENTS, 0);
        assertThat(gateway.toOutside(fragment, BLUE, 0)).isEqualTo(DropReason.REWRITE_UNSUPPORTED);
        Frame tunnel = udp(VM, 5000, SERVER, 53);
        Ipv4.write(tunnel.bytes(), ip(tunnel), 0, 132, 1, 0, 64, 47, VM, SERVER);
        assertThat(gateway.toOutside(tunnel, BLUE, 0)).isEqualTo(DropReason.REWRITE_UNSUPPORTED);
    }

    @Test
    void ports_run_out_and_come_back_when_idle() {
        NatGateway small = new NatGateway(PUBLIC, 50_000, 50_001);
        small.addTenant(BLUE);
        assertThat(small.toOutside(udp(VM, 1, SERVER, 53), BLUE, 0)).isEqualTo(DropReason.NONE);
        assertThat(small.toOutside(udp(VM, 2, SERVER, 53), BLUE, 0)).isEqualTo(DropReason.NONE);
        assertThat(small.toOutside(udp(VM, 3, SERVER, 53), BLUE, MINUTE_PS))
                .isEqualTo(DropReason.NAT_PORTS_EXHAUSTED);
        assertThat(small.toOutside(udp(VM, 1, SERVER, 53), BLUE, 2 * MINUTE_PS))
                .isEqualTo(DropReason.NONE);
        Frame third = udp(VM, 3, SERVER, 53);
        assertThat(small.toOutside(third, BLUE, 6 * MINUTE_PS)).isEqualTo(DropReason.NONE);
        assertThat(Udp.sourcePort(third.bytes(), ip(third) + 20)).isEqualTo(50_001);
    }

    @Test
    void an_inbound_rule_says_what_is_wrong_with_it() {
        assertThat(gateway.addInboundRule(7000, 6, 80, VM, 80, "")).hasSize(1);
        assertThat(gateway.addInboundRule(BLUE, 1, 80, VM, 80, "")).hasSize(1);
        assertThat(gateway.addInboundRule(BLUE, 6, 80, VM, 80, "a.yaml:3:5")).isEmpty();
        assertThat(gateway.addInboundRule(RED, 6, 80, VM, 80, ""))
                .containsExactly(
                        "port 80 is taken: VSID 5099 10.0.0.5:80 <-> port 80, from a.yaml:3:5");
    }
}
