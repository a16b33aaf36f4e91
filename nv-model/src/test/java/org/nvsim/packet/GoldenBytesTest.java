package org.nvsim.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nvsim.packet.protocol.Dissection;

/** Writes the golden frames byte by byte over dirt, and reads them. */
class GoldenBytesTest {
    private static final int IP = Hex.MARGIN + Ethernet.HEADER_BYTES;
    private static final int L4 = IP + Ipv4.HEADER_BYTES;
    private static final int INNER = L4 + Nvgre.HEADER_BYTES;
    private static final int INNER_IP = INNER + Ethernet.HEADER_BYTES;
    private static final int INNER_L4 = INNER_IP + Ipv4.HEADER_BYTES;

    private static final int BLUE1 = Ipv4Address.parse("10.0.0.5");
    private static final int BLUE2 = Ipv4Address.parse("10.0.0.7");

    @ParameterizedTest
    @ValueSource(ints = {0xFF, 0xAA, 0x00})
    void an_echo_in_nvgre_is_written(int dirt) {
        byte[] b = Hex.dirty(92, dirt);
        Ethernet.write(b, Hex.MARGIN, 0x001D_D8B7_040CL, 0x001D_D8B7_040BL, Ethernet.TYPE_IPV4);
        int host1 = Ipv4Address.parse("192.168.4.11");
        int host2 = Ipv4Address.parse("192.168.4.12");
        Ipv4.write(b, IP, 0, 78, 0x4C01, Ipv4.DONT_FRAGMENT, 128, 47, host1, host2);
        Nvgre.write(b, L4, 5001, 0x2A);
        Ethernet.write(b, INNER, 0x0015_5D04_0A07L, 0x0015_5D04_0A05L, Ethernet.TYPE_IPV4);
        Ipv4.write(b, INNER_IP, 0, 36, 0x1234, 0, 128, 1, BLUE1, BLUE2);
        Icmp.writeEcho(b, INNER_L4, Icmp.ECHO_REQUEST, 1, 1);
        System.arraycopy(Hex.bytes("6162636465666768"), 0, b, INNER_L4 + 8, 8);
        Icmp.seal(b, INNER_L4, 16);

        assertWritten(b, dirt, Golden.ECHO_IN_NVGRE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF, 0xAA, 0x00})
    void udp_in_a_subnet_whose_number_has_high_bytes_is_written(int dirt) {
        byte[] b = Hex.dirty(88, dirt);
        Ethernet.write(b, Hex.MARGIN, 0x001D_D8B7_040CL, 0x001D_D8B7_040BL, Ethernet.TYPE_IPV4);
        int host1 = Ipv4Address.parse("192.168.4.11");
        int host2 = Ipv4Address.parse("192.168.4.12");
        Ipv4.write(b, IP, 0, 74, 0x4C01, Ipv4.DONT_FRAGMENT, 128, 47, host1, host2);
        Nvgre.write(b, L4, 0xC0FFEE, 0x9B);
        Ethernet.write(b, INNER, 0x0015_5D63_0009L, 0x0015_5D63_0008L, Ethernet.TYPE_IPV4);
        int from = Ipv4Address.parse("10.20.0.8");
        int to = Ipv4Address.parse("10.20.0.9");
        Ipv4.write(b, INNER_IP, 0, 32, 0x0102, Ipv4.DONT_FRAGMENT, 64, 17, from, to);
        Udp.write(b, INNER_L4, 40000, 40001, 12);
        System.arraycopy(Hex.bytes("484e5621"), 0, b, INNER_L4 + 8, 4);
        Udp.seal(b, INNER_L4, 12, from, to);

        assertWritten(b, dirt, Golden.UDP_IN_NVGRE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF, 0xAA, 0x00})
    void a_syn_is_written(int dirt) {
        byte[] b = Hex.dirty(66, dirt);
        Ethernet.write(b, Hex.MARGIN, 0x0606_0000_0007L, 0x0606_0000_0005L, Ethernet.TYPE_IPV4);
        Ipv4.write(b, IP, 0, 52, 2, Ipv4.DONT_FRAGMENT, 128, 6, BLUE1, BLUE2);
        Tcp.write(b, L4, 49152, 80, 0x11223344, 0, 32, Tcp.SYN, 8192);
        int at = TcpOptions.putMss(b, L4 + Tcp.HEADER_BYTES, 1460);
        at = TcpOptions.putWindowScale(b, at, 8);
        at = TcpOptions.putSackPermitted(b, at);
        Tcp.seal(b, L4, 32, 32, BLUE1, BLUE2);

        assertThat(at).isEqualTo(L4 + 32);
        assertWritten(b, dirt, Golden.SYN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFF, 0xAA, 0x00})
    void an_arp_reply_is_written(int dirt) {
        byte[] b = Hex.dirty(42, dirt);
        Ethernet.write(b, Hex.MARGIN, 0x0606_0000_0005L, 0x0606_0000_0007L, Ethernet.TYPE_ARP);
        Arp.write(b, IP, Arp.REPLY, 0x0606_0000_0007L, BLUE2, 0x0606_0000_0005L, BLUE1);

        assertWritten(b, dirt, Golden.ARP_REPLY);
    }

