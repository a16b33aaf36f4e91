package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.scenario.spec.FirewallVerb;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.TimelineAction;

/**
 * One thing a user changes in a scenario to see what would happen.
 *
 * @param title as the user reads it
 * @param path what it sets in the scenario; empty if it is a new action of the timeline
 * @param value the YAML it sets there, or of the action
 */
public record Change(String title, String path, String value) {
    private static final String TIMELINE = "timeline";

    /** Another mechanism for all tenants. */
    public static Change mechanism(String word) {
        return new Change("mechanism " + word, "virtualization.mechanism", word);
    }

    /** A rule before all others of a firewall, from a moment on. */
    public static Change rule(String firewall, FirewallVerb verb, String match, long atPs) {
        String what = verb.word() + ": " + match;
        return new Change(
                firewall + " " + verb.word() + " " + match + at(atPs),
                "",
                "{ at: " + time(atPs) + ", firewall: " + firewall + ", " + what + " }");
    }

    /** A link goes down or comes back. */
    public static Change link(String a, String b, boolean up, long atPs) {
        String state = up ? "up" : "down";
        return new Change(
                "link " + a + " -- " + b + " " + state + at(atPs),
                "",
                "{ at: " + time(atPs) + ", link: " + a + " -- " + b + ", state: " + state + " }");
    }

    /** A VM moves. */
    public static Change migration(String vm, String host, long atPs) {
        return new Change(
                vm + " moves to " + host + at(atPs),
                "",
                "{ at: " + time(atPs) + ", migrate: " + vm + ", to: " + host + " }");
    }

    /** The settings that make all changes to a scenario. */
    static List<String> settings(List<Change> changes, Scenario base) {
        List<String> settings = new ArrayList<>();
        boolean acts = false;
        for (Change change : changes) {
            if (change.path.isEmpty()) {
                acts = true;
            } else {
                settings.add(change.path + "=" + change.value);
            }
        }
        if (acts) {
            settings.add(TIMELINE + "=[" + String.join(", ", timeline(changes, base)) + "]");
        }
        return settings;
    }

    /** The actions of a scenario and those of the changes, as YAML. */
    static List<String> timeline(List<Change> changes, Scenario base) {
        List<String> actions = new ArrayList<>();
        for (TimelineAction action : base.timeline()) {
            actions.add(text(action));
        }
        for (Change change : changes) {
            if (change.path.isEmpty()) {
                actions.add(change.value);
            }
        }
        return actions;
    }

    private static String text(TimelineAction action) {
        if (action instanceof TimelineAction.AddRule add) {
            return rule(add.firewall(), add.rule().verb(), add.rule().match().text(), add.atPs())
                    .value;
        }
        if (action instanceof TimelineAction.RemoveRule remove) {
            return "{ at: "
                    + time(remove.atPs())
                    + ", firewall: "
                    + remove.firewall()
                    + ", remove: "
                    + remove.match().text()
                    + " }";
        }
        if (action instanceof TimelineAction.LinkState link) {
            return link(link.a(), link.b(), link.up(), link.atPs()).value;
        }
        if (action instanceof TimelineAction.NodeState node) {
            return "{ at: "
                    + time(node.atPs())
                    + ", node: "
                    + node.node()
                    + ", state: "
                    + (node.up() ? "up" : "down")
                    + " }";
        }
        TimelineAction.Migrate move = (TimelineAction.Migrate) action;
        return "{ at: "
                + time(move.atPs())
                + ", migrate: "
                + move.vm()
                + ", to: "
                + move.toHost()
                + ", downtime: "
                + time(move.downtimePs())
                + " }";
    }

    private static String time(long timePs) {
        return timePs % 1000 == 0 ? timePs / 1000 + "ns" : timePs + "ps";
    }

    private static String at(long timePs) {
        return " at " + Amount.moment(timePs);
    }

    @Override
    public String toString() {
        return title;
    }
}
