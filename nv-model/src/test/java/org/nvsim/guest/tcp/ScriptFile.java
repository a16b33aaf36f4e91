package org.nvsim.guest.tcp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A test of TCP as a text: what the peer sends, what the application does, and what the stack under
 * test must send and when. Times are those of the simulation, each relative to the line before.
 *
 * <pre>
 * set delayedAck 50ms           changes the profile (windows-2012 unless "profile modern")
 * mtu 1040                      of the stack under test; so its segments carry 1000 bytes
 * +0    listen                  or: connect
 * +0    &lt; S 0:0(0) win 8000 &lt;mss 1000,sackOK&gt;     the peer sends
 * +0    &gt; S. 0:0(0) ack 1       the stack must send, now
 * +1ms  write 5000              the application acts: write, close, abort, read, reading, discard
 * +0    state ESTABLISHED       what must be true: state, cwnd, ssthresh, app, received
 * </pre>
 *
 * Numbers are relative to those of the SYNs. Whatever the stack sends must be in the script;
 * window, options and ECN mark of what it sends are compared where the script names them.
 */
final class ScriptFile {
    /** One line: what happens, when, and where it stands. */
    record Line(int number, long afterPs, String command, String rest) {}

    private final List<String[]> settings = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    ScriptFile(Path file) throws IOException {
        List<String> text = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).replaceFirst("(^|\\s)#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith("+")) {
                String[] parts = line.split("\\s+", 3);
                String rest = parts.length > 2 ? parts[2] : "";
                lines.add(new Line(i + 1, duration(parts[0].substring(1)), parts[1], rest));
            } else {
                settings.add(line.split("\\s+"));
            }
        }
    }

    List<Line> lines() {
        return lines;
    }

    int mtuBytes() {
        for (String[] setting : settings) {
            if (setting[0].equals("mtu")) {
                return Integer.parseInt(setting[1]);
            }
        }
        return 1040;
    }

    TcpProfile profile() {
        TcpProfile base = TcpProfile.WINDOWS_2012;
        for (String[] setting : settings) {
            base =
                    setting[0].equals("profile") && setting[1].equals("modern")
                            ? TcpProfile.MODERN
                            : base;
        }
        TcpProfile.Builder builder = base.change();
        for (String[] setting : settings) {
            if (setting[0].equals("set")) {
                set(builder, setting[1], setting[2]);
            }
        }
        return builder.build();
    }

    private static void set(TcpProfile.Builder builder, String name, String value) {
        switch (name) {
            case "congestion" -> builder.congestion(CongestionControls.named(value));
            case "ecn" -> builder.ecn(Boolean.parseBoolean(value));
            case "sack" -> builder.sack(Boolean.parseBoolean(value));
            case "timestamps" -> builder.timestamps(Boolean.parseBoolean(value));
            case "nagle" -> builder.nagle(Boolean.parseBoolean(value));
            case "windowScale" -> builder.windowScale(Integer.parseInt(value));
            case "receiveBuffer" -> builder.receiveBufferBytes(Integer.parseInt(value));
            case "synWindow" -> builder.synWindow(Integer.parseInt(value));
            case "initialWindow" -> builder.initialWindowSegments(Integer.parseInt(value));
            case "synRetries" -> builder.synRetries(Integer.parseInt(value));
            case "dataRetries" -> builder.dataRetries(Integer.parseInt(value));
            case "largeSend" -> builder.largeSendBytes(Integer.parseInt(value));
            case "initialRto" -> builder.initialRtoPs(duration(value));
            case "leastRto" -> builder.leastRtoPs(duration(value));
            case "delayedAck" -> builder.delayedAckPs(duration(value));
            case "timeWait" -> builder.timeWaitPs(duration(value));
            case "keepAlive" -> builder.keepAlivePs(duration(value));
            default -> throw new IllegalArgumentException("no such setting: " + name);
        }
    }

    static long duration(String text) {
        String number = text.replaceFirst("[a-z]+$", "");
        String unit = text.substring(number.length());
        long ps =
                switch (unit) {
                    case "", "us" -> 1_000_000L;
                    case "ms" -> 1_000_000_000L;
                    case "s" -> 1_000_000_000_000L;
                    default -> throw new IllegalArgumentException("no such unit: " + text);
                };
        return new java.math.BigDecimal(number)
                .multiply(java.math.BigDecimal.valueOf(ps))
                .longValueExact();
    }
}
