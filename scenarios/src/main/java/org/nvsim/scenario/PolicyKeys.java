package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Console;
import org.nvsim.scenario.spec.Management;
import org.nvsim.scenario.spec.PolicySpec;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.value.ScriptValues;

/** Who writes policy into hosts. */
final class PolicyKeys {
    private static final long MILLISECOND_PS = 1_000_000_000L;

    private static final Key<String> FILE =
            Key.required("file", ScriptValues.PATH, "policy.ps1", "The script.");

    private static final Section<ScriptSpec> SCRIPT_ON_HOST =
            Section.of(
                    "a script",
                    "A PowerShell policy script, and where it runs.",
                    List.of(FILE, ScriptValues.ON),
                    f -> new ScriptSpec(f.markOf(FILE), f.get(FILE), f.get(ScriptValues.ON)));

    private static final Type<ScriptSpec> SCRIPT_ALONE =
            Types.of(
                    ScriptValues.PATH.shape(),
                    (value, binding) ->
                            ScriptValues.PATH
                                    .bind(value, binding)
                                    .map(p -> new ScriptSpec(value.mark(), p, Optional.empty())));

    private static final Key<List<ScriptSpec>> SCRIPTS =
            Key.defaulted(
                    "scripts",
                    Types.list("scripts", Types.scalarOr(SCRIPT_ALONE, SCRIPT_ON_HOST)),
                    List.of(),
                    "[]",
                    "[ policy.ps1, { file: second-host.ps1, on: hv2 } ]",
                    "PowerShell policy scripts, run in this order before the start. Their paths lie"
                            + " below the scenario's own folder.");
    private static final Key<Optional<Management>> MANAGEMENT =
            Key.derived(
                    "management",
                    WordType.of("management", Management.class),
                    "local where scripts are given, else central",
                    "central",
                    "Who writes policy into hosts and keeps it up to date.");
    private static final Key<Console> CONSOLE =
            Key.defaulted(
                    "console",
                    WordType.of("console", Console.class),
                    Console.ANY,
                    "any",
                    "vmm-2012-sp1",
                    "What administrators tell the manager by. That of VMM 2012 SP1 can define IP"
                            + " rewrite only, so NVGRE under it is an error; a field report of January"
                            + " 2013 says the opposite of the shipped version.");
    private static final Key<Long> LATENCY =
            Key.defaulted(
                    "latency",
                    Scalars.DELAY,
                    MILLISECOND_PS,
                    "1ms",
                    "5ms",
                    "One-way delay of the management network between manager and agents.");
    private static final Key<Long> RECORD_TIME =
            Key.defaulted(
                    "record-time",
                    Scalars.WAIT,
                    MILLISECOND_PS,
                    "1ms",
                    "40ms",
                    "What a host's agent needs to apply one row of policy.");

    static final Section<PolicySpec> POLICY =
            Section.of(
                    "policy",
                    "Who tells hosts which virtual networks there are, and how fast.",
                    List.of(MANAGEMENT, SCRIPTS, CONSOLE, LATENCY, RECORD_TIME),
                    PolicyKeys::policy);

    private PolicyKeys() {}

    private static PolicySpec policy(Fields f) {
        List<ScriptSpec> scripts = f.get(SCRIPTS);
        return new PolicySpec(
                f.mark(),
                f.get(MANAGEMENT).orElse(scripts.isEmpty() ? Management.CENTRAL : Management.LOCAL),
                f.get(CONSOLE),
                f.markOf(CONSOLE),
                scripts,
                f.get(LATENCY),
                f.get(RECORD_TIME));
    }

    /** What holds when the file has no such section. */
    static PolicySpec none(SourceMark mark) {
        return new PolicySpec(
                mark,
                Management.CENTRAL,
                Console.ANY,
                mark,
                List.of(),
                MILLISECOND_PS,
                MILLISECOND_PS);
    }
}
