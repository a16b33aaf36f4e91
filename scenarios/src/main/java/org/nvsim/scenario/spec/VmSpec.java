package org.nvsim.scenario.spec;

import org.nvsim.scenario.problem.SourceMark;

/**
 * A virtual machine.
 *
 * @param name unique in the scenario
 * @param mark where its name stands
 * @param host the host it starts on
 * @param subnet the name of a subnet of its tenant
 * @param address its customer address, IPv4
 * @param mac its MAC address in the low 48 bits; derived when the file names none
 */
public record VmSpec(
        String name, SourceMark mark, String host, String subnet, int address, long mac) {}
