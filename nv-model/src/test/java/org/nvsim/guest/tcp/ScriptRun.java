package org.nvsim.guest.tcp;

import static org.nvsim.guest.TwoGuests.A;
import static org.nvsim.guest.TwoGuests.B;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.fabric.NodeTracePoint;
import org.nvsim.guest.GuestConfig;
import org.nvsim.guest.GuestStack;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Arp;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Icmp;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Prefix;
import org.nvsim.packet.Tcp;

/** Runs a {@link ScriptFile} against a guest's TCP: it is the network, the peer and the user. */
final class ScriptRun implements TcpUser {
    private static final int PORT = 80;
    private static final int PEER_PORT = 40_000;
    private static final long OWN_MAC = 0x0606_0000_0005L;
    private static final long PEER_MAC = 0x0606_0000_0007L;

    /** The peer's numbers begin just before they wrap. */
    private static final int PEER_FIRST = -3000;

    private record Sent(long timePs, ScriptSegment segment) {}

    private final ScriptFile script;
    private final Simulation sim = new Simulation(1);
    private final TracePoint place;
    private final GuestStack stack;
    private final TcpProtocol tcp;
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private final ArrayDeque<String> told = new ArrayDeque<>();
    private final List<String> history = new ArrayList<>();
    private TcpConnection connection;
    private int ownFirst;
    private boolean ownFirstKnown;
    private int localPort = PORT;
    private int peerPort = PEER_PORT;
    private int lastIdentification;

    ScriptRun(ScriptFile script) {
        this.script = script;
        Node node = sim.addNode("guest");
        place = new NodeTracePoint("guest", node, new FrameLedger(0, new FramePool()), null);
        stack =
                new GuestStack(
                        node,
                        place,
                        GuestConfig.of(
                                OWN_MAC, A, Prefix.parse("10.0.0.0/24"), 0, script.mtuBytes()),
                        this::taken);
        tcp = new TcpProtocol(stack, script.profile(), new RandomStreams(1).named("guest", "tcp"));
        sim.runUntil(0);
        introducePeer();
    }

    void run() {
        long nowPs = 0;
        for (ScriptFile.Line line : script.lines()) {
            nowPs += line.afterPs();
            sim.runUntil(nowPs);
            perform(line, nowPs);
        }
        if (!sent.isEmpty()) {
            throw new AssertionError("sent beyond the script: " + sent + "\n" + history());
        }
    }

    private void perform(ScriptFile.Line line, long nowPs) {
        String rest = line.rest();
        if (!line.command().equals(">") && !sent.isEmpty() && sent.peek().timePs() < nowPs) {
            throw failed(line, "nothing sent before", sent.peek());
        }
        switch (line.command()) {
            case ">" -> expect(line, nowPs);
            case "<" -> receive(ScriptSegment.parse(rest));
            case "listen" -> tcp.listen(PORT, this::accept);
            case "connect" -> connect();
            case "write" -> connection.write(Long.parseLong(rest));
            case "close" -> connection.finish();
            case "abort" -> connection.abort();
            case "discard" -> connection.discardUnsent();
            case "reading" -> connection.setReading(rest.equals("on"));
            case "read" -> connection.read(Long.parseLong(rest));
            case "icmp" -> icmp(rest.split("\\s+"));
            case "state" -> check(line, rest, connection.state().name());
            case "cwnd" -> check(line, rest, "" + connection.congestionWindowBytes());
            case "ssthresh" ->
                    check(line, rest, "" + connection.sender().congestion().thresholdBytes());
            case "rto" ->
                    check(
                            line,
                            "" + ScriptFile.duration(rest),
                            "" + connection.sender().rtt().rtoPs());
            case "received" -> check(line, rest, "" + connection.statistics().receivedBytes());
            case "resent" -> check(line, rest, "" + connection.statistics().resentSegments());
            case "app" -> check(line, rest, told.isEmpty() ? "nothing" : told.remove());
            case "nothing" -> {} // time passes; whatever is sent meanwhile is an error
            default -> throw new IllegalArgumentException("no such command: " + line);
        }
    }

    private void expect(ScriptFile.Line line, long nowPs) {
        ScriptSegment wanted = ScriptSegment.parse(line.rest());
        Sent actual = sent.poll();
        if (actual == null || actual.timePs() != nowPs || !wanted.matches(actual.segment())) {
            throw failed(line, wanted, actual);
        }
    }

    private void check(ScriptFile.Line line, String wanted, String actual) {
        if (!wanted.equals(actual)) {
            throw failed(line, line.command() + " " + wanted, actual);
        }
    }

    private AssertionError failed(ScriptFile.Line line, Object wanted, Object actual) {
        return new AssertionError(
                "line "
                        + line.number()
                        + " at "
                        + sim.nowPs() / 1_000_000
                        + " us: wanted "
                        + wanted
                        + "\n  got "
                        + actual
                        + "\n"
                        + history());
    }

    private String history() {
        return String.join("\n", history);
    }

    private void connect() {
        connection = tcp.connect(B, PORT, this, 0);
        localPort = connection.localPort();
        peerPort = PORT;
    }

