package org.nvsim.scenario.spec;

import java.util.List;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A firewall that bridges its two sides and judges what passes.
 *
 * @param preset the rules that follow after {@code rules}
 * @param rules in order; the first that matches decides
 */
public record FirewallSpec(
        String name, SourceMark mark, FirewallPreset preset, List<FirewallRule> rules) {
    public FirewallSpec {
        rules = List.copyOf(rules);
    }
}
