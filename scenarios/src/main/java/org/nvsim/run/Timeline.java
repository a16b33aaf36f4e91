package org.nvsim.run;

import org.nvsim.fabric.Device;
import org.nvsim.fabric.Port;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.FirewallRule;
import org.nvsim.fabric.firewall.RuleMatch;
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
            for (Port port : fabric.devices().get(link.a()).ports()) {
                if (port.peer().device().name().equals(link.b())) {
                    setLink(port, link.atPs(), link.up());
                }
            }
        } else if (action instanceof TimelineAction.NodeState node) {
            for (Port port : fabric.devices().get(node.node()).ports()) {
                setLink(port, node.atPs(), node.up());
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
