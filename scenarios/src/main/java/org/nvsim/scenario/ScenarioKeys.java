package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nvsim.host.CpuCosts;
import org.nvsim.host.Hardware;
import org.nvsim.host.TimingNoise;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Shape;
import org.nvsim.scenario.bind.Type;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.Lesson;
import org.nvsim.scenario.spec.LinkDefaults;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.PolicySpec;
import org.nvsim.scenario.spec.TimelineAction;
import org.nvsim.scenario.timeline.TimelineKinds;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.Located;
import org.nvsim.scenario.yaml.LocatedMap;

/** The file as a whole. */
final class ScenarioKeys {
    /** What a file says, bound but not yet checked as a whole. */
    record Draft(
            Optional<String> title,
            String about,
            long seed,
            long durationPs,
            NetworkSpec network,
            Optional<CpuCosts> costs,
            Optional<VirtualizationKeys.Change> virtualization,
            Optional<PolicySpec> policy,
            TenantKeys.Drafts tenants,
            List<TrafficKeys.Entry> traffic,
            List<TimelineAction> timeline,
            List<ExpectKeys.Conditional> expect,
            List<Variant> variants,
            Optional<SweepKeys.Draft> sweep,
            Optional<Lesson> lesson,
            Map<String, Long> answers,
            SourceMark mark) {}

    /** One entry of {@code compare}. */
    record Variant(String name, SourceMark mark, List<Setting> settings) {}

    static final String VARIANT_NAME = "[A-Za-z0-9][A-Za-z0-9_/.+-]{0,62}";

    /** In place of a duration that cannot be read: nothing is too late. */
    private static final long UNKNOWN_PS = Long.MAX_VALUE;

    private static final NetworkSpec NO_NETWORK =
            new NetworkSpec(
                    LinkDefaults.STANDARD,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    TimingNoise.STANDARD_PS,
                    Hardware.STANDARD_SWITCH_BITS_PER_SECOND);

    private static final Key<Integer> NVSIM =
            Key.requiredOr(
                    1,
                    "nvsim",
                    Scalars.VERSION,
                    "1",
                    "The version of the language. There is only 1.");
    private static final Key<Optional<String>> TITLE =
            Key.derived(
                    "title",
                    Scalars.PROSE,
                    "the file's name",
                    "The firewall that eats GRE",
                    "One line that names the scenario.");
    private static final Key<String> ABOUT =
            Key.defaulted(
                    "about",
                    Scalars.PROSE,
                    "",
                    "",
                    "Two tenants use the same addresses.",
                    "What the scenario shows, in prose.");
    static final Key<Long> SEED =
            Key.defaulted(
                    "seed",
                    ScalarType.whole("a seed", 0, Long.MAX_VALUE),
                    1L,
                    "1",
                    "42",
                    "Seed of every random stream; the same seed gives the same run.");
    static final Key<Long> DURATION =
            Key.requiredOr(
                    UNKNOWN_PS,
                    "duration",
                    Scalars.RUN,
                    "2s",
                    "How long the run lasts, in simulated time.");
    private static final Key<NetworkSpec> NETWORK =
            Key.requiredOr(
                    NO_NETWORK,
                    "network",
                    NetworkKeys.NETWORK,
                    "{ star: { hosts: 2 } }",
                    "The provider's side.");
    private static final Key<Optional<CpuCosts>> COSTS =
            Key.derived(
                    "costs",
                    CostKeys.COSTS,
                    "the numbers that ship",
                    "{ receive-packet: 2us }",
                    "What network work takes on the cores of hosts.");
    private static final Key<Optional<VirtualizationKeys.Change>> VIRTUALIZATION =
            Key.derived(
                    "virtualization",
                    VirtualizationKeys.VIRTUALIZATION,
                    "{ mechanism: nvgre }",
                    "{ mechanism: nvgre, provider-pool: 192.168.4.0/24 }",
                    "How virtual networks are made.");
    private static final Key<Optional<PolicySpec>> POLICY =
            Key.derived(
                    "policy",
                    PolicyKeys.POLICY,
                    "{ management: central }",
                    "{ management: local, scripts: [ policy.ps1 ] }",
                    "Who tells hosts which virtual networks there are.");
    private static final Key<TenantKeys.Drafts> TENANTS =
            Key.defaulted(
                    "tenants",
                    TenantKeys.TENANTS,
                    TenantKeys.Drafts.NONE,
                    "{}",
                    "{ generate: { tenants: 100, vms: 20 } }",
                    "The customers' side, by name.");
    private static final Key<List<TrafficKeys.Entry>> TRAFFIC =
            Key.defaulted(
                    "traffic",
                    Types.list("traffic entries", TrafficKeys.ENTRY),
                    List.of(),
                    "[]",
                    "[ ping: { name: hello, from: blue1, to: blue2 } ]",
                    "Who sends what to whom.");
    private static final Key<List<TimelineAction>> TIMELINE =
            Key.defaulted(
                    "timeline",
                    Types.list("timeline entries", TimelineKinds.entry()),
                    List.of(),
                    "[]",
                    "[ { at: 1s, firewall: fw, allow: gre } ]",
                    "What happens meanwhile.");
    private static final Key<List<ExpectKeys.Conditional>> EXPECT =
            Key.defaulted(
                    "expect",
                    Types.list("expectations", ExpectKeys.EXPECTATION),
                    List.of(),
                    "[]",
                    "[ { flow: hello, lost: 0 } ]",
                    "What the run must show; a scenario is also a test.");

