package org.nvsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.FirewallSpec;
import org.nvsim.scenario.spec.GeneratorSpec;
import org.nvsim.scenario.spec.LinkPattern;
import org.nvsim.scenario.value.Kinds;
import org.nvsim.topology.Link;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;

/** What is different about some of the links that a rule makes: figures, and firewalls in them. */
final class TierKeys {
    private static final int LONGEST_NAME = 63;

    private static final Key<LinkPattern> LINK =
            Key.required(
                    "link",
                    LinkKeys.ENDS_OF_SEVERAL,
                    "leaf* -- spine*",
                    "The links, by the nodes they join; in a name, * stands for any letters. Of"
                            + " several entries that mean one link, the last holds.");
    private static final Key<Optional<FirewallSpec>> FIREWALL =
            Key.optional(
                    "firewall",
                    FirewallKeys.FIREWALL,
                    "{ preset: default-deny-gre }",
                    "A firewall in each of these links, named fw-A-B after the nodes A and B that it"
                            + " joins; its first port is towards the first of 'link'; half the link's delay is"
                            + " on either side.");

    /** Some links, and what they have instead of the defaults. */
    record Tier(
            SourceMark mark,
            LinkPattern links,
            Optional<Long> rate,
            Optional<Long> delay,
            Optional<Integer> mtu,
            Optional<Long> buffer,
            Optional<FirewallSpec> firewall) {
        private LinkAttributes over(LinkAttributes old) {
            return new LinkAttributes(
                    rate.orElse(old.rateBitsPerSecond()),
                    delay.orElse(old.delayPs()),
                    mtu.orElse(old.mtuBytes()),
                    buffer.orElse(old.bufferBytes()));
        }
    }

    static final Section<Tier> TIER =
            Section.of(
                    "a tier",
                    "Links of a network that a rule makes, with figures of their own and firewalls in"
                            + " them.",
                    List.of(
                            LINK,
                            LinkKeys.OWN_RATE,
                            LinkKeys.OWN_DELAY,
                            LinkKeys.OWN_MTU,
                            LinkKeys.OWN_BUFFER,
                            FIREWALL),
                    f ->
                            new Tier(
                                    f.markOf(LINK),
                                    f.get(LINK),
                                    f.get(LinkKeys.OWN_RATE),
                                    f.get(LinkKeys.OWN_DELAY),
                                    f.get(LinkKeys.OWN_MTU),
                                    f.get(LinkKeys.OWN_BUFFER),
                                    f.get(FIREWALL)));

    private TierKeys() {}

    /**
     * The network with what its tiers say.
     *
     * @param firewalls is given those that stand in links
     */
    static GeneratorSpec apply(
            GeneratorSpec made, List<Tier> tiers, List<FirewallSpec> firewalls, Fields f) {
        Topology old = made.topology();
        LinkAttributes[] attributes =
                old.links().stream().map(Link::attributes).toArray(LinkAttributes[]::new);
        Tier[] filtered = new Tier[attributes.length];
        for (Tier tier : tiers) {
            boolean any = false;
            for (Link link : old.links()) {
                if (tier.links.joins(name(old, link.a().node()), name(old, link.b().node()))) {
                    any = true;
                    attributes[link.id()] =
                            f.binding().standsFor(tier.over(attributes[link.id()]), tier);
                    filtered[link.id()] = tier.firewall.isPresent() ? tier : filtered[link.id()];
                }
            }
            if (!any) {
                f.binding()
                        .error(
                                tier.mark,
                                "no link that '"
                                        + made.word()
                                        + "' makes joins '"
                                        + tier.links.a()
                                        + "' and '"
                                        + tier.links.b()
                                        + "'");
            }
        }
        return new GeneratorSpec(
                made.mark(),
                made.word(),
                made.generator(),
                rebuilt(old, attributes),
                firewalls(old, filtered, firewalls, f.binding()));
    }

    private static Topology rebuilt(Topology old, LinkAttributes[] attributes) {
        Topology.Builder builder = Topology.builder();
        for (TopologyNode node : old.nodes()) {
            builder.addNode(node.name(), node.kind(), node.tier(), node.position());
        }
        for (Link link : old.links()) {
            builder.addLink(link.a().node(), link.b().node(), attributes[link.id()]);
        }
        old.addressPlan().ifPresent(builder::addressPlan);
        return builder.build();
    }

    private static Map<Integer, GeneratorSpec.Between> firewalls(
            Topology topology, Tier[] filtered, List<FirewallSpec> into, Binding binding) {
        Map<Integer, GeneratorSpec.Between> between = new TreeMap<>();
        List<String> names = new ArrayList<>(into.stream().map(FirewallSpec::name).toList());
        for (Link link : topology.links()) {
            Tier tier = filtered[link.id()];
            if (tier == null) {
                continue;
            }
            String a = name(topology, link.a().node());
            String b = name(topology, link.b().node());
            boolean asWritten = new LinkPattern(tier.links.a(), "*").joins(a, "");
            int first = asWritten ? link.a().node() : link.b().node();
            String name = "fw-" + name(topology, first) + "-" + (asWritten ? b : a);
            if (names.contains(name) || name.length() > LONGEST_NAME) {
                name = "fw-link" + link.id(); // a second link, or nodes with long names
            }
            names.add(name);
            FirewallSpec written = tier.firewall.orElseThrow();
            into.add(new FirewallSpec(name, written.mark(), written.preset(), written.rules()));
            binding.names().define(Kinds.node(Kinds.FIREWALL), name, written.mark());
            between.put(
                    link.id(), new GeneratorSpec.Between(name, first, link.farEnd(first).node()));
        }
        return between;
    }

    private static String name(Topology topology, int node) {
        return topology.node(node).name();
    }
}
