package org.nvsim.run.build;

import org.nvsim.engine.Timer;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.scenario.spec.FaultSpec;
import org.nvsim.scenario.spec.Scenario;

/** Arms what is wrong with links all the time: frames that suffer, and links that flap. */
public final class LinkTroubles {
    private LinkTroubles() {}

    static void arm(Scenario scenario, Fabric fabric) {
        for (FaultSpec fault : scenario.network().faults()) {
            for (Device device : fabric.devices().values()) {
                for (Port port : device.ports()) {
                    if (port.peer() != null && isBad(port, fault)) {
                        port.impair(fault.faults(), fabric.simulation().streams());
                        fault.flap().ifPresent(flap -> arm(flap, port));
                    }
                }
            }
        }
    }

    private static boolean isBad(Port port, FaultSpec fault) {
        return fault.links().joins(port.device().name(), port.peer().device().name());
    }

    /** Each end goes down and up by itself, at the same moments. */
    private static void arm(FaultSpec.Flap flap, Port port) {
        Timer[] timers = new Timer[2];
        timers[0] =
                port.device()
                        .node()
                        .newTimer(
                                () -> {
                                    port.setUp(false);
                                    timers[1].armAfter(flap.downPs());
                                });
        timers[1] =
                port.device()
                        .node()
                        .newTimer(
                                () -> {
                                    port.setUp(true);
                                    timers[0].armAfter(flap.everyPs() - flap.downPs());
                                });
        timers[0].armAt(flap.startPs());
    }
}
