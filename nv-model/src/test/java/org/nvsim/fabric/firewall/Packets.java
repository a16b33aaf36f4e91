package org.nvsim.fabric.firewall;

import java.util.HexFormat;
import org.nvsim.packet.Bytes;
import org.nvsim.packet.Gre;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.Udp;
import org.nvsim.packet.protocol.IpProtocols;

/** IPv4 packets for tests, written as {@code tcp 10.0.0.1:1000 10.0.0.2:80}. */
final class Packets {
    /** NVGRE from 192.168.4.11 to 192.168.4.22 holding an echo: 92 bytes, Ethernet included. */
    static final String NVGRE_FRAME =
            """
            02000000022202000000011108004500
            004e01004000802f700fc0a8040bc0a8
            0416200065580013892a060600000007
            06060000000508004500002400010000
            800126cd0a0000050a00000708006668
            000100016162636465666768""";

    private Packets() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    /**
     * A packet of 20 + 20 bytes and more: {@code tcp A:p B:q}, {@code udp A:p B:q}, {@code icmp A B
     * type/code}, {@code echo A B id}, {@code reply A B id}, {@code gre A B payload}, {@code pptp A
     * B}, or {@code NUMBER A B}.
     */
    static byte[] packet(String text) {
        String[] word = text.split(" ");
        byte[] b = new byte[60];
        String[] from = word[1].split(":");
        String[] to = word[2].split(":");
        int protocol = protocol(word[0]);
        Ipv4.write(
                b,
                0,
                0,
                b.length,
                1,
                Ipv4.DONT_FRAGMENT,
                64,
                protocol,
                Ipv4Address.parse(from[0]),
                Ipv4Address.parse(to[0]));
        switch (word[0]) {
            case "tcp" -> Tcp.write(b, 20, port(from), port(to), 1, 1, 20, Tcp.ACK, 100);
            case "udp" -> Udp.write(b, 20, port(from), port(to), 40);
            case "icmp" -> {
                String[] kind = word[3].split("/");
                Icmp.write(b, 20, Integer.parseInt(kind[0]), Integer.parseInt(kind[1]), 0);
            }
            case "echo" -> Icmp.writeEcho(b, 20, 8, Integer.parseInt(word[3]), 1);
            case "reply" -> Icmp.writeEcho(b, 20, 0, Integer.parseInt(word[3]), 1);
            case "gre" -> Gre.write(b, 20, Gre.KEY_PRESENT, Integer.decode(word[3]), 0x1389_00, 0);
            case "pptp" -> {
                Bytes.put16(b, 20, 0x3001);
                Bytes.put16(b, 22, 0x880B);
            }
            default -> {}
        }
        return b;
    }

    /** The same packet as a fragment, {@code offsetBytes} into a whole one, more to follow. */
    static byte[] fragment(byte[] packet, int offsetBytes) {
        Ipv4.setFragment(packet, 0, Ipv4.MORE_FRAGMENTS, offsetBytes);
        return packet;
    }

    static PacketKey fields(String text) {
        return fields(packet(text));
    }

    static PacketKey fields(byte[] packet) {
        PacketKey fields = new PacketKey();
        fields.read(packet, 0, packet.length, 0, 0);
        return fields;
    }

    private static int protocol(String word) {
        return switch (word) {
            case "echo", "reply" -> Ipv4.PROTOCOL_ICMP;
            case "pptp" -> Ipv4.PROTOCOL_GRE;
            default -> IpProtocols.number(word).orElseGet(() -> Integer.valueOf(word));
        };
    }

    private static int port(String[] end) {
        return Integer.parseInt(end[1]);
    }
}