    private TcpUser accept(TcpConnection accepted) {
        connection = accepted;
        ownFirstKnown = false;
        return this;
    }

    /** Teaches the stack the peer's hardware address. */
    private void introducePeer() {
        Frame frame = place.create(Ethernet.HEADER_BYTES + Arp.LENGTH_BYTES, 0);
        Ethernet.write(frame.bytes(), frame.start(), OWN_MAC, PEER_MAC, Ethernet.TYPE_ARP);
        Arp.write(
                frame.bytes(),
                frame.start() + Ethernet.HEADER_BYTES,
                Arp.REPLY,
                PEER_MAC,
                B,
                OWN_MAC,
                A);
        stack.receive(frame);
    }

    private void taken(Frame frame) {
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        boolean isIp = Ethernet.type(b, frame.start()) == Ethernet.TYPE_IPV4;
        if (isIp && Ipv4.protocol(b, ip) == Ipv4.PROTOCOL_TCP) {
            int at = ip + Ipv4.HEADER_BYTES;
            if (!ownFirstKnown && (Tcp.flags(b, at) & Tcp.SYN) != 0) {
                ownFirst = Tcp.sequence(b, at);
                ownFirstKnown = true;
            }
            lastIdentification = Ipv4.identification(b, ip);
            ScriptSegment segment = ScriptSegment.of(frame, ownFirst, PEER_FIRST);
            sent.add(new Sent(sim.nowPs(), segment));
            history.add("  " + sim.nowPs() / 1_000_000 + " us > " + segment);
        }
        place.deliver(frame);
    }

    private void receive(ScriptSegment segment) {
        history.add("  " + sim.nowPs() / 1_000_000 + " us < " + segment);
        byte[] options = new byte[40];
        int optionBytes = segment.writeOptions(options, 0, ownFirst);
        int header = Tcp.HEADER_BYTES + optionBytes;
        int stored = Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES + header;
        Frame frame = place.create(stored, segment.bytes());
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        int at = ip + Ipv4.HEADER_BYTES;
        int length = header + segment.bytes();
        int ecn = Math.max(0, segment.ecn());
        Ethernet.write(b, frame.start(), OWN_MAC, PEER_MAC, Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, ecn, 20 + length, 1, 0, 128, Ipv4.PROTOCOL_TCP, B, A);
        int sequence = PEER_FIRST + (int) segment.sequence();
        int ack = segment.flags().contains(".") ? ownFirst + (int) segment.ack() : 0;
        int window = Math.max(0, segment.window());
        Tcp.write(b, at, peerPort, localPort, sequence, ack, header, segment.flagBits(), window);
        System.arraycopy(options, 0, b, at + Tcp.HEADER_BYTES, optionBytes);
        Tcp.seal(b, at, header, length, B, A);
        stack.receive(frame);
    }

    /** {@code too-big MTU seq N} or {@code port-unreachable seq N} about what this end sent. */
    private void icmp(String[] words) {
        int sequence = ownFirst + Integer.parseInt(words[words.length - 1]);
        boolean tooBig = words[0].equals("too-big");
        int code = tooBig ? Icmp.FRAGMENTATION_NEEDED : Icmp.PORT_UNREACHABLE;
        int quoted = Ipv4.HEADER_BYTES + 8;
        int bytes = Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES + Icmp.HEADER_BYTES + quoted;
        Frame frame = place.create(bytes, 0);
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        int icmp = ip + Ipv4.HEADER_BYTES;
        int quote = icmp + Icmp.HEADER_BYTES;
        Ethernet.write(b, frame.start(), OWN_MAC, PEER_MAC, Ethernet.TYPE_IPV4);
        Ipv4.write(
                b,
                ip,
                0,
                28 + quoted,
                1,
                0,
                64,
                Ipv4.PROTOCOL_ICMP,
                Prefix.parse("10.0.0.1/32").network(),
                A);
        Icmp.write(b, icmp, Icmp.UNREACHABLE, code, tooBig ? Integer.parseInt(words[1]) : 0);
        Ipv4.write(
                b,
                quote,
                0,
                script.mtuBytes(),
                lastIdentification,
                Ipv4.DONT_FRAGMENT,
                127,
                Ipv4.PROTOCOL_TCP,
                A,
                B);
        java.util.Arrays.fill(b, quote + 20, quote + 28, (byte) 0);
        org.nvsim.packet.Bytes.put16(b, quote + 20, localPort);
        org.nvsim.packet.Bytes.put16(b, quote + 22, peerPort);
        org.nvsim.packet.Bytes.put32(b, quote + 24, sequence);
        Icmp.seal(b, icmp, Icmp.HEADER_BYTES + quoted);
        stack.receive(frame);
    }

    @Override
    public void connected(TcpConnection c) {
        told.add("connected");
    }

    @Override
    public void received(TcpConnection c, long bytes) {
        told.add("received " + bytes);
    }

    @Override
    public void peerFinished(TcpConnection c) {
        told.add("finished");
    }

    @Override
    public void closed(TcpConnection c, TcpEnd how) {
        told.add("closed " + how);
    }
}
