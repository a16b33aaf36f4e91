package org.nvsim.run.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.guest.measure.LatencyHistogram;
import org.nvsim.guest.tcp.WindowTrace;
import org.nvsim.host.Core;
import org.nvsim.host.GatewayNode;
import org.nvsim.host.Host;
import org.nvsim.packet.DropReason;
import org.nvsim.packet.FrameLedger;
import org.nvsim.run.build.BuiltSimulation;
import org.nvsim.run.build.Flow;
import org.nvsim.run.build.FlowFates;
import org.nvsim.run.build.VlanPlan;
import org.nvsim.run.result.RunResult;
import org.nvsim.run.result.Version;
import org.nvsim.scenario.spec.FlowMetric;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;

/** Reads the counters of a run. */
public final class Measurement {
    private static final long PS_PER_NS = 1000;

    private final BuiltSimulation simulated;
    private final Scenario scenario;
    private final FrameAccount account;
    private final FlowFates fates;

    public Measurement(BuiltSimulation simulated, FrameAccount account) {
        this.simulated = simulated;
        this.scenario = simulated.scenario();
        this.account = account;
        this.fates = new FlowFates(simulated.fabric().ledgers(), simulated.flows().size());
    }

    public RunResult result(
            boolean complete,
            long wallNanos,
            List<RunResult.ExpectationResult> expectations,
            RunResult.Samples samples,
            RunResult.Beginning beginning) {
        return new RunResult(
                Version.TEXT,
                scenario.name(),
                scenario.sources().hash(),
                scenario.variant(),
                scenario.title(),
                scenario.virtualization().mechanism().word(),
                scenario.seed(),
                scenario.network().timingNoisePs(),
                String.format("%016x", simulated.fabric().simulation().digest()),
                complete,
                simulated.fabric().simulation().nowPs() / PS_PER_NS,
                wallNanos,
                simulated.fabric().simulation().eventCount(),
                packetHops(),
                frames(),
                providerAddressCount(),
                policy(),
                ControlMeasurement.of(simulated),
                overhead(simulated),
                simulated.flows().stream().map(this::flow).toList(),
                links(),
                hosts(),
                gateways(),
                physicalConfiguration(),
                PhysicalChanges.of(simulated),
                expectations,
                samples,
                beginning);
    }

    /** What was sent and lost before a moment, which is now. */
    public static RunResult.Beginning beginning(BuiltSimulation simulated, long momentPs) {
        List<FlowCount> counts = Snapshot.counts(simulated, momentPs);
        long sent = 0;
        long lost = 0;
        for (Flow flow : simulated.flows()) {
            if (!flow.spec().usesTcp() || flow.spec().isAnswered()) {
                sent += counts.get(flow.index()).sent();
                lost += counts.get(flow.index()).lostInAll();
            }
        }
        return new RunResult.Beginning(momentPs / PS_PER_NS, sent, lost);
    }

    private long packetHops() {
        long hops = 0;
        for (Device device : simulated.fabric().devices().values()) {
            for (Port port : device.ports()) {
                hops += port.sentFrames();
            }
        }
        return hops;
    }

    private RunResult.Frames frames() {
        return new RunResult.Frames(
                account.sent(),
                account.copied(),
                account.delivered(),
                account.consumed(),
                account.inFlight(),
                byReason(account.dropped()),
                droppedAt());
    }

    private Map<String, Map<String, Long>> droppedAt() {
        Map<String, Map<String, Long>> places = new LinkedHashMap<>();
        int index = 0;
        for (String node : simulated.fabric().devices().keySet()) {
            FrameLedger ledger = simulated.fabric().ledgers().get(index++);
            long[] counts = new long[DropReason.count()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = ledger.dropped(DropReason.of(i));
            }
            Map<String, Long> words = byReason(counts);
            if (!words.isEmpty()) {
                places.put(node, words);
            }
        }
        return places;
    }

