package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nvsim.host.AdapterProfile;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.bind.Types;
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
import org.nvsim.topology.AddressPlan;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

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
    private static final Key<AdapterProfile> NIC =
            NodeKeys.nic("The physical adapter of hosts that a rule makes.");
    private static final Key<Optional<Integer>> CORES =
            NodeKeys.cores("Processor cores for network work of hosts that a rule makes.");
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

    static final Section<NetworkSpec> NETWORK =
            Section.checked(
                    "the network",
                    "The provider's side: either written out node by node, or made by one of the"
                            + " rules star, leaf-spine and fat-tree, to which nodes and links can be"
                            + " added.",
                    List.of(
                            DEFAULTS,
                            STAR,
                            LEAF_SPINE,
                            FAT_TREE,
                            NIC,
                            CORES,
                            HOSTS,
                            SWITCHES,
                            ROUTERS,
                            FIREWALLS,
                            GATEWAYS,
                            SERVERS,
                            LINKS),
                    NetworkKeys::network);

    private NetworkKeys() {}

    private static Optional<NetworkSpec> network(Fields f) {
        Optional<GeneratorSpec> generator = generator(f);
        List<HostSpec> hosts = new ArrayList<>(f.get(HOSTS));
        generator.ifPresent(g -> addGeneratedHosts(g, f, hosts));
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
                        f.get(FIREWALLS),
                        f.get(GATEWAYS),
                        f.get(SERVERS),
                        links));
    }

    private static Optional<GeneratorSpec> generator(Fields f) {
        List<Key<Optional<GeneratorKeys.Draft>>> written =
                Stream.of(STAR, LEAF_SPINE, FAT_TREE).filter(f::has).toList();
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
        return written.stream().findFirst().flatMap(f::get).map(draft -> generate(draft, f));
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
        return new GeneratorSpec(draft.mark(), draft.word(), draft.generator(), topology);
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
