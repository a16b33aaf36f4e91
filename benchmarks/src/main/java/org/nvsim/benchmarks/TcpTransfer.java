package org.nvsim.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nvsim.engine.Node;
import org.nvsim.engine.Simulation;
import org.nvsim.engine.random.RandomStream;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.fabric.NodeTracePoint;
import org.nvsim.fabric.Port;
import org.nvsim.guest.GuestConfig;
import org.nvsim.guest.app.BulkReceiver;
import org.nvsim.guest.app.BulkSender;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.host.Server;
import org.nvsim.host.TimingNoise;
import org.nvsim.observe.TracePoint;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Prefix;
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
 * A TCP transfer at 10 Gbit/s between two servers on one link: per segment what the sender does,
 * the link, what the receiver does, and half an acknowledgment that goes the same way back.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TcpTransfer {
    /** Segments of 1 460 bytes that 10 Gbit/s carry in a millisecond. */
    private static final int SEGMENTS = 812;

    private static final long MILLISECOND_PS = 1_000_000_000L;
    private static final int FROM = 0x0A000001;
    private static final int TO = 0x0A000002;
    private static final int TCP_PORT = 5001;
    private static final LinkAttributes LINK =
            new LinkAttributes(10_000_000_000L, 20_000_000, 1500, 512 * 1024);

    private final Simulation simulation = new Simulation(1);
    private final FramePool pool = new FramePool();
    private BulkReceiver receiver;
    private long steps;
    private long before;

    @Setup
    public void build() {
        Server from = server("from", FROM);
        Server to = server("to", TO);
        Port.join(simulation, from.port(0), to.port(0), LINK);
        receiver = new BulkReceiver(tcp(to), 0, TCP_PORT, TcpProfile.WINDOWS_2012);
        new BulkSender(
                        tcp(from),
                        new BulkSender.Settings(
                                0,
                                TO,
                                TCP_PORT,
                                Long.MAX_VALUE,
                                0,
                                Long.MAX_VALUE,
                                TcpProfile.WINDOWS_2012))
                .start();
        simulation.runUntil(100 * MILLISECOND_PS);
        before = receiver.receiver().packets();
    }

    /** A millisecond passes. */
    @Benchmark
    @OperationsPerInvocation(SEGMENTS)
    public long segment() {
        steps++;
        simulation.runUntil(simulation.nowPs() + MILLISECOND_PS);
        return simulation.eventCount();
    }

    /** What was measured must have been what was meant. */
    @TearDown
    public void check() {
        long segments = receiver.receiver().packets() - before;
        if (segments < steps * SEGMENTS * 97 / 100) {
            throw new IllegalStateException(segments + " segments in " + steps + " ms");
        }
    }

    private Server server(String name, int address) {
        Node node = simulation.addNode(name);
        TracePoint place = new NodeTracePoint(name, node, new FrameLedger(node.id(), pool), null);
        GuestConfig config =
                GuestConfig.of(
                        0x020000000000L | address, address, new Prefix(0x0A000000, 24), 0, 1500);
        return new Server(
                node, place, config, new TimingNoise(simulation.streams(), node.name(), 0));
    }

    private static TcpProtocol tcp(Server server) {
        RandomStream random = new RandomStreams(1).named(server.name(), "TCP sequence numbers");
        return new TcpProtocol(server.guest(), TcpProfile.WINDOWS_2012, random);
    }
}
