package org.nvsim.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.scenario.spec.FirewallVerb;

/**
 * One thing a user changes in a scenario to see what would happen.
 *
 * @param title as the user reads it
 * @param path what it sets in the scenario; {@link #TIMELINE} for a new action of the timeline
 * @param value the YAML it sets there
 */
public record Change(String title, String path, String value) {
    /** The path of what is added to the timeline. */
    static final String TIMELINE = "timeline[+]";

    static final String MECHANISM = "virtualization.mechanism";

    /** Another mechanism for all tenants. */
    public static Change mechanism(String word) {
        return new Change("mechanism " + word, MECHANISM, word);
    }

    /** A rule before all others of a firewall, from a moment on. */
    public static Change rule(String firewall, FirewallVerb verb, String match, long atPs) {
        String what = verb.word() + ": " + match;
        return action(
                firewall + ": " + verb.word() + " " + match,
                atPs,
                "firewall: " + firewall + ", " + what);
    }

    /** A link goes down or comes back. */
    public static Change link(String a, String b, boolean up, long atPs) {
        String state = up ? "up" : "down";
        String ends = a + " -- " + b;
        return action("link " + ends + " " + state, atPs, "link: " + ends + ", state: " + state);
    }

    /** A VM moves. */
    public static Change migration(String vm, String host, long atPs) {
        return action(vm + " moves to " + host, atPs, "migrate: " + vm + ", to: " + host);
    }

    private static Change action(String title, long atPs, String what) {
        String time = atPs % 1000 == 0 ? atPs / 1000 + "ns" : atPs + "ps";
        return new Change(
                title + " at " + Amount.moment(atPs),
                TIMELINE,
                "{ at: " + time + ", " + what + " }");
    }

    /** The settings that make all changes to a scenario. */
    static List<String> settings(List<Change> changes) {
        List<String> settings = new ArrayList<>();
        for (Change change : changes) {
            settings.add(change.path + "=" + change.value);
        }
        return settings;
    }

    @Override
    public String toString() {
        return title;
    }
}
