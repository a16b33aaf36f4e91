package org.nvsim.run;

import java.util.List;
import org.nvsim.engine.Timer;
import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.FirewallRule;
import org.nvsim.fabric.firewall.RuleMatch;
import org.nvsim.scenario.spec.FaultSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TimelineAction;

/**
 * Arms what happens to the physical network while traffic runs. Each node does its own part, at its
 * time. What happens to policy is armed by {@link PolicyTimeline}.
 */
final class Timeline {
    private Timeline() {}

    static void arm(Scenario scenario, Fabric fabric) {
        for (TimelineAction action : scenario.timeline()) {
            arm(action, fabric);
        }
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

    private static List<Port> between(Fabric fabric, String a, String b) {
        return fabric.devices().get(a).ports().stream()
                .filter(port -> port.peer().device().name().equals(b))
                .toList();
    }

    private static void arm(TimelineAction action, Fabric fabric) {
        if (action instanceof TimelineAction.AddRule add) {
            FirewallRule rule = Firewalls.rule(add.rule());
            fabric.device(add.firewall(), Firewall.class)
                    .at(add.atPs(), rules -> rules.insert(1, rule));
        } else if (action instanceof TimelineAction.RemoveRule remove) {
            RuleMatch match = Firewalls.match(remove.match());
            fabric.device(remove.firewall(), Firewall.class)
                    .at(remove.atPs(), rules -> rules.removeAbout(match));
        } else if (action instanceof TimelineAction.LinkState link) {
            for (Port port : between(fabric, link.a(), link.b())) {
                setLink(port, link.atPs(), link.up());
            }
        } else if (action instanceof TimelineAction.NodeState node) {
            for (Port port : fabric.devices().get(node.node()).ports()) {
                setLink(port, node.atPs(), node.up());
            }
        } else if (action instanceof TimelineAction.Partition partition) {
            for (String inside : partition.nodes()) {
                for (Port port : fabric.devices().get(inside).ports()) {
                    if (!partition.nodes().contains(port.peer().device().name())) {
                        setLink(port, partition.atPs(), partition.up());
                    }
                }
            }
        }
    }

    private static void setLink(Port port, long atPs, boolean up) {
        at(port.device(), atPs, () -> port.setUp(up));
        at(port.peer().device(), atPs, () -> port.peer().setUp(up));
    }

    private static void at(Device device, long atPs, Runnable change) {
        device.node().newTimer(change).armAt(atPs);
    }
}
