package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nvsim.host.AdapterProfile;
import org.nvsim.host.Hardware;
import org.nvsim.host.TimingNoise;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Quantity;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FaultSpec;
import org.nvsim.scenario.spec.FirewallSpec;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.GeneratorSpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.LinkDefaults;
import org.nvsim.scenario.spec.LinkSpec;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.ServerSpec;
import org.nvsim.scenario.spec.SwitchSpec;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.scenario.value.Scalars;
import org.nvsim.scenario.yaml.LocatedMap;
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.TopologyProblem;
import org.nvsim.topology.generate.TopologyGenerator;
import org.nvsim.topology.importer.GraphFormat;

/** The provider's physical network. */
final class NetworkKeys {
    private static final Key<LinkDefaults> DEFAULTS =
            Key.defaulted(
                    "defaults",
                    LinkKeys.DEFAULTS,
                    LinkDefaults.STANDARD,
                    "{ rate: 10Gbps, delay: 1us, mtu: 1600, buffer: 512KiB }",
                    "{ rate: 10Gbps, delay: 1us, mtu: 1500, buffer: 512KiB }",
                    "What every link has unless its own entry says otherwise.");
    private static final Key<Optional<GeneratorKeys.Draft>> STAR =
            Key.optional(
                    "star",
                    GeneratorKeys.STAR,
                    "{ hosts: 4 }",
                    "Makes the network: hosts around one switch.");
    private static final Key<Optional<GeneratorKeys.Draft>> LEAF_SPINE =
            Key.optional(
                    "leaf-spine",
                    GeneratorKeys.LEAF_SPINE,
                    "{ leaves: 4, spines: 2, hosts-per-leaf: 4 }",
                    "Makes the network: two layers of switches.");
    private static final Key<Optional<GeneratorKeys.Draft>> FAT_TREE =
            Key.optional(
                    "fat-tree",
                    GeneratorKeys.FAT_TREE,
                    "{ k: 4 }",
                    "Makes the network: three layers of k-port switches.");
    private static final Key<Optional<GeneratorKeys.Draft>> DUMBBELL =
            Key.optional(
                    "dumbbell",
                    GeneratorKeys.DUMBBELL,
                    "{ left: 4, right: 4 }",
                    "Makes the network: two racks and one link between them.");
    private static final Key<Optional<GeneratorKeys.Draft>> RING =
            Key.optional(
                    "ring",
                    GeneratorKeys.RING,
                    "{ switches: 4, hosts-per-switch: 2 }",
                    "Makes the network: switches in a ring.");
    private static final List<Key<Optional<GeneratorKeys.Draft>>> RULES =
            List.of(STAR, LEAF_SPINE, FAT_TREE, DUMBBELL, RING);

