package org.nvsim.scenario;

import java.util.List;
import org.nvsim.limits.Limits;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.WordType;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Placement;
import org.nvsim.scenario.value.Scalars;

/** The rule that makes many tenants. */
final class GenerateKeys {
    /** The rule's numbers. */
    record Draft(
            SourceMark mark,
            SourceMark prefixMark,
            int tenants,
            int vms,
            Placement placement,
            Prefix prefix,
            int firstVsid) {}

    private static final Key<Integer> TENANTS =
            Key.required(
                    "tenants",
                    ScalarType.wholeInt("a number of tenants", Limits.TENANTS),
                    "100",
                    "How many tenants; they are named t1, t2, ….");
    private static final Key<Integer> VMS =
            Key.required(
                    "vms",
                    ScalarType.wholeInt("a number of VMs", Limits.VMS),
                    "20",
                    "How many VMs each tenant has; those of t1 are named t1-vm1, t1-vm2, ….");
    private static final Key<Placement> PLACEMENT =
            Key.defaulted(
                    "placement",
                    WordType.of("placement", Placement.class),
                    Placement.SPREAD,
                    "spread",
                    "pack",
                    "Which host each VM is put on.");
    private static final Key<Prefix> PREFIX =
            Key.defaulted(
                    "prefix",
                    Scalars.NETWORK,
                    Prefix.parse("10.0.0.0/16"),
                    "10.0.0.0/16",
                    "10.0.0.0/24",
                    "The one subnet of each tenant: all use the same customer addresses.");
    private static final Key<Integer> VSID =
            Key.defaulted(
                    "vsid",
                    TenantKeys.VSID,
                    5001,
                    "5001",
                    "5001",
                    "The first tenant's VSID; the others follow one by one.");

    static final Section<Draft> GENERATE =
            Section.of(
                    "the generate rule",
                    "Makes tenants t1, t2, …, each with one subnet and as many VMs as asked for.",
                    List.of(TENANTS, VMS, PLACEMENT, PREFIX, VSID),
                    f ->
                            new Draft(
                                    f.mark(),
                                    f.markOf(PREFIX),
                                    f.get(TENANTS),
                                    f.get(VMS),
                                    f.get(PLACEMENT),
                                    f.get(PREFIX),
                                    f.get(VSID)));

    private GenerateKeys() {}
}