    /** Reasons that occurred, in the order in which they are declared. */
    private static Map<String, Long> byReason(long[] counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                words.put(DropReason.of(i).word(), counts[i]);
            }
        }
        return words;
    }

    static long providerAddresses(BuiltSimulation simulated) {
        long used = 0;
        for (Host host : simulated.fabric().all(Host.class)) {
            used += host.policy().provider().size();
        }
        for (GatewayNode gateway : simulated.fabric().all(GatewayNode.class)) {
            used += gateway.policy().provider().size();
        }
        return used;
    }

    static long lookupRecords(BuiltSimulation simulated) {
        long records = 0;
        for (Host host : simulated.fabric().all(Host.class)) {
            records += host.policy().records().size();
        }
        return records;
    }

    private RunResult.ProviderAddressCount providerAddressCount() {
        Map<String, Long> perHost = new LinkedHashMap<>();
        for (Host host : simulated.fabric().all(Host.class)) {
            perHost.put(host.name(), (long) host.policy().provider().size());
        }
        for (GatewayNode gateway : simulated.fabric().all(GatewayNode.class)) {
            perHost.put(gateway.name(), (long) gateway.policy().provider().size());
        }
        return new RunResult.ProviderAddressCount(providerAddresses(simulated), perHost);
    }

    private RunResult.PolicyCount policy() {
        Map<String, Long> perHost = new LinkedHashMap<>();
        long routes = 0;
        for (Host host : simulated.fabric().all(Host.class)) {
            perHost.put(host.name(), (long) host.policy().records().size());
            routes += host.policy().customerRoutes().size();
        }
        return new RunResult.PolicyCount(lookupRecords(simulated), routes, perHost);
    }

    private RunResult.PhysicalConfiguration physicalConfiguration() {
        VlanPlan vlans = simulated.vlans();
        return new RunResult.PhysicalConfiguration(
                vlans.portChanges(), vlans.devices(), vlans.routerInterfaces());
    }

    static RunResult.Overhead overhead(BuiltSimulation simulated) {
        long added = 0;
        long plain = 0;
        for (Host host : simulated.fabric().all(Host.class)) {
            added += host.counters().addedBytes();
            plain += host.counters().sentBytes();
        }
        for (GatewayNode gateway : simulated.fabric().all(GatewayNode.class)) {
            added += gateway.counters().addedBytes();
            plain += gateway.counters().sentBytes();
        }
        return new RunResult.Overhead(added, plain == 0 ? 0 : 100.0 * added / plain);
    }

    private RunResult.FlowResult flow(Flow flow) {
        FlowSpec spec = flow.spec();
        FlowFates.Fate fate = fates.of(flow.index());
        FlowCount count = FlowCount.of(flow, fate, simulated.fabric().simulation().nowPs());
        count.requireBalanced(scenario, spec.name());
        return new RunResult.FlowResult(
                spec.name(),
                spec.kind(),
                spec.from(),
                spec.to(),
                count.sent(),
                count.delivered(),
                count.answered(),
                count.lostInAll(),
                count.inFlight(),
                spec.isAnswered() ? count.answered() : count.delivered(),
                count.sentBytes(),
                count.receivedBytes(),
                count.goodputBitsPerSecond(),
                count.activePs() / PS_PER_NS,
                spec.time().word(),
                latency(flow.times().get()),
                count.retransmits(),
                flow.connection(),
                transfers(flow),
                window(flow),
                count.lostByReason(),
                byReason(fate.otherDropped()));
    }

    private static RunResult.Transfers transfers(Flow flow) {
        return flow.transfers()
                .map(t -> new RunResult.Transfers(t.begun(), t.completed(), t.failed()))
                .orElse(new RunResult.Transfers(0, 0, 0));
    }

    /** One number of a flow's times, in picoseconds. */
    static double timePs(LatencyHistogram times, FlowMetric metric) {
        return switch (metric.statistic()) {
            case MEAN -> times.meanPs();
            case P50 -> times.quantilePs(0.5);
            case P99 -> times.quantilePs(0.99);
            case MAX -> times.greatestPs();
        };
    }

    private static RunResult.Window window(Flow flow) {
        if (flow.bulk().isEmpty()) {
            return new RunResult.Window(List.of(), List.of());
        }
        WindowTrace trace = flow.bulk().get().window();
        return new RunResult.Window(
                Arrays.stream(trace.timesPs()).map(ps -> ps / PS_PER_NS).boxed().toList(),
                Arrays.stream(trace.windowBytes()).boxed().toList());
    }

    private static RunResult.Latency latency(LatencyHistogram times) {
        return times.count() == 0
                ? new RunResult.Latency(0, 0, 0, 0, 0)
                : new RunResult.Latency(
                        times.leastPs() / PS_PER_NS,
                        (long) (times.meanPs() / PS_PER_NS),
                        times.quantilePs(0.5) / PS_PER_NS,
                        times.quantilePs(0.99) / PS_PER_NS,
                        times.greatestPs() / PS_PER_NS);
    }

    private List<RunResult.LinkResult> links() {
        long nowPs = simulated.fabric().simulation().nowPs();
        List<RunResult.LinkResult> links = new ArrayList<>();
        for (Device device : simulated.fabric().devices().values()) {
            for (Port port : device.ports()) {
                if (port.peer() != null) {
                    links.add(link(port, nowPs));
                }
            }
        }
        return links;
    }

    private static RunResult.LinkResult link(Port port, long nowPs) {
        return new RunResult.LinkResult(
                port.device().name(),
                port.peer().device().name(),
                nowPs == 0 ? 0 : (double) port.busyPs() / nowPs,
                port.droppedFrames() + port.peer().lostFrames(),
                port.deepestQueueBytes());
    }

    private List<RunResult.HostResult> hosts() {
        return simulated.fabric().all(Host.class).stream().map(this::host).toList();
    }

    private List<RunResult.GatewayResult> gateways() {
        return simulated.fabric().all(GatewayNode.class).stream()
                .map(
                        gateway ->
                                new RunResult.GatewayResult(
                                        gateway.name(),
                                        gateway.counters().encapsulatedFrames(),
                                        gateway.counters().decapsulatedFrames()))
                .toList();
    }

    private RunResult.HostResult host(Host host) {
        long sent = host.nic().sentBytes();
        long received = host.nic().peer() == null ? 0 : host.nic().peer().sentBytes();
        return new RunResult.HostResult(
                host.name(),
                cores(host),
                sent,
                received,
                nanosPerByte(host, Core::sendWorkPs, sent),
                nanosPerByte(host, Core::receiveWorkPs, received),
                host.counters().encapsulatedFrames(),
                host.counters().decapsulatedFrames(),
                host.counters().rewrittenFrames());
    }

    private List<RunResult.CoreResult> cores(Host host) {
        double nowPs = Math.max(1, simulated.fabric().simulation().nowPs());
        return host.cores().stream()
                .map(
                        core ->
                                new RunResult.CoreResult(
                                        Math.min(1, core.busyPs() / nowPs), core.interrupts()))
                .toList();
    }

    private static double nanosPerByte(Host host, ToLongFunction<Core> work, long bytes) {
        long ps = host.cores().stream().mapToLong(work).sum();
        return bytes == 0 ? 0 : ps / (double) PS_PER_NS / bytes;
    }
}
