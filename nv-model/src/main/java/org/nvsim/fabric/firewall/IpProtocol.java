package org.nvsim.fabric.firewall;

import java.util.Locale;
import org.nvsim.packet.Ipv4;

/** IP protocol numbers as rules name them. Protocol 47, GRE, is not port 47 of anything. */
public final class IpProtocol {
    /** Every protocol. */
    public static final int ANY = -1;

    private IpProtocol() {}

    /**
     * Reads {@code any}, {@code icmp}, {@code tcp}, {@code udp}, {@code gre} or a number from 0 to
     * 255.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is right
     */
    public static int parse(String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "any":
                return ANY;
            case "icmp":
                return Ipv4.PROTOCOL_ICMP;
            case "tcp":
                return Ipv4.PROTOCOL_TCP;
            case "udp":
                return Ipv4.PROTOCOL_UDP;
            case "gre":
                return Ipv4.PROTOCOL_GRE;
            default:
                if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= 255) {
                    return Integer.parseInt(text);
                }
                throw new IllegalArgumentException(
                        "'"
                                + text
                                + "' is not an IP protocol; write any, icmp, tcp, udp, gre or a"
                                + " number from 0 to 255");
        }
    }

    /** The protocol as rules write it. */
    public static String format(int protocol) {
        switch (protocol) {
            case ANY:
                return "any";
            case Ipv4.PROTOCOL_ICMP:
                return "icmp";
            case Ipv4.PROTOCOL_TCP:
                return "tcp";
            case Ipv4.PROTOCOL_UDP:
                return "udp";
            case Ipv4.PROTOCOL_GRE:
                return "gre";
            default:
                return "protocol " + protocol;
        }
    }

    /** The protocol in a sentence: {@code IP protocol 47 (GRE)}, {@code IP protocol 89}. */
    public static String describe(int protocol) {
        String word = format(protocol);
        return "IP protocol "
                + protocol
                + (word.startsWith("protocol") ? "" : " (" + word.toUpperCase(Locale.ROOT) + ")");
    }

    static boolean hasPorts(int protocol) {
        return protocol == Ipv4.PROTOCOL_TCP || protocol == Ipv4.PROTOCOL_UDP;
    }
}
