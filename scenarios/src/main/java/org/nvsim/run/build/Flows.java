package org.nvsim.run.build;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nvsim.engine.random.RandomStreams;
import org.nvsim.feature.Chosen;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.app.BulkReceiver;
import org.nvsim.guest.app.BulkSender;
import org.nvsim.guest.app.FlowArrivals;
import org.nvsim.guest.app.Pacing;
import org.nvsim.guest.app.PingApp;
import org.nvsim.guest.app.RequestClient;
import org.nvsim.guest.app.RequestServer;
import org.nvsim.guest.app.UdpReceiver;
import org.nvsim.guest.app.UdpSender;
import org.nvsim.guest.measure.FlowReceiver;
import org.nvsim.guest.tcp.TcpProfile;
import org.nvsim.guest.tcp.TcpProtocol;
import org.nvsim.guest.tcp.congestion.CongestionAlgorithm;
import org.nvsim.host.VirtualMachine;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.run.plan.VirtualPlan;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.PortSpan;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TcpStack;

/** Puts the applications of a scenario's traffic into its guests. */
public final class Flows {
    /** How long a ping waits for its reply: what Windows does by default. */
    private static final long PING_TIMEOUT_PS = 4_000_000_000_000L;

    private final Scenario scenario;
    private final Fabric fabric;
    private final VirtualPlan plan;
    private final Map<String, VirtualMachine> vms;
    private final Map<String, TcpProtocol> tcps = new TreeMap<>();

    /** One for each port, whichever flows it is open for; looked up, never walked. */
    private final Map<GuestStack, Map<Integer, UdpReceiver>> listeners = new IdentityHashMap<>();

    private Flows(
            Scenario scenario, Fabric fabric, VirtualPlan plan, Map<String, VirtualMachine> vms) {
        this.scenario = scenario;
        this.fabric = fabric;
        this.plan = plan;
        this.vms = vms;
    }

    static List<Flow> start(
            Scenario scenario, Fabric fabric, VirtualPlan plan, Map<String, VirtualMachine> vms) {
        Flows flows = new Flows(scenario, fabric, plan, vms);
        List<Flow> started = new ArrayList<>();
        for (FlowSpec spec : scenario.traffic()) {
            started.add(flows.start(started.size(), spec));
        }
        return started;
    }

    private Flow start(int index, FlowSpec spec) {
        if (spec instanceof FlowSpec.Ping ping) {
            return ping(index, ping);
        }
        if (spec instanceof FlowSpec.Udp udp) {
            return udp(index, udp);
        }
        if (spec instanceof FlowSpec.Tcp bulk) {
            return bulk(index, bulk);
        }
        if (spec instanceof FlowSpec.RequestResponse requests) {
            return requests(index, requests);
        }
        if (spec instanceof FlowSpec.Transfers transfers) {
            return transfers(index, transfers);
        }
        throw new AssertionError("no application for " + spec.kind());
    }

    private Flow ping(int index, FlowSpec.Ping spec) {
        PingApp app =
                new PingApp(
                        guest(spec.from()),
                        new PingApp.Settings(
                                index,
                                address(spec),
                                spec.sizeBytes(),
                                spec.dontFragment(),
                                spec.count(),
                                spec.startPs(),
                                spec.everyPs(),
                                PING_TIMEOUT_PS));
        app.start();
        return Flow.of(index, spec, app.sender(), app.receiver());
    }

    private Flow udp(int index, FlowSpec.Udp spec) {
        FlowReceiver receiver = new FlowReceiver();
        List<GuestStack> ends = receivers(spec);
        for (int i = 0; i < ends.size(); i++) {
            listener(ends.get(i), spec.port()).measure(index, receiver, i, ends.size());
        }
        UdpSender sender =
                new UdpSender(
                        guest(spec.from()),
                        new UdpSender.Settings(
                                index,
                                address(spec),
                                spec.port(),
                                spec.sizeBytes(),
                                spec.rateBitsPerSecond(),
                                pacing(spec),
                                spec.dontFragment(),
                                unlimited(spec.count()),
                                spec.startPs(),
                                spec.stopPs(),
                                Math.max(1, ends.size())),
                        streams().named(spec.from(), "flow " + spec.name()));
        sender.start();
        return Flow.of(index, spec, sender.sender(), receiver);
    }

    private Flow bulk(int index, FlowSpec.Tcp spec) {
        BulkReceiver receiver =
                new BulkReceiver(
                        tcp(spec.to()),
                        index,
                        spec.port(),
                        profile(spec.to(), spec.congestion(), spec.stack()));
        BulkSender sender =
                new BulkSender(
                        tcp(spec.from()),
                        new BulkSender.Settings(
                                index,
                                address(spec),
                                spec.port(),
                                unlimited(spec.bytes()),
                                spec.startPs(),
                                spec.stopPs(),
                                senderProfile(
                                        spec.from(),
                                        spec.congestion(),
                                        spec.stack(),
                                        spec.fromPorts())));
        sender.start();
        return Flow.of(index, spec, sender, receiver);
    }

