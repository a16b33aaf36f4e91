package org.nvsim.fabric.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.nvsim.observe.Decision;

/**
 * Rules in order: the first that matches decides, the default if none does. Positions count from 1,
 * as people do. Each rule counts the packets it decided.
 */
public final class RuleSet {
    private final List<FirewallRule> rules;
    private final RuleAction defaultAction;
    private final String defaultDefinedAt;

    /** By index from 0; the last place is the default's. */
    private long[] hits;

    private Decision[] decisions;
    private long changes;
    private long decided;

    /**
     * @param defaultDefinedAt where the default was written, or empty
     */
    public RuleSet(List<FirewallRule> rules, RuleAction defaultAction, String defaultDefinedAt) {
        this.rules = new ArrayList<>(rules);
        this.defaultAction = Objects.requireNonNull(defaultAction);
        this.defaultDefinedAt = Objects.requireNonNull(defaultDefinedAt);
        this.hits = new long[rules.size() + 1];
        word();
    }

    public int size() {
        return rules.size();
    }

    /** The rule at {@code position}, 1 to {@link #size()}. */
    public FirewallRule rule(int position) {
        return rules.get(position - 1);
    }

    /** Packets decided by the rule at {@code position}; by the default, at {@code size() + 1}. */
    public long hits(int position) {
        return hits[position - 1];
    }

    /** Puts a rule at {@code position}, 1 to {@code size() + 1}; those from there on move down. */
    public void insert(int position, FirewallRule rule) {
        int index = position - 1;
        rules.add(index, rule);
        hits = Arrays.copyOf(hits, hits.length + 1);
        System.arraycopy(hits, index, hits, index + 1, hits.length - 1 - index);
        hits[index] = 0;
        word();
    }

    /** Takes the rule at {@code position} away; those behind it move up. */
    public void remove(int position) {
        int index = position - 1;
        rules.remove(index);
        System.arraycopy(hits, index + 1, hits, index, hits.length - 1 - index);
        hits = Arrays.copyOf(hits, hits.length - 1);
        word();
    }

    /** Takes away every rule about exactly these packets; returns how many there were. */
    public int removeAbout(RuleMatch match) {
        int removed = 0;
        for (int position = size(); position > 0; position--) {
            if (rule(position).match().equals(match)) {
                remove(position);
                removed++;
            }
        }
        return removed;
    }

    /** Position of what decides about this packet, counted as a hit; the default's is the last. */
    int decide(PacketKey packet) {
        int index = 0;
        int count = rules.size();
        while (index < count && !rules.get(index).match().holds(packet)) {
            index++;
        }
        hits[index]++;
        decided++;
        return index + 1;
    }

    /** How often the rules, their counters apart, have changed so far. */
    public long changes() {
        return changes;
    }

    /** Packets decided so far, also by rules that are there no more. */
    public long decided() {
        return decided;
    }

    /** What happens to a packet that no rule matches. */
    public RuleAction defaultAction() {
        return defaultAction;
    }

    /** Where that was written, or empty. */
    public String defaultDefinedAt() {
        return defaultDefinedAt;
    }

    RuleAction action(int position) {
        return position <= rules.size() ? rule(position).action() : defaultAction;
    }

    Decision decision(int position) {
        return decisions[position - 1];
    }

    /** Puts the decisions into words beforehand, so that no packet has to. */
    private void word() {
        changes++;
        int count = rules.size();
        decisions = new Decision[count + 1];
        for (int i = 0; i < count; i++) {
            FirewallRule rule = rules.get(i);
            String what = "rule " + (i + 1) + " of " + count + ": " + rule.text();
            decisions[i] = new Decision(FirewallRule.DECIDER, what, rule.definedAt());
        }
        String what = "default, as none of " + count + " rules matches: " + defaultAction.word();
        decisions[count] = new Decision(FirewallRule.DECIDER, what, defaultDefinedAt);
    }
}
