package org.nvsim.packet;

/** Words for numbers in headers. */
final class Names {
    private static final String[] ECN = {"Not-ECT", "ECT(1)", "ECT(0)", "CE"};
    private static final String[] TCP_FLAGS = {
        "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"
    };

    private static final String HEX = "0123456789abcdef";

    private Names() {}

    /** The low {@code digits} hexadecimal digits of a value: {@code 0x0800}. */
    static String hex(int value, int digits) {
        StringBuilder text = new StringBuilder("0x");
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(HEX.charAt(value >>> shift & 0xF));
        }
        return text.toString();
    }

    static String ecn(int ecn) {
        return ECN[ecn];
    }

    static String protocol(int protocol) {
        switch (protocol) {
            case Ipv4.PROTOCOL_ICMP:
                return "ICMP";
            case Ipv4.PROTOCOL_TCP:
                return "TCP";
            case Ipv4.PROTOCOL_UDP:
                return "UDP";
            case Ipv4.PROTOCOL_GRE:
                return "GRE";
            default:
                return "protocol " + protocol;
        }
    }

    static String fragmentFlags(byte[] b, int off) {
        String dont = Ipv4.dontFragment(b, off) ? "DF" : "";
        String more = Ipv4.moreFragments(b, off) ? "MF" : "";
        String flags = (dont + " " + more).trim();
        return flags.isEmpty() ? "none" : flags;
    }

    /** Names of the flags that are set, SYN before ACK: {@code SYN ACK}. */
    static String tcpFlags(int flags) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < TCP_FLAGS.length; i++) {
            if ((flags & 1 << i) != 0) {
                text.append(text.length() == 0 ? "" : " ").append(TCP_FLAGS[i]);
            }
        }
        return text.length() == 0 ? "none" : text.toString();
    }

    /** The options of a header without defect that this package knows, in a fixed order. */
    static String tcpOptions(byte[] b, int off) {
        StringBuilder text = new StringBuilder();
        int at = TcpOptions.find(b, off, TcpOptions.MSS);
        if (at >= 0) {
            text.append(" mss ").append(TcpOptions.mss(b, at));
        }
        at = TcpOptions.find(b, off, TcpOptions.WINDOW_SCALE);
        if (at >= 0) {
            text.append(" wscale ").append(TcpOptions.windowScale(b, at));
        }
        if (TcpOptions.find(b, off, TcpOptions.SACK_PERMITTED) >= 0) {
            text.append(" sack-permitted");
        }
        at = TcpOptions.find(b, off, TcpOptions.TIMESTAMPS);
        if (at >= 0) {
            text.append(" ts ")
                    .append(Integer.toUnsignedString(TcpOptions.timestampValue(b, at)))
                    .append('/')
                    .append(Integer.toUnsignedString(TcpOptions.timestampEcho(b, at)));
        }
        at = TcpOptions.find(b, off, TcpOptions.SACK);
        for (int i = 0; at >= 0 && i < TcpOptions.sackBlocks(b, at); i++) {
            text.append(" sack ")
                    .append(Integer.toUnsignedString(TcpOptions.sackLeft(b, at, i)))
                    .append('-')
                    .append(Integer.toUnsignedString(TcpOptions.sackRight(b, at, i)));
        }
        return text.length() == 0 ? "none known" : text.substring(1);
    }

    static boolean isTooBig(byte[] b, int off) {
        return Icmp.type(b, off) == Icmp.UNREACHABLE
                && Icmp.code(b, off) == Icmp.FRAGMENTATION_NEEDED;
    }

    /** What an ICMP message says: {@code echo request}, {@code communication prohibited}. */
    static String icmp(int type, int code) {
        switch (type) {
            case Icmp.ECHO_REQUEST:
                return "echo request";
            case Icmp.ECHO_REPLY:
                return "echo reply";
            case Icmp.UNREACHABLE:
                return unreachable(code);
            case Icmp.TIME_EXCEEDED:
                return code == Icmp.TTL_EXCEEDED ? "TTL exceeded" : "reassembly time exceeded";
            case Icmp.REDIRECT:
                return "redirect";
            default:
                return "type " + type + " code " + code;
        }
    }

    private static String unreachable(int code) {
        switch (code) {
            case Icmp.NET_UNREACHABLE:
                return "net unreachable";
            case Icmp.HOST_UNREACHABLE:
                return "host unreachable";
            case Icmp.PROTOCOL_UNREACHABLE:
                return "protocol unreachable";
            case Icmp.PORT_UNREACHABLE:
                return "port unreachable";
            case Icmp.FRAGMENTATION_NEEDED:
                return "fragmentation needed";
            case Icmp.NET_PROHIBITED:
                return "net prohibited";
            case Icmp.HOST_PROHIBITED:
                return "host prohibited";
            case Icmp.COMMUNICATION_PROHIBITED:
                return "communication prohibited";
            default:
                return "unreachable code " + code;
        }
    }
}
