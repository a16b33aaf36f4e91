package org.nvsim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nvsim.engine.random.RandomStream;
import org.nvsim.guest.GuestStack;
import org.nvsim.guest.app.PingApp;
import org.nvsim.guest.app.UdpReceiver;
import org.nvsim.guest.app.UdpSender;
import org.nvsim.host.VirtualMachine;
import org.nvsim.scenario.spec.Arrivals;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;

/** Puts the applications of a scenario's traffic into its guests. */
final class Flows {
    /** How long a ping waits for its reply: what Windows does by default. */
    private static final long PING_TIMEOUT_PS = 4_000_000_000_000L;

    private final Scenario scenario;
    private final Fabric fabric;
    private final Map<String, VirtualMachine> vms;

    private Flows(Scenario scenario, Fabric fabric, Map<String, VirtualMachine> vms) {
        this.scenario = scenario;
        this.fabric = fabric;
        this.vms = vms;
    }

    static List<Flow> start(Scenario scenario, Fabric fabric, Map<String, VirtualMachine> vms) {
        Flows flows = new Flows(scenario, fabric, vms);
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
        throw new IllegalStateException("no application for " + spec.kind());
    }

    private Flow ping(int index, FlowSpec.Ping spec) {
        PingApp app =
                new PingApp(
                        guest(spec.from()),
                        new PingApp.Settings(
                                index,
                                guest(spec.to()).config().address(),
                                spec.sizeBytes(),
                                false,
                                spec.count(),
                                spec.startPs(),
                                spec.everyPs(),
                                PING_TIMEOUT_PS));
        app.start();
        return new Flow(index, spec, app.sender(), app.receiver());
    }

    private Flow udp(int index, FlowSpec.Udp spec) {
        UdpReceiver receiver = new UdpReceiver(guest(spec.to()), spec.port());
        UdpSender sender =
                new UdpSender(
                        guest(spec.from()),
                        new UdpSender.Settings(
                                index,
                                guest(spec.to()).config().address(),
                                spec.port(),
                                spec.sizeBytes(),
                                spec.rateBitsPerSecond(),
                                spec.arrivals() == Arrivals.POISSON,
                                false,
                                spec.count() == FlowSpec.UNLIMITED ? Long.MAX_VALUE : spec.count(),
                                spec.startPs(),
                                spec.stopPs()),
                        RandomStream.named(scenario.seed(), spec.from(), "flow " + spec.name()));
        sender.start();
        return new Flow(index, spec, sender.sender(), receiver.receiver());
    }

    private GuestStack guest(String name) {
        return Simulated.guest(fabric, vms, name);
    }
}
