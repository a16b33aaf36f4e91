package org.nvsim.benchmarks;

import java.util.concurrent.TimeUnit;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.Ethernet;
import org.nvsim.packet.Frame;
import org.nvsim.packet.FrameLedger;
import org.nvsim.packet.FramePool;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Udp;
import org.nvsim.virt.FilterDriver;
import org.nvsim.virt.Verdict;
import org.nvsim.virt.overlay.Overlay;
import org.nvsim.virt.overlay.nvgre.NvgreTunnel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A VM's frame of 1460 bytes goes to the other host and comes out as it went in, without the
 * network between. {@link #tunnel} is the pair of encapsulation and decapsulation alone; the others
 * ask the filters of both hosts, which look every VM up in their policy.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Virtualization {
    private static final int FRAME_BYTES = 1460;
    private static final int HEADER_BYTES =
            Ethernet.HEADER_BYTES + Ipv4.HEADER_BYTES + Udp.HEADER_BYTES;

    private final TwoHosts nvgre = new TwoHosts(Overlay.called("nvgre"));
    private final TwoHosts rewrite = new TwoHosts(Overlay.called("ip-rewrite"));
    private final Verdict verdict = new Verdict();
    private Frame frame;
    private int identification;

    @Setup
    public void write() {
        frame =
                new FrameLedger(0, new FramePool())
                        .create(HEADER_BYTES, FRAME_BYTES - HEADER_BYTES);
        byte[] b = frame.bytes();
        int off = frame.start();
        int ip = off + Ethernet.HEADER_BYTES;
        int udp = ip + Ipv4.HEADER_BYTES;
        int packetBytes = FRAME_BYTES - Ethernet.HEADER_BYTES;
        int from = TwoHosts.customerAddress(0);
        int to = TwoHosts.customerAddress(1);
        Ethernet.write(b, off, TwoHosts.mac(1), TwoHosts.mac(0), Ethernet.TYPE_IPV4);
        Ipv4.write(b, ip, 0, packetBytes, 1, 0, 128, Ipv4.PROTOCOL_UDP, from, to);
        Udp.write(b, udp, 5000, 5000, packetBytes - Ipv4.HEADER_BYTES);
        Udp.seal(b, udp, Udp.HEADER_BYTES, from, to);
    }

    @Benchmark
    public int tunnel() {
        new NvgreTunnel()
                .encapsulate(
                        frame,
                        TwoHosts.VSID,
                        1,
                        TwoHosts.HOST_1,
                        TwoHosts.HOST_2,
                        0,
                        identification++);
        int ip = frame.start() + Ethernet.HEADER_BYTES;
        if (new NvgreTunnel().defect(frame, ip) != DropReason.NONE
                || new NvgreTunnel().decapsulate(frame, ip) != DropReason.NONE) {
            throw new IllegalStateException("a good packet was refused");
        }
        return frame.start();
    }

    @Benchmark
    public int nvgreFilters() {
        return across(nvgre);
    }

    @Benchmark
    public int rewriteFilters() {
        return across(rewrite);
    }

    private int across(TwoHosts hosts) {
        pass(hosts.first, true, Verdict.Kind.WIRE);
        pass(hosts.second, false, Verdict.Kind.LOCAL);
        return frame.start();
    }

    private void pass(FilterDriver filter, boolean outbound, Verdict.Kind expected) {
        if (outbound) {
            filter.outbound(frame, TwoHosts.VSID, 0, verdict);
        } else {
            filter.inbound(frame, 0, verdict);
        }
        if (verdict.kind() != expected) {
            throw new IllegalStateException(verdict.kind() + " " + verdict.reason());
        }
    }
}
