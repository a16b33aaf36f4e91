package org.nvsim.scenario.spec;

import org.nvsim.packet.Prefix;
import org.nvsim.scenario.problem.SourceMark;

/**
 * A rule that makes a whole network. Hosts are named {@code hv1}, {@code hv2}, … in the order in
 * which the rule makes them.
 */
public sealed interface GeneratorSpec {
    SourceMark mark();

    /** How many hosts the rule makes. */
    int hostCount();

    /** Where host addresses come from. */
    Prefix addresses();

    /** Hosts around one switch named {@code tor}. */
    record Star(SourceMark mark, int hosts, Prefix addresses) implements GeneratorSpec {
        @Override
        public int hostCount() {
            return hosts;
        }
    }

    /** Leaf switches {@code leaf1}…, each with its hosts, all joined to spines {@code spine1}…. */
    record LeafSpine(SourceMark mark, int leaves, int spines, int hostsPerLeaf, Prefix addresses)
            implements GeneratorSpec {
        @Override
        public int hostCount() {
            return leaves * hostsPerLeaf;
        }
    }

    /** The k-ary fat tree: k pods, k³/4 hosts; {@code k} even, 2 to 64. */
    record FatTree(SourceMark mark, int k, Prefix addresses) implements GeneratorSpec {
        @Override
        public int hostCount() {
            return k * k * k / 4;
        }
    }
}
