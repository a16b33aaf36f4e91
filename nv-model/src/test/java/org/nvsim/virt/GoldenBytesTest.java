package org.nvsim.virt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nvsim.virt.World.BLUE;
import static org.nvsim.virt.World.BLUE2;
import static org.nvsim.virt.World.BLUE_BACK;
import static org.nvsim.virt.World.text;

import org.junit.jupiter.api.Test;
import org.nvsim.packet.Frame;
import org.nvsim.virt.Verdict.Kind;
import org.nvsim.virt.overlay.nvgre.NvgreTunnel;

/** Frames checked byte by byte with scapy and tshark, here through the filter. */
class GoldenBytesTest {
    private static final String ECHO =
            """
            06 06 00 00 00 07 06 06 00 00 00 05 08 00|45 00 00 24 00 01 00 00
            80 01 26 cd 0a 00 00 05 0a 00 00 07|08 00 66 68
            00 01 00 01 61 62 63 64 65 66 67 68""";
    private static final String ECHO_OUTER =
            """
            02 00 00 00 02 22 02 00 00 00 01 11 08 00|45 00
            00 4e 01 00 40 00 80 2f 70 0f c0 a8 04 0b c0 a8 04 16|20 00 65 58 00 13 89""";
    private static final String SYN =
            """
            06 06 00 00 00 07 06 06 00 00 00 05 08 00 45 00
            00 34 00 02 40 00 80 06 e6 b6 0a 00 00 05 0a 00
            00 07 c0 00 00 50 11 22 33 44 00 00 00 00 80 02
            20 00 36 4e 00 00 02 04 05 b4 01 03 03 08 01 01 04 02""";
    private static final String SYN_REWRITTEN =
            """
            02 00 00 00 02 22 02 00 00 00 01 11 08 00 45 00
            00 34 00 02 40 00 80 06 70 a6 c0 a8 04 65 c0 a8
            04 66 c0 00 00 50 11 22 33 44 00 00 00 00 80 02
            20 00 c0 3d 00 00 02 04 05 b4 01 03 03 08 01 01 04 02""";