    @Test
    void a_refusal_of_gre_is_written_about_the_frame_refused() {
        FrameLedger ledger = Hex.ledger();
        Frame refused = Hex.frame(ledger, Golden.ECHO_BETWEEN_HOSTS.bytes(), 0);
        int refusedIp = refused.start() + Ethernet.HEADER_BYTES;
        byte[] b = Hex.dirty(120, 0xFF);
        Ethernet.write(b, Hex.MARGIN, 0x0200_0000_0111L, 0x0200_0000_0F01L, Ethernet.TYPE_IPV4);
        assertThat(IcmpError.packetBytes(refused.bytes(), refusedIp)).isEqualTo(106);
        int firewall = Ipv4Address.parse("192.168.4.1");
        int code = Icmp.COMMUNICATION_PROHIBITED;
        IcmpError.write(b, IP, refused, refusedIp, firewall, 0x200, Icmp.UNREACHABLE, code, 0);

        assertWritten(b, 0xFF, Golden.PROHIBITED);
    }

    @Test
    void rewriting_addresses_turns_one_golden_frame_into_the_other_and_back() {
        int pa1 = Ipv4Address.parse("192.168.4.101");
        int pa2 = Ipv4Address.parse("192.168.4.102");
        byte[] echo = Golden.ECHO.bytes();
        Ethernet.write(echo, 0, 0x001D_D8B7_040CL, 0x001D_D8B7_040BL, Ethernet.TYPE_IPV4);
        Ipv4.setSource(echo, 14, pa1);
        Ipv4.setDestination(echo, 14, pa2);
        assertThat(Hex.of(echo, 0, 50)).isEqualTo(Golden.ECHO_REWRITTEN.plainHex());

        byte[] syn = Golden.SYN.bytes();
        Ethernet.write(syn, 0, 0x0200_0000_0222L, 0x0200_0000_0111L, Ethernet.TYPE_IPV4);
        Ipv4.setSource(syn, 14, pa1);
        Ipv4.setDestination(syn, 14, pa2);
        Tcp.updateChecksum(syn, 34, BLUE1, pa1);
        Tcp.updateChecksum(syn, 34, BLUE2, pa2);
        assertThat(Hex.of(syn, 0, 66)).isEqualTo(Golden.SYN_REWRITTEN.plainHex());

        Ethernet.write(syn, 0, 0x0606_0000_0007L, 0x0606_0000_0005L, Ethernet.TYPE_IPV4);
        Ipv4.setSource(syn, 14, BLUE1);
        Ipv4.setDestination(syn, 14, BLUE2);
        Tcp.updateChecksum(syn, 34, pa1, BLUE1);
        Tcp.updateChecksum(syn, 34, pa2, BLUE2);
        assertThat(Hex.of(syn, 0, 66)).isEqualTo(Golden.SYN.plainHex());
    }

    @Test
    void routing_takes_one_off_the_time_to_live_and_leaves_udp_alone() {
        byte[] b = Golden.UDP_TO_ROUTER.bytes();
        Ethernet.setDestination(b, 0, 0x0606_0000_0107L);
        assertThat(Ipv4.decrementTtl(b, 14)).isTrue();
        assertThat(Golden.UDP_ROUTED.plainHex()).endsWith(Hex.of(b, 0, 44));
    }

    @Test
    void a_key_whose_every_byte_is_above_0x7f_is_read_without_sign() {
        byte[] b = Golden.UDP_IN_NVGRE.bytes();
        assertThat(Nvgre.vsid(b, 34)).isEqualTo(12648430);
        assertThat(Nvgre.flowId(b, 34)).isEqualTo(0x9B);
        Nvgre.write(b, 34, 0xFFFEFD, 0xFC);
        assertThat(Nvgre.vsid(b, 34)).isEqualTo(0xFFFEFD);
        assertThat(Nvgre.flowId(b, 34)).isEqualTo(0xFC);
        assertThat(Hex.of(b, 34, 8)).isEqualTo("20006558fffefdfc");
    }

    @ParameterizedTest
    @EnumSource(Golden.class)
    void no_golden_frame_has_a_defect_or_a_wrong_checksum(Golden golden) {
        byte[] b = golden.bytes();
        assertThat(Defects.of(b, 0, b.length)).isEmpty();
        Frame frame = Hex.frame(Hex.ledger(), b, 0);
        if (Ethernet.type(b, 0) == Ethernet.TYPE_IPV4) {
            int ip = frame.start() + Ethernet.HEADER_BYTES;
            assertThat(Transport.checksumGood(frame, ip)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "ECHO = ICMP 10.0.0.5 > 10.0.0.7 echo request id 1 seq 1",
                "ECHO_IN_NVGRE = NVGRE 192.168.4.11 > 192.168.4.12 vsid 5001 flow 42"
                        + " | ICMP 10.0.0.5 > 10.0.0.7 echo request id 1 seq 1",
                "UDP_IN_NVGRE = NVGRE 192.168.4.11 > 192.168.4.12 vsid 12648430 flow 155"
                        + " | UDP 10.20.0.8:40000 > 10.20.0.9:40001 4 bytes",
                "SYN = TCP 10.0.0.5:49152 > 10.0.0.7:80 SYN seq 287454020 win 8192 0 bytes",
                "ARP_REPLY = ARP 10.0.0.7 is at 06:06:00:00:00:07",
                "PROHIBITED = ICMP 192.168.4.1 > 192.168.4.11 communication prohibited"
                        + " about NVGRE 192.168.4.11 > 192.168.4.22 vsid 5001 flow 42",
            })
    void a_frame_is_told_in_one_line(Golden golden, String line) {
        byte[] b = golden.bytes();
        assertThat(Dissection.of(b, 0, b.length, 0).line()).isEqualTo(line);
    }

    private static void assertWritten(byte[] b, int dirt, Golden golden) {
        byte[] expected = Hex.amid(golden.bytes(), dirt);
        assertThat(Hex.of(b, 0, b.length)).isEqualTo(Hex.of(expected, 0, expected.length));
    }
}