    private static final Key<Optional<String>> GRAPHML =
            file("graphml", "graphml|xml", "GraphML, as in the Internet Topology Zoo");
    private static final Key<Optional<String>> GML =
            file("gml", "gml", "GML, as in the Internet Topology Zoo");
    private static final Key<Optional<String>> DOT =
            file("dot", "dot|gv", "DOT, the language of Graphviz");
    private static final Map<Key<Optional<String>>, GraphFormat> FILES = files();
    private static final Key<Optional<Integer>> HOSTS_PER_ROUTER =
            Key.derived(
                    "hosts-per-router",
                    ScalarType.wholeInt("a number of hosts", 0, Limits.THINGS.maxInt()),
                    "1 for a network read from a file",
                    "2",
                    "How many hosts hv1, … each router of a network read from a file gets.");
    private static final Key<List<TierKeys.Tier>> TIERS =
            Key.defaulted(
                    "tiers",
                    Types.list("tiers", TierKeys.TIER),
                    List.of(),
                    "[]",
                    "[ { link: leaf* -- spine*, rate: 40Gbps } ]",
                    "Links that a rule makes, or that are read from a file, with figures of their"
                            + " own and firewalls in them.");
    private static final Key<AdapterProfile> NIC =
            Key.defaulted(
                    "nic",
                    AdapterKeys.ADAPTER,
                    AdapterProfile.STANDARD,
                    "standard",
                    "nvgre-offload",
                    "The physical adapter of all hosts that have none of their own.");
    private static final Key<Optional<Integer>> CORES =
            NodeKeys.cores(
                    "network work takes no time",
                    "Processor cores for network work of all hosts that say nothing of their own.");
    private static final Key<List<HostSpec>> HOSTS =
            Key.defaulted(
                    "hosts",
                    Types.table(Kinds.node(Kinds.HOST), NodeKeys.HOST),
                    List.of(),
                    "{}",
                    "{ hv1: { address: 192.168.4.11/24 } }",
                    "Virtualization hosts by name.");
    private static final Key<List<SwitchSpec>> SWITCHES =
            Key.defaulted(
                    "switches",
                    Types.table(Kinds.node("switch", "switches"), NodeKeys.SWITCH),
                    List.of(),
                    "{}",
                    "{ tor: {} }",
                    "Layer-2 switches by name.");
    private static final Key<List<RouterSpec>> ROUTERS =
            Key.defaulted(
                    "routers",
                    Types.table(Kinds.node("router", "routers"), NodeKeys.ROUTER),
                    List.of(),
                    "{}",
                    "{ r1: { addresses: [ 192.168.4.1/24, 192.168.5.1/24 ] } }",
                    "Routers by name.");
    private static final Key<List<FirewallSpec>> FIREWALLS =
            Key.defaulted(
                    "firewalls",
                    Types.table(Kinds.node(Kinds.FIREWALL), FirewallKeys.FIREWALL),
                    List.of(),
                    "{}",
                    "{ fw: { preset: default-deny-gre } }",
                    "Firewalls by name.");
    private static final Key<List<GatewaySpec>> GATEWAYS =
            Key.defaulted(
                    "gateways",
                    Types.table(Kinds.node("gateway", "gateways"), NodeKeys.GATEWAY),
                    List.of(),
                    "{}",
                    "{ gw: { address: 192.168.4.2/24, mode: nat } }",
                    "Network-virtualization gateways by name.");
    private static final Key<List<ServerSpec>> SERVERS =
            Key.defaulted(
                    "servers",
                    Types.table(Kinds.node(Kinds.SERVER), NodeKeys.SERVER),
                    List.of(),
                    "{}",
                    "{ www: { address: 192.168.9.20/24 } }",
                    "Plain machines by name.");
    private static final Key<List<LinkKeys.Draft>> LINKS =
            Key.defaulted(
                    "links",
                    Types.list("links", LinkKeys.DRAFT),
                    List.of(),
                    "[]",
                    "[ hv1 -- tor, { link: tor -- fw, rate: 1Gbps } ]",
                    "Full-duplex links between nodes.");

    private static final Key<List<FaultSpec>> FAULTS =
            Key.defaulted(
                    "faults",
                    Types.list("faults", FaultKeys.FAULT),
                    List.of(),
                    "[]",
                    "[ { link: hv1 -- tor, loss: 1% } ]",
                    "Links that lose, damage, double, delay or reorder frames, or go down.");

    private static final Key<Long> TIMING_NOISE =
            Key.defaulted(
                    "timing-noise",
                    Scalars.WAIT,
                    TimingNoise.STANDARD_PS,
                    Quantity.durationText(TimingNoise.STANDARD_PS),
                    "0us",
                    "How long hosts and servers take at most to begin with what they send. Each time"
                            + " one has nothing to do, the next takes a random time from nothing to"
                            + " this, of its own stream, so that no two of them keep step; nothing"
                            + " overtakes. What forwards decides by chance which of the frames that"
                            + " come to a full buffer within one frame's time gets the next place."
                            + " With 0us machines are punctual and places go to who comes first:"
                            + " exact times are repeated, and flows that meet at a full buffer can"
                            + " starve each other.");

    private static final Key<Long> SWITCH_RATE =
            Key.defaulted(
                    "virtual-switch-rate",
                    Scalars.RATE,
                    Hardware.STANDARD_SWITCH_BITS_PER_SECOND,
                    Quantity.rateText(Hardware.STANDARD_SWITCH_BITS_PER_SECOND),
                    "10Gbps",
                    "How fast the virtual switch of a host copies frames from one of its VMs to"
                            + " another, all of them together and one after the other. More than"
                            + " 32 MiB that wait is dropped as virtual-switch-full. On hosts with"
                            + " 'cores' the copy is part of their work (see 'costs'), which sets the"
                            + " pace instead. What comes from the wire is not slowed down.");

