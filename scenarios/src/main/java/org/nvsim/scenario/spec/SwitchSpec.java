package org.nvsim.scenario.spec;

import org.nvsim.scenario.problem.SourceMark;

/** A learning layer-2 switch. */
public record SwitchSpec(String name, SourceMark mark) {}