    private static Pacing pacing(FlowSpec.Udp spec) {
        return switch (spec.arrivals()) {
            case CONSTANT -> Pacing.CONSTANT;
            case POISSON -> Pacing.POISSON;
            case ON_OFF -> Pacing.onOff(spec.burstPs(), spec.pausePs());
            case EMPIRICAL -> Pacing.measured(spec.gaps().orElseThrow());
        };
    }

    private Flow transfers(int index, FlowSpec.Transfers spec) {
        BulkReceiver receiver =
                new BulkReceiver(
                        tcp(spec.to()),
                        index,
                        spec.port(),
                        profile(spec.to(), spec.congestion(), spec.stack()));
        FlowArrivals sender =
                new FlowArrivals(
                        tcp(spec.from()),
                        new FlowArrivals.Settings(
                                index,
                                address(spec),
                                spec.port(),
                                spec.sizes().orElseThrow(),
                                spec.rateBitsPerSecond(),
                                unlimited(spec.count()),
                                spec.startPs(),
                                spec.stopPs(),
                                senderProfile(
                                        spec.from(),
                                        spec.congestion(),
                                        spec.stack(),
                                        spec.fromPorts())),
                        streams().named(spec.from(), "flow " + spec.name()));
        sender.start();
        return Flow.of(index, spec, sender, receiver);
    }

    private Flow requests(int index, FlowSpec.RequestResponse spec) {
        RequestClient client =
                new RequestClient(
                        tcp(spec.from()),
                        new RequestClient.Settings(
                                index,
                                address(spec),
                                spec.port(),
                                spec.requestBytes(),
                                spec.responseBytes(),
                                spec.thinkPs(),
                                spec.concurrency(),
                                unlimited(spec.count()),
                                spec.startPs(),
                                spec.stopPs(),
                                senderProfile(
                                        spec.from(),
                                        spec.congestion(),
                                        spec.stack(),
                                        spec.fromPorts())));
        RequestServer server =
                new RequestServer(
                        tcp(spec.to()),
                        index,
                        spec.port(),
                        profile(spec.to(), spec.congestion(), spec.stack()),
                        spec.requestBytes(),
                        spec.responseBytes());
        client.start();
        return Flow.of(index, spec, client, server.statistics());
    }

    private TcpProfile senderProfile(
            String machine,
            Chosen<CongestionAlgorithm> congestion,
            TcpStack stack,
            PortSpan fromPorts) {
        return profile(machine, congestion, stack)
                .change()
                .ports(fromPorts.first(), fromPorts.last())
                .build();
    }

    private TcpProfile profile(
            String machine, Chosen<CongestionAlgorithm> congestion, TcpStack stack) {
        TcpProfile base =
                switch (stack) {
                    case WINDOWS_2012 -> TcpProfile.WINDOWS_2012;
                    case MODERN -> TcpProfile.MODERN;
                };
        TcpProfile profile = base.change().congestion(congestion).build();
        return sendsLarge(machine) ? profile.withLargeSends() : profile;
    }

    /**
     * Whether a machine's adapter takes large sends: the virtual one of a VM does, whatever is
     * below it. On a host whose work takes no time that makes no difference, so segments are sent
     * there.
     */
    private boolean sendsLarge(String machine) {
        VirtualMachine vm = vms.get(machine);
        return vm != null && !vm.port().host().cores().isEmpty();
    }

    private static long unlimited(long count) {
        return count == FlowSpec.UNLIMITED ? Long.MAX_VALUE : count;
    }

    private int address(FlowSpec spec) {
        if (!spec.toAddress()) {
            return guest(spec.to()).config().address();
        }
        return spec.to().equals(FlowSpec.BROADCAST)
                ? Ipv4Address.BROADCAST
                : Ipv4Address.parse(spec.to());
    }

    /** Who gets the datagrams: the one named, or whoever of the sender's network is meant. */
    private List<GuestStack> receivers(FlowSpec.Udp spec) {
        if (!spec.toAddress()) {
            return List.of(guest(spec.to()));
        }
        VirtualPlan.PlannedVm from = plan.vms().get(spec.from());
        int address = address(spec);
        boolean group =
                Ipv4Address.isMulticast(address)
                        || address == Ipv4Address.BROADCAST
                        || guest(spec.from()).config().subnet().isBroadcast(address);
        List<GuestStack> meant = new ArrayList<>();
        for (VirtualPlan.PlannedVm vm : plan.vms().values()) {
            boolean mate = from != null && vm != from && vm.domain().equals(from.domain());
            if (mate && (group ? vm.subnet() == from.subnet() : vm.address() == address)) {
                meant.add(guest(vm.spec().name()));
            }
        }
        return meant;
    }

    private UdpReceiver listener(GuestStack stack, int port) {
        return listeners
                .computeIfAbsent(stack, s -> new TreeMap<>())
                .computeIfAbsent(port, p -> new UdpReceiver(stack, p));
    }

    private GuestStack guest(String name) {
        return BuiltSimulation.guest(fabric, vms, name);
    }

    private RandomStreams streams() {
        return fabric.simulation().streams();
    }

    private TcpProtocol tcp(String name) {
        return tcps.computeIfAbsent(
                name,
                n ->
                        new TcpProtocol(
                                guest(n),
                                TcpProfile.WINDOWS_2012,
                                streams().labels(n, "TCP sequence numbers")));
    }
}
