package org.nvsim.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.NodeTracePoint;
import org.nvsim.fabric.Port;
import org.nvsim.fabric.Switch;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Prefix;
import org.nvsim.packet.Udp;
import org.nvsim.topology.LinkAttributes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A packet crosses a router: arrival event, header check, TTL, route, checksum, digest, and out
 * through a port. Routers stand in a line with a packet under way to each, so that one step of time
 * makes as many hops as there are routers; making and delivering one packet is shared among them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RouterHop {
    private static final int ROUTERS = 16;
    private static final int PACKET_BYTES = 1000;
    private static final int FROM = 0x0A000001;
    private static final int TO = 0x0A000101;
    private static final LinkAttributes LINK =
            new LinkAttributes(100_000_000_000L, 1_000_000, 1500, 512 * 1024);

    private final Simulation simulation = new Simulation(1);
    private final FramePool pool = new FramePool();
    private Device source;
    private long hopPs;
    private int macs;

    @Setup
    public void build() {
        source = endpoint("source");
        source.addPort(mac());
        Device last = source;
        for (int i = 0; i < ROUTERS; i++) {
            Node node = simulation.addNode("r" + i);
            Switch router = new Switch(node, place(node));
            Port in = router.addPort(mac());
            Port out = router.addPort(mac());
            router.routePort(in);
            router.routePort(out);
            router.addRoute(new Prefix(0x0A000100, 24), List.of(out));
            router.addRoute(Prefix.ALL, List.of(in));
            Port.join(simulation, last.port(last.portCount() - 1), in, LINK);
            last = router;
        }
        Device sink = endpoint("sink");
        Port.join(simulation, last.port(1), sink.addPort(mac()), LINK);
        hopPs =
                LINK.delayPs()
                        + LINK.durationPs(Ethernet.wireBytes(Ethernet.HEADER_BYTES + PACKET_BYTES));
    }

    /** Every packet goes one router further. */
    @Benchmark
    @OperationsPerInvocation(ROUTERS)
    public long hop() {
        source.port(0).send(packet());
        simulation.runUntil(simulation.nowPs() + hopPs);
        return simulation.eventCount();
    }

    /** What was measured must have been what was meant. */
    @TearDown
    public void check() {
        long steps = simulation.nowPs() / hopPs;
        long expected = steps * (ROUTERS + 1) - (long) ROUTERS * (ROUTERS + 1) / 2;
        if (simulation.eventCount() != expected) {
            throw new IllegalStateException(
                    simulation.eventCount() + " events, expected " + expected);
        }
    }

    private Frame packet() {
        int headers = Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES + Udp.HEADER_BYTES;
        Frame frame =
                source.place().create(headers, PACKET_BYTES - Ipv4.HEADER_BYTES - Udp.HEADER_BYTES);
        byte[] b = frame.bytes();
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        Port out = source.port(0);
        Ethernet.write(b, frame.start(), out.peer().mac(), out.mac(), Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, PACKET_BYTES, 1, 0, 64, Ipv4.PROTOCOL_UDP, FROM, TO);
        Udp.write(b, ip + Ipv4.HEADER_BYTES, 5000, 5000, PACKET_BYTES - Ipv4.HEADER_BYTES);
        return frame;
    }

    private Device endpoint(String name) {
        Node node = simulation.addNode(name);
        return new Endpoint(node, place(node));
    }

    private TracePoint place(Node node) {
        return new NodeTracePoint(node.name(), node, new FrameLedger(node.id(), pool), null);
    }

    private long mac() {
        return 0x020000000000L | ++macs;
    }
}