    private static final Type<List<Variant>> VARIANTS =
            Types.of(
                    new Shape.Table(VARIANT_NAME, Setting.TABLE.shape()),
                    ScenarioKeys::bindVariants);
    private static final Key<List<Variant>> COMPARE =
            Key.defaulted(
                    "compare",
                    VARIANTS,
                    List.of(),
                    "{}",
                    "{ nvgre: { virtualization.mechanism: nvgre } }",
                    "Variants by name, each a map from paths of this file to other values.");

    private static final Key<Optional<SweepKeys.Draft>> SWEEP =
            Key.optional(
                    "sweep",
                    SweepKeys.SWEEP,
                    "{ grid: { network.defaults.rate: [ 1Gbps, 10Gbps ] }, replications: 10 }",
                    "Many runs of this file, with statistics.");

    static final Section<Draft> SCENARIO =
            Section.of(
                    "a scenario",
                    "A network, the virtual networks on it, their traffic, and what must come out.",
                    List.of(
                            NVSIM,
                            Includes.INCLUDE,
                            TITLE,
                            ABOUT,
                            SEED,
                            DURATION,
                            NETWORK,
                            COSTS,
                            VIRTUALIZATION,
                            POLICY,
                            TENANTS,
                            TRAFFIC,
                            TIMELINE,
                            EXPECT,
                            COMPARE,
                            SWEEP,
                            LessonKeys.LESSON,
                            LessonKeys.ANSWERS),
                    f ->
                            new Draft(
                                    f.get(TITLE),
                                    f.get(ABOUT),
                                    f.get(SEED),
                                    f.get(DURATION),
                                    f.get(NETWORK),
                                    f.get(COSTS),
                                    f.get(VIRTUALIZATION),
                                    f.get(POLICY),
                                    f.get(TENANTS),
                                    f.get(TRAFFIC),
                                    f.get(TIMELINE),
                                    f.get(EXPECT),
                                    f.get(COMPARE),
                                    f.get(SWEEP),
                                    f.get(LessonKeys.LESSON),
                                    f.get(LessonKeys.ANSWERS),
                                    f.mark()));

    private ScenarioKeys() {}

    private static Optional<List<Variant>> bindVariants(Located value, Binding binding) {
        if (!(value instanceof LocatedMap map)) {
            binding.error(
                    value.mark(), "expected a map from names to variants, found " + value.kind());
            return Optional.empty();
        }
        List<Variant> variants = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (LocatedMap.Entry entry : map.entries()) {
            if (!entry.key().matches(VARIANT_NAME) || !seen.add(entry.key())) {
                binding.error(
                        entry.keyMark(),
                        "'"
                                + entry.key()
                                + "' cannot name a variant; use letters, digits and - _ / . +");
            }
            binding.names().define(List.of(Kinds.VARIANT), entry.key(), entry.keyMark());
            Setting.TABLE
                    .bind(entry.value(), binding)
                    .ifPresent(s -> variants.add(new Variant(entry.key(), entry.keyMark(), s)));
        }
        return Optional.of(variants);
    }
}