    static final Section<NetworkSpec> NETWORK =
            Section.checked(
                    "the network",
                    "The provider's side: either written out node by node, or made by one of the"
                            + " rules star, leaf-spine, fat-tree, dumbbell and ring, or read from a"
                            + " file (graphml, gml, dot); to the latter two nodes and links can be"
                            + " added.",
                    List.of(
                            DEFAULTS,
                            STAR,
                            LEAF_SPINE,
                            FAT_TREE,
                            DUMBBELL,
                            RING,
                            GRAPHML,
                            GML,
                            DOT,
                            HOSTS_PER_ROUTER,
                            TIERS,
                            NIC,
                            CORES,
                            HOSTS,
                            SWITCHES,
                            ROUTERS,
                            FIREWALLS,
                            GATEWAYS,
                            SERVERS,
                            LINKS,
                            FAULTS,
                            TIMING_NOISE,
                            SWITCH_RATE),
                    NetworkKeys::network);

    private NetworkKeys() {}

    private static Optional<NetworkSpec> network(Fields f) {
        List<FirewallSpec> firewalls = new ArrayList<>(f.get(FIREWALLS));
        Optional<GeneratorSpec> generator =
                generator(f).map(g -> TierKeys.apply(g, f.get(TIERS), firewalls, f));
        if (generator.isEmpty() && f.has(TIERS) && !hasRule(f.map())) {
            f.binding()
                    .error(
                            f.markOf(TIERS),
                            "'tiers' are of a network that a rule makes; write these figures into"
                                    + " 'links'");
        }
        List<HostSpec> hosts = new ArrayList<>();
        f.get(HOSTS).forEach(host -> hosts.add(complete(host, f)));
        generator.ifPresent(g -> addGeneratedHosts(g, f, hosts));
        int cores =
                hosts.stream()
                        .filter(host -> !hasOwn(host, f))
                        .mapToInt(HostSpec::cores)
                        .max()
                        .orElse(0);
        warnOfIdle(f.get(NIC), cores, f.markOf(NIC), f);
        if (f.has(SWITCH_RATE) && hosts.stream().allMatch(host -> host.cores() > 0)) {
            f.binding()
                    .warning(
                            f.markOf(SWITCH_RATE),
                            "'virtual-switch-rate' has no effect on hosts with 'cores', which copy"
                                    + " frames themselves");
        }
        LinkDefaults defaults = f.get(DEFAULTS);
        List<LinkSpec> links =
                f.get(LINKS).stream()
                        .map(draft -> f.binding().standsFor(draft.over(defaults), draft))
                        .toList();
        return Optional.of(
                new NetworkSpec(
                        defaults,
                        generator,
                        hosts,
                        f.get(SWITCHES),
                        f.get(ROUTERS),
                        firewalls,
                        f.get(GATEWAYS),
                        f.get(SERVERS),
                        links,
                        f.get(FAULTS),
                        f.get(TIMING_NOISE),
                        f.get(SWITCH_RATE)));
    }

    /** Whether a network is made by a rule or read from a file. */
    static boolean hasRule(LocatedMap network) {
        return Stream.concat(RULES.stream(), FILES.keySet().stream())
                .anyMatch(key -> network.get(key.name()).isPresent());
    }

    /** A host with what the network says for all of them. */
    private static HostSpec complete(HostSpec host, Fields f) {
        Fields own = f.binding().fieldsOf(host).orElseThrow();
        HostSpec complete =
                new HostSpec(
                        host.name(),
                        host.mark(),
                        host.address(),
                        host.prefixLength(),
                        hasOwn(host, f) ? host.nic() : f.get(NIC),
                        own.has(NodeKeys.CORES) ? host.cores() : f.get(CORES).orElse(0));
        if (hasOwn(host, f)) {
            warnOfIdle(host.nic(), complete.cores(), own.markOf(NodeKeys.NIC), f);
        }
        return f.binding().standsFor(complete, host);
    }

    private static boolean hasOwn(HostSpec host, Fields f) {
        return f.binding().fieldsOf(host).map(own -> own.has(NodeKeys.NIC)).orElse(false);
    }

    /**
     * But for its backpressure, an adapter takes work off cores, and without them there is none.
     */
    private static void warnOfIdle(AdapterProfile nic, int cores, SourceMark mark, Fields f) {
        boolean idle = cores == 0 && nic.pushesBack().isEmpty();
        if (idle && !nic.equals(AdapterProfile.STANDARD)) {
            f.binding()
                    .warning(
                            mark,
                            "'nic' has no effect on hosts without 'cores', whose network work takes no"
                                    + " time");
        }
    }

