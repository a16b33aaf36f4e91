package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nvsim.control.powershell.runtime.ScriptSink;
import org.nvsim.control.powershell.runtime.Values;
import org.nvsim.control.powershell.syntax.ScriptException;
import org.nvsim.control.powershell.syntax.ScriptProblem;
import org.nvsim.virt.policy.Generation;
import org.nvsim.virt.policy.HostPolicy;
import org.nvsim.virt.policy.ProviderAddress;

/** Hosts with real tables and pretended equipment, and what a script said to them. */
final class Lab implements NetworkVirtualizationHosts, ScriptSink {
    final Map<String, HostAdministration> hosts = new LinkedHashMap<>();
    final Map<String, HostPolicy> policies = new LinkedHashMap<>();
    final List<String> output = new ArrayList<>();
    final List<String> passedOver = new ArrayList<>();
    final List<Long> sleeps = new ArrayList<>();

    /** Two hosts with one VM of each of two customers, as in the public demonstration. */
    static Lab demo() {
        Lab lab = new Lab();
        lab.add("hv1", Generation.WINDOWS_2012)
                .vm("Blue1", 0x0606_0000_0005L)
                .vm("Red1", 0x0808_0000_0005L);
        lab.add("hv2", Generation.WINDOWS_2012)
                .vm("Blue2", 0x0606_0000_0007L)
                .vm("Red2", 0x0808_0000_0007L);
        return lab;
    }

    Equipment add(String name, Generation generation) {
        HostPolicy policy = new HostPolicy(generation);
        Equipment equipment = new Equipment(hosts.size() + 1, policy);
        policies.put(name, policy);
        hosts.put(name.toLowerCase(Locale.ROOT), new PolicyAdministration(name, policy, equipment));
        return equipment;
    }

    /** Runs a script that must parse. */
    ScriptOutcome run(String local, String text) {
        try {
            return PolicyScript.parse("lab.ps1", text).run(this, local, this);
        } catch (ScriptException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Everything a host was told, as text that two hosts can be compared by. */
    String state(String name) {
        HostAdministration host = hosts.get(name.toLowerCase(Locale.ROOT));
        StringBuilder state = new StringBuilder();
        rows(TableSchemas.LOOKUP_RECORD, host, state);
        rows(TableSchemas.CUSTOMER_ROUTE, host, state);
        rows(TableSchemas.PROVIDER_ADDRESS, host, state);
        rows(TableSchemas.PROVIDER_ROUTE, host, state);
        state.append(host.usesExternalRouter()).append('\n');
        host.vmPorts().forEach(port -> state.append(port).append('\n'));
        for (PhysicalAdapter adapter : host.adapters()) {
            for (AdapterFeature feature : AdapterFeature.values()) {
                state.append(adapter.name())
                        .append(feature)
                        .append(host.has(adapter, feature))
                        .append('\n');
            }
        }
        return state.toString();
    }

    private static <T> void rows(
            TableSchema<T> schema, HostAdministration host, StringBuilder state) {
        for (T row : schema.table().apply(host).list()) {
            state.append(Values.text(schema.object(host, row))).append('\n');
        }
    }

    @Override
    public Optional<HostAdministration> host(String name) {
        return Optional.ofNullable(hosts.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<String> names() {
        return new ArrayList<>(policies.keySet());
    }

    @Override
    public void wrote(String line) {
        output.add(line);
    }

    @Override
    public void passedOver(ScriptProblem problem) {
        passedOver.add(problem.message());
    }

    @Override
    public void slept(long milliseconds) {
        sleeps.add(milliseconds);
    }

    /** VM ports and one adapter, remembered and nothing more. */
    static final class Equipment implements HostEquipment {
        private final HostPolicy policy;
        private final List<VmPort> ports = new ArrayList<>();
        private final List<PhysicalAdapter> adapters = new ArrayList<>();
        private final Map<AdapterFeature, Boolean> features = new EnumMap<>(AdapterFeature.class);

        Equipment(int number, HostPolicy policy) {
            this.policy = policy;
            adapters.add(
                    new PhysicalAdapter(
                            "Ethernet",
                            "10G adapter",
                            10 + number,
                            0x0200_0000_0100L + number,
                            true,
                            10_000_000_000L));
        }

        Equipment vm(String name, long mac) {
            ports.add(new VmPort(name, "Network Adapter", mac, 0));
            return this;
        }

        @Override
        public List<VmPort> vmPorts() {
            return List.copyOf(ports);
        }

        @Override
        public void setVirtualSubnet(VmPort port, int virtualSubnetId) {
            for (int i = 0; i < ports.size(); i++) {
                if (ports.get(i).mac() == port.mac()) {
                    ports.set(
                            i, new VmPort(port.vmName(), port.name(), port.mac(), virtualSubnetId));
                }
            }
        }

        @Override
        public List<PhysicalAdapter> adapters() {
            return List.copyOf(adapters);
        }

        @Override
        public List<String> addProviderAddress(ProviderAddress address) {
            return policy.provider().add(address);
        }

        @Override
        public void removeProviderAddress(ProviderAddress address) {
            policy.provider().remove(address.address());
        }

        @Override
        public boolean has(PhysicalAdapter adapter, AdapterFeature feature) {
            return features.getOrDefault(feature, feature != AdapterFeature.NETWORK_VIRTUALIZATION);
        }

        @Override
        public void set(PhysicalAdapter adapter, AdapterFeature feature, boolean on) {
            features.put(feature, on);
        }
    }
}
