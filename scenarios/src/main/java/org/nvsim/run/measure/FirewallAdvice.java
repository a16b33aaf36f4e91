package org.nvsim.run.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.nvsim.fabric.firewall.Denials.Denial;
import org.nvsim.fabric.firewall.Firewall;
import org.nvsim.fabric.firewall.IpProtocol;
import org.nvsim.fabric.firewall.RuleMatch;
import org.nvsim.host.GatewayNode;
import org.nvsim.host.Host;
import org.nvsim.observe.Decision;
import org.nvsim.packet.Ipv4;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Nvgre;
import org.nvsim.run.build.BuiltSimulation;

/**
 * What firewalls would have to permit, from what they denied: a decision for a decision, each with
 * the packets that it was about.
 */
public final class FirewallAdvice {
    /** So many addresses are named one by one. */
    private static final int NAMED = 4;

    private final BuiltSimulation simulated;
    private final IntPredicate concerned;
    private final Set<Integer> hosts = new TreeSet<>(Integer::compareUnsigned);
    private final Set<Integer> gateways = new TreeSet<>(Integer::compareUnsigned);

    /**
     * @param concerned which flows the advice is about
     */
    FirewallAdvice(BuiltSimulation simulated, IntPredicate concerned) {
        this.simulated = simulated;
        this.concerned = concerned;
        if (simulated.fabric().all(Firewall.class).isEmpty()) {
            return;
        }
        for (Host host : simulated.fabric().all(Host.class)) {
            host.policy().provider().list().forEach(own -> hosts.add(own.address()));
        }
        for (GatewayNode gateway : simulated.fabric().all(GatewayNode.class)) {
            gateway.policy().provider().list().forEach(own -> gateways.add(own.address()));
        }
    }

    /** One sentence for each decision of each firewall. */
    List<String> all() {
        List<String> advice = new ArrayList<>();
        for (Firewall firewall : simulated.fabric().all(Firewall.class)) {
            Map<Decision, List<Denial>> byDecision = new LinkedHashMap<>();
            for (Denial denial : firewall.denials().all()) {
                if (concerned.test(denial.flow())) {
                    byDecision
                            .computeIfAbsent(denial.decision(), d -> new ArrayList<>())
                            .add(denial);
                }
            }
            byDecision.forEach(
                    (decision, denials) ->
                            advice.add("firewall " + firewall.name() + ": " + about(denials)));
        }
        return advice;
    }

    /** About packets that one decision denied. */
    private String about(List<Denial> denials) {
        Denial first = denials.get(0);
        String decided = first.decision().what();
        if (first.isForWantOfRoom()) {
            return "room for more sessions: it had none for packets between " + ends(denials);
        }
        boolean forLength =
                first.rule().map(r -> r.match().longerThanBytes() != RuleMatch.ANY).orElse(false);
        if (forLength) {
            return tooLong(denials, first.rule().orElseThrow().match().longerThanBytes(), decided);
        }
        String permit = "a rule that permits " + protocols(denials) + " between " + ends(denials);
        return first.rule().isEmpty()
                ? permit + " (denied by the " + decided + ")"
                : permit + ", before " + decided;
    }

    private static String tooLong(List<Denial> denials, int limitBytes, String decided) {
        int longest = denials.stream().mapToInt(Denial::longestBytes).max().orElseThrow();
        boolean tunnelled = denials.stream().anyMatch(d -> d.protocol() == Ipv4.PROTOCOL_GRE);
        return "packets of up to "
                + longest
                + " bytes allowed, or guests send at most "
                + (limitBytes - (tunnelled ? Nvgre.MTU_COST_BYTES : 0))
                + " bytes (denied by "
                + decided
                + ")";
    }

    private static String protocols(List<Denial> denials) {
        return denials.stream()
                .map(Denial::protocol)
                .distinct()
                .sorted()
                .map(IpProtocol::describe)
                .collect(Collectors.joining(" and "));
    }

    /** Between whom, by outer addresses: few are named, of many it is said what they are. */
    private String ends(List<Denial> denials) {
        Set<Integer> addresses = new TreeSet<>(Integer::compareUnsigned);
        denials.forEach(d -> addresses.add(d.source()));
        denials.forEach(d -> addresses.add(d.destination()));
        boolean tunnels = denials.stream().allMatch(d -> d.protocol() == Ipv4.PROTOCOL_GRE);
        if (tunnels && hosts.containsAll(addresses)) {
            return "the hosts";
        }
        if (tunnels) {
            return "the hosts and gateways";
        }
        if (addresses.size() <= NAMED) {
            return addresses.stream().map(Ipv4Address::format).collect(Collectors.joining(" and "));
        }
        return hosts.containsAll(addresses)
                ? "the hosts' provider addresses"
                : addresses.size() + " addresses";
    }
}
