package org.nvsim.scenario;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nvsim.packet.Ipv4Address;
import org.nvsim.packet.Prefix;
import org.nvsim.scenario.bind.Binding;
import org.nvsim.scenario.problem.SourceMark;
import org.nvsim.scenario.spec.GatewaySpec;
import org.nvsim.scenario.spec.HostSpec;
import org.nvsim.scenario.spec.InterfaceAddress;
import org.nvsim.scenario.spec.NetworkSpec;
import org.nvsim.scenario.spec.RouterSpec;
import org.nvsim.scenario.spec.Scenario;
import org.nvsim.scenario.spec.ServerSpec;

/** Whether the physical network fits together. */
final class NetworkChecks {
    private final NetworkSpec network;
    private final Binding binding;
    private final Map<Integer, String> owners = new HashMap<>(); // looked up, never walked

    NetworkChecks(Scenario scenario, Binding binding) {
        this.network = scenario.network();
        this.binding = binding;
    }

    void run() {
        for (HostSpec host : network.hosts()) {
            own(host.address(), host.name(), markOf(host, host.mark()));
        }
        for (ServerSpec server : network.servers()) {
            own(server.address().address(), server.name(), markOf(server, server.mark()));
        }
        for (GatewaySpec gateway : network.gateways()) {
            own(gateway.address().address(), gateway.name(), markOf(gateway, gateway.mark()));
            checkPrefixes(gateway);
        }
        for (RouterSpec router : network.routers()) {
            for (InterfaceAddress address : router.addresses()) {
                own(address.address(), router.name(), router.mark());
            }
        }
    }

    private void checkPrefixes(GatewaySpec gateway) {
        Set<Prefix> seen = new HashSet<>();
        for (Prefix prefix : gateway.prefixes()) {
            if (!seen.add(prefix)) {
                binding.error(
                        binding.fieldsOf(gateway)
                                .map(fields -> fields.markOf(NodeKeys.PREFIXES))
                                .orElse(gateway.mark()),
                        prefix + " stands twice");
            }
        }
    }

    private void own(int address, String name, SourceMark mark) {
        String owner = owners.putIfAbsent(address, name);
        if (owner != null) {
            binding.error(
                    mark,
                    "'"
                            + name
                            + "' has the address of '"
                            + owner
                            + "', "
                            + Ipv4Address.format(address));
        }
    }

    private SourceMark markOf(Object record, SourceMark otherwise) {
        return binding.fieldsOf(record)
                .flatMap(fields -> fields.map().get("address"))
                .map(value -> value.mark())
                .orElse(otherwise);
    }
}
