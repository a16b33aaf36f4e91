package org.nvsim.scenario.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nvsim.topology.Link;
import org.nvsim.topology.Topology;

/**
 * The provider's physical network.
 *
 * <p>A generated network has its hosts listed here too (named and addressed by the generator's
 * rule), but neither its switches nor its links: those the generator makes. Nodes and links written
 * in the file come in addition.
 *
 * @param generator the rule that makes the network, empty when all of it is written out
 * @param timingNoisePs the longest time a host or server takes to begin with what it sends; 0 for
 *     punctual ones
 * @param switchBitsPerSecond at which virtual switches take frames from one VM to another of hosts
 *     without cores
 */
public record NetworkSpec(
        LinkDefaults defaults,
        Optional<GeneratorSpec> generator,
        List<HostSpec> hosts,
        List<SwitchSpec> switches,
        List<RouterSpec> routers,
        List<FirewallSpec> firewalls,
        List<GatewaySpec> gateways,
        List<ServerSpec> servers,
        List<LinkSpec> links,
        List<FaultSpec> faults,
        long timingNoisePs,
        long switchBitsPerSecond) {
    public NetworkSpec {
        Objects.requireNonNull(defaults, "defaults");
        Objects.requireNonNull(generator, "generator");
        hosts = List.copyOf(hosts);
        switches = List.copyOf(switches);
        routers = List.copyOf(routers);
        firewalls = List.copyOf(firewalls);
        gateways = List.copyOf(gateways);
        servers = List.copyOf(servers);
        links = List.copyOf(links);
        faults = List.copyOf(faults);
    }

    /** Whether a link of these is there, written or made by the generator. */
    public boolean hasLinks(LinkPattern wanted) {
        return links.stream().anyMatch(link -> wanted.joins(link.a(), link.b()))
                || generator.map(rule -> makes(rule, wanted)).orElse(false);
    }

    private static boolean makes(GeneratorSpec rule, LinkPattern wanted) {
        Topology made = rule.topology();
        for (Link link : made.links()) {
            String a = made.node(link.a().node()).name();
            String b = made.node(link.b().node()).name();
            GeneratorSpec.Between between = rule.firewalls().get(link.id());
            boolean meant =
                    between == null
                            ? wanted.joins(a, b)
                            : wanted.joins(a, between.firewall())
                                    || wanted.joins(between.firewall(), b);
            if (meant) {
                return true;
            }
        }
        return false;
    }
}
