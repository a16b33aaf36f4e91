package org.nvsim.scenario.spec;

/** Port numbers from {@code first} to {@code last}, both 1 to 65535. */
public record PortSpan(int first, int last) {}
