package org.nvsim.packet.protocol.tcp;

import org.nvsim.packet.TcpOptions;

/** Words for flags and options. */
final class TcpWords {
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};

    private TcpWords() {}

    /** Names of the flags that are set, SYN before ACK: {@code SYN ACK}. */
    static String flags(int flags) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < FLAGS.length; i++) {
            if ((flags & 1 << i) != 0) {
                text.append(text.length() == 0 ? "" : " ").append(FLAGS[i]);
            }
        }
        return text.length() == 0 ? "none" : text.toString();
    }

    /** The options of a header without defect that nvsim knows, in a fixed order. */
    static String options(byte[] b, int off) {
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
}