    @Test
    void an_echo_travels_inside_nvgre_and_comes_out_unchanged() {
        World world = World.encapsulated();
        world.host1.setNextIdentification(0x0100);
        Frame frame = world.frame(ECHO);

        Verdict verdict = world.out1(frame, BLUE);
        assertThat(verdict.kind()).isEqualTo(Kind.WIRE);
        assertThat(verdict.nextHop()).isEqualTo(World.ip("192.168.4.22"));
        assertThat(verdict.record().mac()).isEqualTo(BLUE2);
        World.fillMacs(frame);
        assertThat(text(frame)).isEqualTo(text(ECHO_OUTER + "00" + ECHO));

        world.in2(frame);
        assertThat(verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(verdict.vsid()).isEqualTo(BLUE);
        assertThat(verdict.destinationMac()).isEqualTo(BLUE2);
        assertThat(text(frame)).isEqualTo(text(ECHO));
    }

    @Test
    void a_flow_id_is_the_low_byte_of_the_key() {
        World world = World.encapsulated();
        Frame frame = world.frame(ECHO);
        int pa1 = World.ip("192.168.4.11");
        int pa2 = World.ip("192.168.4.22");
        new NvgreTunnel().encapsulate(frame, BLUE, 0x2A, pa1, pa2, 0, 0x0100);
        World.fillMacs(frame);
        assertThat(text(frame)).isEqualTo(text(ECHO_OUTER + "2a" + ECHO));
    }

    @Test
    void a_syn_is_rewritten_and_back() {
        World world = World.rewritten();
        Frame frame = world.frame(SYN);

        Verdict verdict = world.out1(frame, BLUE);
        assertThat(verdict.kind()).isEqualTo(Kind.WIRE);
        assertThat(verdict.wireSource()).isZero();
        World.fillMacs(frame);
        assertThat(text(frame)).isEqualTo(text(SYN_REWRITTEN));

        world.in2(frame);
        assertThat(verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(verdict.vsid()).isEqualTo(BLUE);
        assertThat(text(frame)).isEqualTo(text(SYN));
    }

    /** The router's MAC becomes the source: the distributed router sends what it routes. */
    @Test
    void a_datagram_to_another_subnet_is_routed_in_the_sending_host() {
        World world = World.encapsulated();
        world.host1.setNextIdentification(0x0101);
        Frame frame =
                world.frame(
                        """
                        00 15 5d 00 00 01 06 06 00 00 00 05 08 00 45 00
                        00 1e 00 03 00 00 80 11 25 c1 0a 00 00 05 0a 00
                        01 07 9c 40 23 28 00 0a 19 32 12 34""");

        world.out1(frame, BLUE);
        World.fillMacs(frame);
        assertThat(text(frame))
                .isEqualTo(
                        text(
                                """
                                02 00 00 00 02 22 02 00 00 00 01 11 08 00 45 00
                                00 48 01 01 40 00 80 2f 70 14 c0 a8 04 0b c0 a8
                                04 16 20 00 65 58 00 13 8a 00 06 06 00 00 01 07
                                00 15 5d 00 00 01 08 00 45 00 00 1e 00 03 00 00
                                7f 11 26 c1 0a 00 00 05 0a 00 01 07 9c 40 23 28
                                00 0a 19 32 12 34"""));

        Verdict verdict = world.in2(frame);
        assertThat(verdict.kind()).isEqualTo(Kind.LOCAL);
        assertThat(verdict.vsid()).isEqualTo(BLUE_BACK);
    }

    @Test
    void arp_is_answered_in_the_host() {
        World world = World.encapsulated();
        Frame frame = world.arp(World.BLUE1, "10.0.0.5", "10.0.0.7");
        assertThat(world.out1(frame, BLUE).kind()).isEqualTo(Kind.ARP_REPLY);
        assertThat(text(frame))
                .isEqualTo(
                        text(
                                """
                                06 06 00 00 00 05 06 06 00 00 00 07 08 06 00 01
                                08 00 06 04 00 02 06 06 00 00 00 07 0a 00 00 07
                                06 06 00 00 00 05 0a 00 00 05"""));
    }

    /** What a firewall tells the host about the tunnel is for the host, not for a VM. */
    @Test
    void an_icmp_error_about_the_tunnel_is_the_hosts_own() {
        World world = World.encapsulated();
        Frame frame =
                world.frame(
                        """
                        02 00 00 00 01 11 02 00 00 00 0f 01 08 00 45 00
                        00 38 02 00 00 00 40 01 ef 68 c0 a8 04 01 c0 a8
                        04 0b 03 0d ee 5c 00 00 00 00 45 00 00 4e 01 00
                        40 00 80 2f 70 0f c0 a8 04 0b c0 a8 04 16 20 00
                        65 58 00 13 89 2a""");
        world.host1.inbound(frame, 0, world.verdict);
        assertThat(world.verdict.kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void an_echo_between_other_hosts_is_wrapped_to_the_byte() {
        World world = World.encapsulated();
        String inner =
                """
                00155d040a0700155d040a050800 45000024123400008001149a0a0000050a000007
                0800666800010001 6162636465666768""";
        Frame frame = world.frame(inner);
        int from = World.ip("192.168.4.11");
        int to = World.ip("192.168.4.12");
        new NvgreTunnel().encapsulate(frame, 5001, 0x2A, from, to, 0, 0x4c01);
        assertThat(text(frame).substring(28))
                .isEqualTo(
                        text("4500004e4c014000802f2518c0a8040bc0a8040c 20006558 0013892a" + inner));
    }

    @Test
    void a_vsid_whose_every_byte_is_above_0x7f_keeps_its_value() {
        World world = World.encapsulated();
        String inner =
                """
                00155d63000900155d6300080800 4500002001024000401125930a1400080a140009
                9c409c41000c14ac 484e5621""";
        Frame frame = world.frame(inner);
        int from = World.ip("192.168.4.11");
        int to = World.ip("192.168.4.12");
        new NvgreTunnel().encapsulate(frame, 0xC0FFEE, 0x9B, from, to, 0, 0x4c01);
        assertThat(text(frame).substring(28))
                .isEqualTo(
                        text("4500004a4c014000802f251cc0a8040bc0a8040c 20006558 c0ffee9b" + inner));
        assertThat(new NvgreTunnel().vsid(frame, frame.start() + 14)).isEqualTo(0xC0FFEE);
    }
}
