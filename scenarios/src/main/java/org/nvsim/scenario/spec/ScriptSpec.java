package org.nvsim.scenario.spec;

import java.util.Optional;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A PowerShell policy script to run.
 *
 * @param mark where its path stands
 * @param path relative to the scenario's folder, and below it
 * @param host the host it runs on; empty for an administrator's own machine, where every command
 *     must say by {@code -CimSession} or {@code -ComputerName} where it acts
 */
public record ScriptSpec(SourceMark mark, String path, Optional<String> host) {}
