package org.nvsim.scenario.spec;

import org.nvsim.scenario.problem.SourceMark;

/** One rule of a firewall and where it was written. */
public record FirewallRule(SourceMark mark, FirewallVerb verb, FirewallMatch match) {}
