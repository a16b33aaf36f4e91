package org.nvsim.guest.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nvsim.packet.Ecn;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Tcp;
import org.nvsim.packet.TcpOptions;
import org.nvsim.packet.Transport;

/**
 * A segment in the words of scripts: {@code P. 1:1001(1000) ack 1 win 31 <sack 2001:3001> [ect0]}.
 *
 * @param window -1 if the script does not say
 * @param options null if the script does not say
 * @param ecn -1 if the script does not say
 */
record ScriptSegment(
        String flags, long sequence, int bytes, long ack, int window, String options, int ecn) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([SFRP.EW]+) (-?\\d+):(-?\\d+)\\((\\d+)\\)(?: ack (-?\\d+))?(?: win (\\d+))?"
                            + "(?: <(.*)>)?(?: \\[(\\w+)\\])?");
    private static final String LETTERS = "FSRP.UEW"; // bits 0 to 7 of the flags
    private static final List<String> MARKS = List.of("noect", "ect1", "ect0", "ce");

    static ScriptSegment parse(String text) {
        Matcher m = FORM.matcher(text.replaceAll("\\s+", " ").strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("not a segment: " + text);
        }
        int bytes = Integer.parseInt(m.group(4));
        if (Long.parseLong(m.group(3)) - Long.parseLong(m.group(2)) != bytes) {
            throw new IllegalArgumentException("the numbers do not match: " + text);
        }
        return new ScriptSegment(
                m.group(1),
                Long.parseLong(m.group(2)),
                bytes,
                m.group(5) == null ? 0 : Long.parseLong(m.group(5)),
                m.group(6) == null ? -1 : Integer.parseInt(m.group(6)),
                m.group(7),
                m.group(8) == null ? -1 : MARKS.indexOf(m.group(8)));
    }

    /** What a frame carries, in numbers relative to the two SYNs'. */
    static ScriptSegment of(Frame frame, int ownFirst, int peerFirst) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        int tcp = ip + Ipv4.headerBytes(b, ip);
        if (!Transport.checksumGood(frame, ip)) {
            throw new AssertionError("a bad checksum was sent");
        }
        int flags = Tcp.flags(b, tcp);
        boolean acks = (flags & Tcp.ACK) != 0;
        return new ScriptSegment(
                letters(flags),
                Tcp.sequence(b, tcp) - ownFirst,
                Ipv4.payloadBytes(b, ip) - Tcp.headerBytes(b, tcp),
                acks ? Tcp.acknowledgment(b, tcp) - peerFirst : 0,
                Tcp.window(b, tcp),
                options(b, tcp, peerFirst),
                Ipv4.ecn(b, ip));
    }

    /** Whether a sent segment is the one this describes. */
    boolean matches(ScriptSegment sent) {
        return flags.equals(sent.flags)
                && sequence == sent.sequence
                && bytes == sent.bytes
                && ack == sent.ack
                && (window < 0 || window == sent.window)
                && (options == null || options.equals(sent.options))
                && (ecn < 0 || ecn == sent.ecn);
    }

    int flagBits() {
        int bits = 0;
        for (char c : flags.toCharArray()) {
            bits |= 1 << LETTERS.indexOf(c);
        }
        return bits;
    }

    /**
     * Writes the options, numbers of SACK blocks relative to {@code sackFirst}; returns the end.
     */
    int writeOptions(byte[] b, int from, int sackFirst) {
        int at = from;
        for (String option :
                options == null || options.isEmpty() ? new String[0] : options.split(",")) {
            String[] w = option.strip().split("[ :]");
            at =
                    switch (w[0]) {
                        case "mss" -> TcpOptions.putMss(b, at, Integer.parseInt(w[1]));
                        case "ws" -> TcpOptions.putWindowScale(b, at, Integer.parseInt(w[1]));
                        case "sackOK" -> TcpOptions.putSackPermitted(b, at);
                        case "ts" ->
                                TcpOptions.putTimestamps(
                                        b, at, Integer.parseInt(w[1]), Integer.parseInt(w[2]));
                        case "sack" -> putSack(b, at, w, sackFirst);
                        default -> throw new IllegalArgumentException("no such option: " + option);
                    };
        }
        return at;
    }

    private static int putSack(byte[] b, int at, String[] words, int first) {
        int[] edges = new int[words.length - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = first + Integer.parseInt(words[i + 1]);
        }
        return TcpOptions.putSack(b, at, edges, edges.length / 2);
    }

    private static String letters(int flags) {
        StringBuilder text = new StringBuilder();
        for (char c : "SFRP.EW".toCharArray()) {
            if ((flags & 1 << LETTERS.indexOf(c)) != 0) {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String options(byte[] b, int tcp, int peerFirst) {
        List<String> words = new ArrayList<>();
        int at = TcpOptions.find(b, tcp, TcpOptions.MSS);
        if (at != TcpOptions.ABSENT) {
            words.add("mss " + TcpOptions.mss(b, at));
        }
        at = TcpOptions.find(b, tcp, TcpOptions.WINDOW_SCALE);
        if (at != TcpOptions.ABSENT) {
            words.add("ws " + TcpOptions.windowScale(b, at));
        }
        if (TcpOptions.find(b, tcp, TcpOptions.SACK_PERMITTED) != TcpOptions.ABSENT) {
            words.add("sackOK");
        }
        at = TcpOptions.find(b, tcp, TcpOptions.TIMESTAMPS);
        if (at != TcpOptions.ABSENT) {
            words.add(
                    "ts "
                            + TcpOptions.timestampValue(b, at)
                            + " "
                            + TcpOptions.timestampEcho(b, at));
        }
        at = TcpOptions.find(b, tcp, TcpOptions.SACK);
        if (at != TcpOptions.ABSENT) {
            StringJoiner blocks = new StringJoiner(" ", "sack ", "");
            for (int i = 0; i < TcpOptions.sackBlocks(b, at); i++) {
                blocks.add(
                        (TcpOptions.sackLeft(b, at, i) - peerFirst)
                                + ":"
                                + (TcpOptions.sackRight(b, at, i) - peerFirst));
            }
            words.add(blocks.toString());
        }
        return String.join(",", words);
    }

    @Override
    public String toString() {
        return flags
                + " "
                + sequence
                + ":"
                + (sequence + bytes)
                + "("
                + bytes
                + ")"
                + (flags.contains(".") ? " ack " + ack : "")
                + (window < 0 ? "" : " win " + window)
                + (options == null ? "" : " <" + options + ">")
                + (ecn < 0 || ecn == Ecn.NOT_ECT ? "" : " [" + MARKS.get(ecn) + "]");
    }
}
