package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.limits.Limits;
import org.nvsim.scenario.bind.Fields;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.ScalarType;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.topology.TopologyProblem;
import org.nvsim.topology.generate.Dumbbell;
import org.nvsim.topology.generate.FatTree;
import org.nvsim.topology.generate.LeafSpine;
import org.nvsim.topology.generate.Ring;
import org.nvsim.topology.generate.Star;
import org.nvsim.topology.generate.TopologyGenerator;

/** Rules that make whole networks. */
final class GeneratorKeys {
    /** A rule whose numbers are sound. */
    record Draft(SourceMark mark, String word, TopologyGenerator generator) {}

    private static final Key<Integer> HOSTS = number("hosts", "4", "How many hosts.");
    private static final Key<Integer> LEAVES =
            number("leaves", "4", "How many leaf switches, each with hosts of its own.");
    private static final Key<Integer> SPINES =
            number("spines", "2", "How many spine switches, each joined to every leaf.");
    private static final Key<Integer> HOSTS_PER_LEAF =
            number("hosts-per-leaf", "4", "How many hosts each leaf has.");
    private static final Key<Integer> K =
            number("k", "4", "Ports of every switch, an even number; there are k³/4 hosts.");

    static final Section<Draft> STAR =
            generator(
                    "star",
                    "Hosts hv1, hv2, … around one switch named tor.",
                    List.of(HOSTS),
                    f -> new Star(f.get(HOSTS)));
    static final Section<Draft> LEAF_SPINE =
            generator(
                    "leaf-spine",
                    "Leaf switches leaf1, … each joined to all spines spine1, …; hosts hv1, … leaf"
                            + " by leaf.",
                    List.of(LEAVES, SPINES, HOSTS_PER_LEAF),
                    f -> new LeafSpine(f.get(LEAVES), f.get(SPINES), f.get(HOSTS_PER_LEAF)));
    static final Section<Draft> FAT_TREE =
            generator(
                    "fat-tree",
                    "Three layers of k-port switches core1, …, agg1, …, edge1, …; hosts hv1, ….",
                    List.of(K),
                    f -> new FatTree(f.get(K)));

    private static final Key<Integer> LEFT = number("left", "4", "Hosts hv1, … on the left.");
    private static final Key<Integer> RIGHT =
            number("right", "4", "Hosts on the right, numbered on.");
    private static final Key<Integer> SWITCHES =
            number("switches", "4", "How many switches are in the ring.");
    private static final Key<Integer> HOSTS_PER_SWITCH =
            number("hosts-per-switch", "2", "How many hosts each switch has.");

    static final Section<Draft> DUMBBELL =
            generator(
                    "dumbbell",
                    "Two racks whose switches left and right are joined by one link, the"
                            + " bottleneck.",
                    List.of(LEFT, RIGHT),
                    f -> new Dumbbell(f.get(LEFT), f.get(RIGHT)));
    static final Section<Draft> RING =
            generator(
                    "ring",
                    "Switches sw1, … in a ring; hosts hv1, … switch by switch.",
                    List.of(SWITCHES, HOSTS_PER_SWITCH),
                    f -> new Ring(f.get(SWITCHES), f.get(HOSTS_PER_SWITCH)));

    private GeneratorKeys() {}

    private interface Maker {
        TopologyGenerator make(Fields fields);
    }

    private static Section<Draft> generator(
            String word, String doc, List<Key<?>> keys, Maker maker) {
        return Section.checked(
                "a " + word,
                doc,
                keys,
                fields -> {
                    TopologyGenerator generator = maker.make(fields);
                    List<TopologyProblem> problems = generator.problems();
                    problems.forEach(problem -> report(problem, keys, fields));
                    return problems.isEmpty()
                            ? Optional.of(new Draft(fields.mark(), word, generator))
                            : Optional.empty();
                });
    }

    /** Says what is wrong with a rule's numbers, at the keys they are named after. */
    static void report(TopologyProblem problem, List<Key<?>> keys, Fields fields) {
        SourceMark mark =
                keys.stream()
                        .filter(key -> key.name().equals(problem.subject()))
                        .findFirst()
                        .map(fields::markOf)
                        .orElse(fields.mark());
        fields.binding().error(mark, problem.message());
    }

    private static Key<Integer> number(String name, String example, String doc) {
        return Key.required(name, ScalarType.wholeInt("a number", Limits.THINGS), example, doc);
    }
}
