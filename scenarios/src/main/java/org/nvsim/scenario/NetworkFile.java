package org.nvsim.scenario;

import java.util.List;
import java.util.Optional;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.bind.SiblingFiles;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.LinkDefaults;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.NodeKind;
import org.nvsim.topology.Topology;
import org.nvsim.topology.TopologyNode;
import org.nvsim.topology.generate.HostsAtRouters;
import org.nvsim.topology.importer.GraphFormat;
import org.nvsim.topology.importer.ImportProblem;
import org.nvsim.topology.importer.ImportResult;
import org.nvsim.topology.importer.TopologyImport;

/**
 * A network of routers in a file of its own.
 *
 * @param format how the file is written
 * @param path where it is, below the scenario's folder
 * @param mark where the scenario names it
 */
record NetworkFile(GraphFormat format, String path, SourceMark mark) {
    /** What a file may hold besides routers: other machines need more than a name. */
    private static final List<NodeKind> KINDS =
            List.of(NodeKind.ROUTER, NodeKind.SWITCH, NodeKind.HOST);

    /** The network, with hosts added to its routers; empty when a mistake was reported. */
    Optional<HostsAtRouters> read(LinkDefaults defaults, int hostsPerRouter, Binding binding) {
        LinkAttributes links =
                new LinkAttributes(
                        defaults.rateBitsPerSecond(),
                        defaults.delayPs(),
                        defaults.mtuBytes(),
                        defaults.bufferBytes());
        Optional<SiblingFiles.Text> text = binding.beside().read(path, mark, binding);
        return text.flatMap(t -> routers(t, links, binding))
                .map(routers -> new HostsAtRouters(routers, hostsPerRouter));
    }

    private Optional<Topology> routers(
            SiblingFiles.Text text, LinkAttributes links, Binding binding) {
        ImportResult result = TopologyImport.read(format, text.content(), links);
        for (ImportProblem problem : result.problems()) {
            binding.error(text.mark(problem.line(), 1), problem.message());
        }
        for (ImportProblem warning : result.warnings()) {
            binding.warning(text.mark(warning.line(), 1), warning.message());
        }
        return result.topology().filter(topology -> allRun(topology, result, text, binding));
    }

    private static boolean allRun(
            Topology topology, ImportResult result, SiblingFiles.Text text, Binding binding) {
        boolean good = true;
        for (TopologyNode node : topology.nodes()) {
            SourceMark mark = text.mark(result.nodeLines().get(node.id()), 1);
            if (!KINDS.contains(node.kind())) {
                binding.error(
                        mark,
                        "'"
                                + node.name()
                                + "' is neither router, switch nor host; add it in the scenario");
                good = false;
            } else if (node.kind() == NodeKind.HOST && topology.portCount(node.id()) != 1) {
                binding.error(mark, "the host '" + node.name() + "' needs exactly one link");
                good = false;
            }
        }
        return good;
    }
}