    private static Map<Key<Optional<String>>, GraphFormat> files() {
        Map<Key<Optional<String>>, GraphFormat> files = new LinkedHashMap<>();
        files.put(GRAPHML, GraphFormat.GRAPHML);
        files.put(GML, GraphFormat.GML);
        files.put(DOT, GraphFormat.DOT);
        return files;
    }

    private static Key<Optional<String>> file(String word, String endings, String format) {
        return Key.optional(
                word,
                Scalars.path("a network", endings, "zoo/backbone." + word),
                "zoo/backbone." + word,
                "Reads the network from a file in "
                        + format
                        + ". Latitude and Longitude of nodes place them and give links the delay of"
                        + " light in a fibre between them; LinkSpeedRaw of an edge is its rate in"
                        + " bits per second, and latency, as in 10 ms, its delay. An edge and its"
                        + " opposite in a directed graph are one link.");
    }

    private static Optional<GeneratorSpec> generator(Fields f) {
        List<Key<?>> written =
                Stream.concat(RULES.stream(), FILES.keySet().stream())
                        .filter(f::has)
                        .<Key<?>>map(key -> key)
                        .toList();
        if (written.size() > 1) {
            f.binding()
                    .error(
                            f.map().entry(written.get(1).name()).orElseThrow().keyMark(),
                            "one rule makes the network: take '"
                                    + written.get(0).name()
                                    + "' or '"
                                    + written.get(1).name()
                                    + "'");
        }
        boolean fromFile = FILES.keySet().stream().anyMatch(f::has);
        if (f.has(HOSTS_PER_ROUTER) && !fromFile) {
            f.binding()
                    .error(
                            f.markOf(HOSTS_PER_ROUTER),
                            "'hosts-per-router' belongs to a network read from a file");
        }
        Optional<GeneratorKeys.Draft> rule =
                RULES.stream().filter(f::has).findFirst().flatMap(f::get);
        return rule.or(() -> readFile(f)).map(draft -> generate(draft, f));
    }

    private static Optional<GeneratorKeys.Draft> readFile(Fields f) {
        for (Map.Entry<Key<Optional<String>>, GraphFormat> kind : FILES.entrySet()) {
            Optional<String> path = f.get(kind.getKey());
            if (path.isPresent()) {
                SourceMark mark = f.markOf(kind.getKey());
                return new NetworkFile(kind.getValue(), path.get(), mark)
                        .read(f.get(DEFAULTS), f.get(HOSTS_PER_ROUTER).orElse(1), f.binding())
                        .filter(generator -> sound(generator, f))
                        .map(g -> new GeneratorKeys.Draft(mark, kind.getKey().name(), g));
            }
        }
        return Optional.empty();
    }

    private static boolean sound(TopologyGenerator generator, Fields f) {
        List<TopologyProblem> problems = generator.problems();
        problems.forEach(p -> GeneratorKeys.report(p, List.of(HOSTS_PER_ROUTER), f));
        return problems.isEmpty();
    }

    private static GeneratorSpec generate(GeneratorKeys.Draft draft, Fields f) {
        LinkDefaults d = f.get(DEFAULTS);
        LinkAttributes links =
                new LinkAttributes(
                        d.rateBitsPerSecond(), d.delayPs(), d.mtuBytes(), d.bufferBytes());
        Topology topology = draft.generator().generate(links);
        for (TopologyNode node : topology.nodes()) {
            boolean host = node.kind() == NodeKind.HOST;
            f.binding()
                    .names()
                    .define(
                            host ? Kinds.node(Kinds.HOST) : List.of(Kinds.NODE, Kinds.THING),
                            node.name(),
                            draft.mark());
        }
        return new GeneratorSpec(draft.mark(), draft.word(), draft.generator(), topology, Map.of());
    }

    private static void addGeneratedHosts(GeneratorSpec made, Fields f, List<HostSpec> hosts) {
        AddressPlan plan =
                made.topology()
                        .addressPlan()
                        .orElseThrow(() -> new IllegalStateException(made.word() + " has no plan"));
        for (TopologyNode node : made.topology().nodes()) {
            if (node.kind() == NodeKind.HOST) {
                int rack = plan.rackOf(node.id());
                hosts.add(
                        new HostSpec(
                                node.name(),
                                made.mark(),
                                plan.addressOf(node.id()),
                                plan.racks().get(rack).subnet().length(),
                                f.get(NIC),
                                f.get(CORES).orElse(0)));
            }
        }
    }
}
