package org.nvsim.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nvsim.run.Run;
import org.nvsim.scenario.problem.ScenarioException;
import org.nvsim.scenario.spec.FlowSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.topology.Link;
import org.nvsim.topology.LinkAttributes;
import org.nvsim.topology.Topology;

/**
 * Writes the finite workload of a fat-tree as a file that another simulator can read: links, what
 * is sent, and the path that nvsim's equal-cost routing chose for each flow, found by watching it.
 */
public final class PeerWorkload {
    private PeerWorkload() {}

    /**
     * @param args k of the fat-tree, then the file
     */
    public static void main(String[] args) throws ScenarioException, IOException {
        Scenario scenario = FatTree.finite(Integer.parseInt(args[0]), "none");
        Paths paths = new Paths(scenario.traffic().size());
        Run run = Run.of(scenario, paths);
        run.finish();
        String text = text(scenario, run.topology(), paths);
        Files.writeString(Path.of(args[1]), text, StandardCharsets.UTF_8);
    }

    private static String text(Scenario scenario, Topology topology, Paths paths) {
        StringBuilder text = new StringBuilder();
        LinkAttributes links = topology.link(0).attributes();
        FlowSpec.Udp udp = (FlowSpec.Udp) scenario.traffic().get(0);
        long intervalPs = 8_000_000_000_000L * udp.sizeBytes() / udp.rateBitsPerSecond();
        line(text, "rate-bits-per-second", links.rateBitsPerSecond());
        line(text, "delay-ps", links.delayPs());
        line(text, "buffer-bytes", links.bufferBytes());
        line(text, "datagram-bytes", udp.sizeBytes());
        line(text, "interval-ps", intervalPs);
        line(text, "datagrams", udp.count());
        line(text, "nodes", topology.nodeCount());
        for (Link link : topology.links()) {
            text.append("link ").append(link.a().node()).append(' ').append(link.b().node());
            text.append('\n');
        }
        for (int flow = 0; flow < scenario.traffic().size(); flow++) {
            path(text, topology, paths.of(flow));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, long value) {
        text.append(key).append(' ').append(value).append('\n');
    }

    private static void path(StringBuilder text, Topology topology, List<Paths.Step> steps) {
        text.append("path");
        int end = -1;
        for (Paths.Step step : steps) {
            int node = topology.find(step.node()).orElseThrow().id();
            if (end >= 0 && end != node) {
                throw new IllegalStateException("a flow does not keep to one path: " + steps);
            }
            text.append(' ').append(node);
            end = topology.neighbor(node, step.port());
        }
        text.append(' ').append(end).append('\n');
    }
}
